"""What a list says of a project and what stands there, field by field, in one form to be compared and set."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from wsg_desktop.domain.answers import Value
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Aspect, DeadlineReason, Light
from wsg_desktop.domain.words import search_key
from wsg_desktop.exchange.drafts import ProjectDraft
from wsg_desktop.services.draft_texts import EXPLANATION, TEXT_FIELDS, explained_aspect, notes_of
from wsg_desktop.services.progress import (
    add_situation,
    explain_status,
    set_phase_period,
    set_references,
    set_status,
)
from wsg_desktop.services.project_fields import set_deadline, set_field
from wsg_desktop.store import parties, project_details, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProjectRow, ProjectTexts
from wsg_desktop.store.transaction import Transaction

LIGHT = "status_"
"""What the field of a light begins with; its aspect follows."""

_PLAIN = ("kind", "state", "phase", "direction_type", "confidentiality", "start", "end", "deadline")
_NUMBERS = ("percent", "budget", "spent")
_NAMES = ("areas", "lead_parties", "partner_parties", "goals", "tags")
_PARTIES = frozenset({"lead_parties", "partner_parties", "daily_direction", "policy_direction"})
_WITH_REASON = frozenset({"director_role", "direction_aim"})


class Worth(NamedTuple):
    """A value in three forms: as people read it, as it is compared, and as a field takes it."""

    shown: Value
    key: Value
    raw: Any


class Said(NamedTuple):
    """What a list says about one field; `names` are the parties in it, as the list writes them."""

    field: str
    worth: Worth
    names: tuple[str, ...] = ()


def worth(raw: Any) -> Worth:
    """Return a value in its three forms; names count whatever their order, words without a day as such."""
    if isinstance(raw, tuple):
        names = cast("tuple[str, ...]", raw)
        return Worth(", ".join(names), "\n".join(sorted(map(search_key, names))), names)
    if isinstance(raw, int):
        return Worth(str(raw), str(raw), raw)
    if isinstance(raw, Term) and raw and raw.day is None:
        return Worth(raw, f"{raw.precision.value} {raw.text}", raw)
    return Worth(raw, raw or None, raw)


def list_said(project: ProjectDraft, named: Mapping[str, str], *, keeps_number: bool) -> Iterator[Said]:
    """Yield what a list says of a project; what it leaves empty says nothing.

    `named` are the programme's names of parties, by how the list writes them.
    """
    for key, raw, names in _raw(project, keeps_number=keeps_number):
        if raw in (None, "", (), NO_TERM):
            continue
        if key in _PARTIES:
            ours = tuple(dict.fromkeys(named.get(name, name) for name in names))
            yield Said(key, worth(ours if isinstance(raw, tuple) else ours[0]), names)
        else:
            yield Said(key, worth(raw))


def _raw(project: ProjectDraft, *, keeps_number: bool) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    yield "title", project.title, ()
    for key in (*_PLAIN, *_NUMBERS, "areas", "goals", "tags", "references", "situation"):
        yield key, getattr(project, key), ()
    leads = project.lead_parties
    yield "lead_parties", leads, leads
    others = tuple(name for name in project.partner_parties if name not in leads)
    yield "partner_parties", others, others
    for key, name in project.directing_parties.items():
        yield key, name, (name,)
    for key, person in project.persons.items():
        yield key, person.name or person.function, ()
    for key in TEXT_FIELDS:
        yield key, project.texts.get(key), ()
    yield "notes", notes_of(project, keeps_number=keeps_number), ()
    for aspect, light in project.lights.items():
        yield LIGHT + aspect, light, ()
    explained = explained_aspect(project)
    for key in EXPLANATION if explained else ():
        yield f"{explained}.{key}", project.texts.get(key), ()
    for phase, terms in project.phases.items():
        for moment, term in terms.items():
            yield f"{phase}.{moment}", term, ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a programme about some of its projects."""

    rows: Mapping[str, ProjectRow]
    texts: Mapping[str, ProjectTexts]
    people: Mapping[str, str]
    parties: Mapping[str, str]

    def worth(self, project_id: str, key: str) -> Worth:
        """Return what stands there for a field."""
        row, texts = self.rows[project_id], self.texts[project_id]
        if key == "references":
            return worth(tuple(target for _, target in texts.references))
        if key.startswith(LIGHT) or "." in key:
            return worth(_of_part(row, key))
        if key in {"daily_direction", "policy_direction"}:
            return worth(self.parties.get(getattr(texts, f"{key}_id") or "", ""))
        if key in {"official_principal", "political_principal"}:
            return worth(self.people.get(getattr(texts, f"{key}_id") or "", ""))
        return worth(getattr(row if hasattr(row, key) else texts, key))


def read_standing(read: Reading, ids: Collection[str]) -> Standing:
    """Return what stands in the programme about the projects with these ids that are not in the bin."""
    rows = {row.id: row for row in projects.find_projects(read, ids, deleted=False)}
    people = {person.id: person.label for person in parties.list_people(read)}
    names = {party.id: party.name for party in parties.list_parties(read)}
    return Standing(rows, project_details.find_texts(read, rows), people, names)


def _of_part(row: ProjectRow, key: str) -> Any:
    """Return what stands for a light, an explanation or a moment of a phase."""
    part, _, what = key.partition(".")
    if key.startswith(LIGHT):
        lights = {it.aspect: it.light for it in row.statuses}
        light = lights.get(key.removeprefix(LIGHT), "")
        return "" if light == Light.NONE.value else light
    if part in set(Aspect):
        return next((getattr(it, what) for it in row.statuses if it.aspect == part), "")
    return next((getattr(it, what) for it in row.phases if it.phase == part), NO_TERM)


def set_said(tx: Transaction, project_id: str, key: str, raw: Any, before: Worth, file: str) -> None:
    """Set a field to what a list says; `before` is what stands there."""
    part, _, what = key.partition(".")
    if key == "situation":
        add_situation(tx, project_id, raw, reported_by=file)
    elif key.startswith(LIGHT):
        _set_light(tx, project_id, Aspect(key.removeprefix(LIGHT)), Light(raw), file)
    elif what and part in set(Aspect):
        explain_status(tx, project_id, Aspect(part), **{what: raw})
    elif what:
        set_phase_period(tx, project_id, part, what, raw)
    elif key == "references":
        _add_references(tx, project_id, raw)
    elif key == "deadline" and isinstance(before.raw, Term) and before.raw.day:
        set_deadline(tx, project_id, raw, DeadlineReason.CORRECTION, file)
    else:
        set_field(tx, project_id, key, raw)
        if key in _WITH_REASON:
            set_field(tx, project_id, f"{key}_reason", file)


def _set_light(tx: Transaction, project_id: str, aspect: Aspect, light: Light, file: str) -> None:
    set_status(tx, project_id, aspect, light, **({"reason": file} if aspect is Aspect.TIME else {}))


def _add_references(tx: Transaction, project_id: str, targets: tuple[str, ...]) -> None:
    present = project_details.get_texts(tx.read, project_id).references
    known = {target for _, target in present}
    set_references(tx, project_id, [*present, *(("", it) for it in targets if it not in known)])


def field_label(key: str) -> str:
    """Return the message id of what a field is called."""
    from wsg_desktop.exchange.list_fields import FIELDS

    part, _, what = key.partition(".")
    if what in EXPLANATION and part in set(Aspect):
        return FIELDS[what].label
    return FIELDS_BY_KEY[key].label if key in FIELDS_BY_KEY else FIELDS[key].label
