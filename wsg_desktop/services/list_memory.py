"""What a programme remembers of the lists that were imported: beside the recipe of each, its last versions.

A version says which projects the list was about and which change set came out of it. Where the programme says
something else than the list did, a mark of what the list said is kept; all else is what stood there then.
"""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2s
from typing import Any, NamedTuple, cast

from wsg_desktop.domain.answers import Value, comparable
from wsg_desktop.exchange.recipe import Recipe
from wsg_desktop.store import programmes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.journal.undo import is_undone
from wsg_desktop.store.records import RecipeRecord
from wsg_desktop.store.transaction import Transaction

VERSIONS = "imports"
KEPT = 3
"""Versions of one list that are kept: who takes an import back goes on from the one before it."""
LEAST_SHARE = 0.5
"""A list is another version of one when at least this part of the projects of that one is in it."""
LEAST_OF_NAMESAKE = 0.2
"""The same, where both files have the same name."""


class ListVersion(NamedTuple):
    """One time that a list was imported."""

    file: str
    digest: str
    """Of the file; empty where it is not known."""
    seq: int
    """The last change set that there was after it."""
    change_set: int
    """The import itself; 0 where it changed nothing."""
    projects: tuple[str, ...]
    fields: tuple[str, ...]
    """What it had columns for."""
    left: Mapping[str, Mapping[str, str]]
    """By project and field the mark of what the list said, where something else stood in the programme."""


class KnownList(NamedTuple):
    """The last version of a list, under the name of its recipe."""

    recipe: str
    version: ListVersion


def mark(value: Value) -> str:
    """Return few characters that tell one value from another."""
    return blake2s(repr(comparable(value)).encode(), digest_size=6).hexdigest()


def find_earlier(
    read: Reading, file: str, found: Collection[str], present: Collection[str]
) -> KnownList | None:
    """Return the list that a list is another version of: most of its projects are among those `found`.

    Lists with the same columns may be about other projects, so a recipe that fits says nothing. `present` are
    the projects that are not in the bin.
    """
    best: tuple[float, int, KnownList] | None = None
    for recipe, definition in programmes.list_recipes(read):
        for version in reversed(_versions(definition)):
            if version.change_set and is_undone(read, version.change_set):
                continue
            members = set(version.projects).intersection(present)
            share = len(members.intersection(found)) / len(members) if members else 0
            least = LEAST_OF_NAMESAKE if version.file == file else LEAST_SHARE
            if share >= least and (best is None or (share, version.seq) > best[:2]):
                best = (share, version.seq, KnownList(recipe, version))
            break
    return best[2] if best else None


def known_digests(read: Reading) -> set[str]:
    """Return of every kept version of every list which file it was."""
    return {it.digest for _, definition in programmes.list_recipes(read) for it in _versions(definition)}


def keep_recipe(tx: Transaction, recipe: Recipe, version: ListVersion | None = None) -> None:
    """Keep how a list is read under the recipe's name for its next version, and what this one said."""
    found = tx.find_all(RecipeRecord, RecipeRecord.name == recipe.name)
    versions = _versions(found[0].definition) if found else []
    versions = [*versions, *([version] if version else [])][-KEPT:]
    content = json.loads(recipe.to_json()) | {VERSIONS: [_kept(it) for it in versions]}
    definition = json.dumps(content, ensure_ascii=False, indent=1)
    if found:
        found[0].definition = definition
    else:
        tx.add(RecipeRecord(name=recipe.name, definition=definition))


def _kept(version: ListVersion) -> dict[str, Any]:
    words = {"projects": " ".join(version.projects), "fields": " ".join(version.fields)}
    return version._asdict() | words


def _versions(definition: str) -> list[ListVersion]:
    """Return the versions that are kept with a recipe, oldest first; what is none of ours is left out."""
    found: list[ListVersion] = []
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        for it in cast("list[dict[str, Any]]", json.loads(definition).get(VERSIONS, [])):
            projects, fields = (tuple(str(it[key]).split()) for key in ("projects", "fields"))
            file, digest, seq, change_set = str(it["file"]), str(it["digest"]), it["seq"], it["change_set"]
            found.append(ListVersion(file, digest, int(seq), int(change_set), projects, fields, it["left"]))
    return found
