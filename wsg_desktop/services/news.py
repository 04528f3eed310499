"""What changed since a moment, as news: each project once, with what matters most of it, and who said so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, cast

from wsg_desktop.services.change_words import Told, Words, worth_telling
from wsg_desktop.store import changes
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ChangeRow
from wsg_desktop.texts import Translator

MOST = 9
"""As many as anybody reads beside a list of ten."""
LOOKED_AT = 600
"""As many changed fields are looked at; more in a week is nobody's to read."""
OF_ONE_SET = 60
"""As many of one change set: an import of ten thousand lines is one piece of news."""

_MATTERS = (
    ("project", "end"),
    ("project", "deadline"),
    ("project", "phase"),
    ("project", "state"),
    ("project", "deleted_at"),
    ("project_party", ""),
    ("project_status", ""),
    ("situation", ""),
    ("project", ""),
)
"""Entities and fields, what matters most first; an empty field stands for all others."""


class News(NamedTuple):
    """One piece of news: what it is of, and what happened, in words."""

    row: ChangeRow
    title: str
    text: str
    opens: str = ""
    """The project that it is of; empty for what is about many."""


def read_news(read: Reading, since: int, tr: Translator, today: date, most: int = MOST) -> list[News]:
    """Return the news after change set `since`, latest first."""
    rows = changes.latest_since(read, since, LOOKED_AT, OF_ONE_SET)
    large = {seq for seq, count in Counter(row.seq for row in rows).items() if count >= OF_ONE_SET}
    small = list(reversed(changes.net(reversed([row for row in rows if row.seq not in large]))))
    # An action has a number too, and no title: it is no project to open.
    of_projects = [row for row in small if row.number and row.title]
    reporters = _reporters(rows)
    best: dict[str, ChangeRow] = {}
    for row in worth_telling(of_projects):
        if row.owner_id not in best or _weight(row) < _weight(best[row.owner_id]):
            best[row.owner_id] = row
    of_sets = _first_of_each([row for row in rows if row.seq in large])
    picked = sorted((*best.values(), *of_sets), key=lambda row: -row.seq)[:most]
    # Words are made of what is shown only: they look up names.
    owners = {row.owner_id for row in picked if row.seq not in large}
    theirs = [row for row in of_projects if row.owner_id in owners]
    told = {id(it.row): it for it in Words.load(read, tr, today, theirs).tell(theirs)}
    return [
        _of_set(row, tr) if row.seq in large else _of_project(told[id(row)], reporters, tr) for row in picked
    ]


def _of_project(told: Told, reporters: dict[tuple[str, str], str], tr: Translator) -> News:
    row = told.row
    reporter = reporters.get((row.set_id, row.owner_id))
    if row.entity == "situation" and row.op == "insert" and reporter:
        # Long words end in an ellipsis: who said them goes before.
        said = cast("dict[str, object]", row.new)["text"]
        text = tr("reported by {name}: {change}", name=reporter, change=said)
    elif reporter:
        text = tr("{change}, reported by {name}", change=told.text, name=reporter)
    else:
        text = _by(told.text, row, tr)
    return News(row, row.title, text, row.owner_id)


def _of_set(row: ChangeRow, tr: Translator) -> News:
    label = tr.sentence(row.label)
    return News(row, label[:1].upper() + label[1:], _by(tr("many projects at once"), row, tr))


def _by(text: str, row: ChangeRow, tr: Translator) -> str:
    return tr("{change}, by {name}", change=text, name=row.who) if row.who else text


def _reporters(rows: Iterable[ChangeRow]) -> dict[tuple[str, str], str]:
    """Return per change set and project who reported it: whoever an entry of its situation names."""
    return {
        (row.set_id, row.owner_id): str(values["reported_by"])
        for row in rows
        if row.entity == "situation" and row.op == "insert"
        for values in [cast("dict[str, object]", row.new)]
        if values.get("reported_by")
    }


def _first_of_each(rows: Sequence[ChangeRow]) -> list[ChangeRow]:
    return list({row.seq: row for row in rows}.values())


def _weight(row: ChangeRow) -> int:
    for place, (entity, field) in enumerate(_MATTERS):
        if row.entity == entity and field in {"", row.field}:
            return place
    return len(_MATTERS)
