"""The history of the whole programme in words: change sets a page at a time, with what they changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from wsg_desktop.domain.clock import end_of_day, start_of_day
from wsg_desktop.domain.words import search_key
from wsg_desktop.services.change_labels import FIELD_LABELS
from wsg_desktop.services.change_words import Told, Words
from wsg_desktop.services.importing import IMPORT_LABEL
from wsg_desktop.store import change_sets, changes
from wsg_desktop.store.change_sets import Found, SetFilter, SetRow
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.journal.later import find_taken_back
from wsg_desktop.store.journal.tables import REDO, UNDO
from wsg_desktop.store.rows import ChangeRow
from wsg_desktop.texts import N_, Translator, sentence

PAGE = 60
"""Change sets read at a time."""
FEW = 60
"""Up to so many changes a set is told at once; a larger one shows counts until it is unfolded."""
JOINED = 3
"""Up to so many changes of one project stand on one line."""
SHORTEST_VALUE = 3
"""Fewer letters are not looked for in values: they stand in nearly all of them."""
MOST = 400
"""Changes shown of one set; the rest is counted."""

KINDS: tuple[tuple[str, str], ...] = (
    ("", N_("All changes")),
    ("edit", N_("Edits")),
    ("import", N_("Imports")),
    ("undo", N_("Undone and taken back")),
    ("bin", N_("To and from the bin")),
    ("fact", N_("Overviews sent and other facts")),
    ("point", N_("Restore points")),
)
"""What can be filtered by: its key, and its message id."""

_UNDONE, _REDONE = N_("undone: {label}"), N_("done again: {label}")


class HistoryWish(NamedTuple):
    """Which part of the history is asked for; what is empty does not matter."""

    who: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""
    text: str = ""

    @property
    def is_all(self) -> bool:
        """Return whether everything is asked for."""
        return self == HistoryWish()

    def holds_moment(self, at: datetime) -> bool:
        """Return whether a moment falls between the days that are asked for."""
        return (self.since is None or at >= start_of_day(self.since)) and (
            self.until is None or at <= end_of_day(self.until)
        )


class HistoryLine(NamedTuple):
    """One change in words, with the project, area or party that it is of."""

    owner_id: str
    name: str
    """Number and title, or only a name; empty for what is of the whole programme."""
    text: str
    is_project: bool = False

    @property
    def words(self) -> str:
        """Return the whole line; what names itself ("view saved: Deventer") is not named twice."""
        if self.name and not self.text.endswith(f": {self.name}"):
            return f"{self.name}: {self.text}"
        return self.text[:1].upper() + self.text[1:]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change set as the history shows it."""

    of: SetRow
    label: str
    """What it is called, in words: "change deadline"."""
    lines: tuple[HistoryLine, ...]
    """Its changes in words; none yet of a large one."""
    counts: str
    """How much it changed, in words: "3 changes in 2 projects"; empty for a single change."""
    is_taken_back: bool = False

    @property
    def is_told(self) -> bool:
        """Return whether its lines are there already."""
        return self.of.lines <= FEW

    @property
    def words(self) -> str:
        """Return it on one line."""
        if len(self.lines) == 1 and self.is_told:
            if self.of.undoes is None:
                return self.lines[0].words
            return f"{self.label[:1].upper()}{self.label[1:]} · {self.lines[0].words}"
        names = {line.name for line in self.lines}
        name = next(iter(names)) if self.is_told and len(names) == 1 else ""
        if name and len(self.lines) <= JOINED and self.of.undoes is None:
            return f"{name}: {'; '.join(line.text for line in self.lines)}"
        said = f"{name}: {self.label}" if name else self.label[:1].upper() + self.label[1:]
        return f"{said} · {self.counts}" if self.counts else said


def read_page(
    read: Reading, wish: HistoryWish, tr: Translator, today: date, before: int | None = None
) -> list[HistoryEntry]:
    """Return the next change sets below number `before`, latest first; from the latest on without it."""
    if wish.kind == "point":
        return []
    sets = change_sets.list_sets(read, set_filter(read, wish, tr), before=before, limit=PAGE)
    return _entries(read, sets, tr, today)


def read_lines(read: Reading, seq: int, tr: Translator, today: date) -> list[HistoryLine]:
    """Return the first changes of one change set in words, at most `MOST`."""
    rows = changes.of_set(read, seq, MOST)
    return lines_of(Words.load(read, tr, today, rows), rows)


def lines_of(words: Words, rows: Sequence[ChangeRow]) -> list[HistoryLine]:
    """Return changes in words, without what came along with a row that is new or gone."""
    return [_line(told) for told in words.tell(_worth_telling(rows))]


def set_filter(read: Reading, wish: HistoryWish, tr: Translator) -> SetFilter:
    """Return what is asked for as the store takes it: days become moments, a text what it is found in."""
    return SetFilter(
        who=wish.who,
        since=start_of_day(wish.since) if wish.since else None,
        until=end_of_day(wish.until) if wish.until else None,
        kind=wish.kind,
        import_label=sentence(IMPORT_LABEL, name="").split(",")[0],
        found=_found(read, wish.text, tr) if search_key(wish.text) else None,
    )


def _found(read: Reading, text: str, tr: Translator) -> Found:
    """Return labels, owners and fields whose words hold `text`, and what to look for in values."""
    key = search_key(text)
    labels = [it for it in change_sets.list_labels(read) if key in search_key(tr.sentence(it))]
    owners = [row_id for row_id, name in change_sets.list_owner_names(read) if key in search_key(name)]
    fields = [
        (entity, name)
        for entity, names in FIELD_LABELS.items()
        for name, words in names.items()
        if key in search_key(tr(words))
    ]
    return Found(labels, owners, fields, text.strip() if len(key) >= SHORTEST_VALUE else "")


def _entries(read: Reading, sets: Sequence[SetRow], tr: Translator, today: date) -> list[HistoryEntry]:
    if not sets:
        return []
    few = [it.seq for it in sets if it.lines <= FEW]
    rows = changes.of_sets(read, few) if few else []
    words = Words.load(read, tr, today, rows)
    taken_back = find_taken_back(read, sets[-1].seq)
    by_set: dict[int, list[ChangeRow]] = {}
    for row in rows:
        by_set.setdefault(row.seq, []).append(row)
    return [
        _entry(it, lines_of(words, by_set.get(it.seq, [])), tr, is_taken_back=it.seq in taken_back)
        for it in sets
    ]


def _entry(of: SetRow, lines: list[HistoryLine], tr: Translator, *, is_taken_back: bool) -> HistoryEntry:
    label = tr.sentence(of.label)
    if of.kind in {UNDO, REDO}:
        label = tr(_UNDONE if of.kind == UNDO else _REDONE, label=label)
    is_told = of.lines <= FEW
    projects = len({line.owner_id for line in lines if line.is_project}) if is_told else of.projects
    counts = _counts(len(lines) if is_told else of.lines, projects, tr)
    return HistoryEntry(of, label, tuple(lines), counts, is_taken_back)


def _counts(lines: int, projects: int, tr: Translator) -> str:
    if lines <= 1:
        return ""
    said = tr.plural("{n} change", "{n} changes", lines)
    if projects < 2:
        return said
    return tr("{changes} in {count} projects", changes=said, count=projects)


def _worth_telling(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Leave out what stands on a project that is itself new in the same set: "added" says enough."""
    found = list(rows)
    made = {(row.seq, row.row_id) for row in found if row.op == "insert" and row.row_id == row.owner_id}
    return [row for row in found if row.row_id == row.owner_id or (row.seq, row.owner_id) not in made]


def _line(told: Told) -> HistoryLine:
    row = told.row
    name = " ".join(part for part in (row.number, row.title) if part)
    return HistoryLine(row.owner_id, name, told.text, bool(row.number))


def as_values(wish: HistoryWish) -> dict[str, str]:
    """Return what is asked for as JSON values, to be found again next time."""
    days = {key: day.isoformat() for key, day in (("since", wish.since), ("until", wish.until)) if day}
    texts = {key: value for key, value in (("who", wish.who), ("kind", wish.kind)) if value}
    return days | texts


def read_wish(values: Any) -> HistoryWish:
    """Return what `as_values` gave; for anything else everything."""
    if not isinstance(values, dict):
        return HistoryWish()
    found = cast("dict[str, Any]", values)
    kind = found.get("kind")
    return HistoryWish(
        who=str(found.get("who") or ""),
        since=_day(found.get("since")),
        until=_day(found.get("until")),
        kind=kind if kind in dict(KINDS) else "",
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
