"""Matches the columns of a list to fields, by their headers and by what their cells hold.

A match is sure, to be asked, or none. What is to be asked may still have a field, which is then taken and
reported when nobody can be asked. A column that mixes lead and other parties, and one overall light, have no
field until a person chooses: they are left apart and reported, never split or spread silently.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wsg_desktop.exchange.area_names import read_area_name
from wsg_desktop.exchange.cell_samples import share_that_holds
from wsg_desktop.exchange.header_words import EXACT, LIKELY, header_scores, holds_of, is_mixed, says_expected
from wsg_desktop.exchange.list_fields import FIELDS, MIXED_READINGS, STATUS_NAMES, Holds
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.exchange.sheets import Value
from wsg_desktop.texts import N_

MIXED = N_("This column names lead parties and other parties together. Choose how to tell them apart.")
ONE_LIGHT = N_("This column holds one overall light. Choose what it is about: time, money, quality or risks.")
UNCERTAIN = N_("The header and the cells do not settle what this column is.")
TAKEN = N_("Another column already fills this field.")
HIDDEN = N_("This column is hidden in the list.")
GUESSED_TITLE = N_("No column is called project or activity; this one looks most like it.")
SAYS_DEADLINE = N_("Two columns hold an end date: this one is taken as what was agreed.")

CHOICES = frozenset(
    {Holds.PHASE, Holds.STATE, Holds.LIGHT, Holds.DIRECTION, Holds.CONFIDENTIALITY, Holds.KIND}
)
LIGHTS = ("status_time", "status_money", "status_quality", "status_risks")
_OF_AN_AREA = frozenset(
    {
        "areas",
        "municipality",
        "province",
        "area_kind",
        "state",
        "phase",
        "start",
        "direction_type",
        "notes",
        "number",
    }
)


class Verdict(StrEnum):
    """How sure a match is."""

    SURE = "sure"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its place (from 0), the lines of its header from top to bottom, and some of its cells."""

    index: int
    header: tuple[str, ...]
    samples: tuple[Value, ...] = ()
    hidden: bool = False

    @property
    def title(self) -> str:
        """Return the header on one line: "Termijnen / Gereed"."""
        return " / ".join(self.header)


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a column is taken for; `proposals` are what a person may be offered, best first."""

    column: ListColumn
    field: str | None = None
    verdict: Verdict = Verdict.NONE
    proposals: tuple[str, ...] = ()
    reason: str = ""


def match_columns(columns: Sequence[ListColumn], today: date) -> list[ColumnMatch]:
    """Return a match for every column, in order; `today` is the day that words such as "Q3" count from."""
    matches = [_first_match(column, today) for column in columns]
    matches = _one_column_per_field(matches)
    matches = _told_apart_by_cells(matches, today)
    return _with_title(matches)


def is_area_list(matches: Iterable[ColumnMatch]) -> bool:
    """Return whether the list is a register of areas: it names areas and nothing that only projects have."""
    fields = {match.field for match in matches if match.field}
    return "areas" in fields and len(fields) > 1 and fields <= _OF_AN_AREA


def _first_match(column: ListColumn, today: date) -> ColumnMatch:
    """Match one column by itself."""
    scores = header_scores(column.header)
    ranked = sorted(scores, key=lambda key: -scores[key])
    if column.hidden:
        return ColumnMatch(column, None, Verdict.NONE, tuple(ranked), HIDDEN)
    if is_mixed(column.header):
        return ColumnMatch(
            column, None, Verdict.ASK, (*MIXED_READINGS, "lead_parties", "partner_parties"), MIXED
        )
    if column.header and compact(column.header[-1]) in STATUS_NAMES:
        return ColumnMatch(column, None, Verdict.ASK, tuple(ranked), UNCERTAIN)
    if not ranked:
        return ColumnMatch(column)
    best = ranked[0]
    verdict = _verdict(best, scores[best], column.samples, today)
    if verdict is Verdict.NONE:
        return ColumnMatch(column, None, Verdict.ASK, tuple(ranked), UNCERTAIN)
    return ColumnMatch(column, best, verdict, tuple(ranked), UNCERTAIN if verdict is Verdict.ASK else "")


def _verdict(key: str, score: int, samples: Sequence[Value], today: date) -> Verdict:
    """Return how sure a match is; none when the cells contradict the header."""
    share = share_that_holds(holds_of(key), samples, today)
    if share is None:
        return Verdict.SURE if score >= LIKELY else Verdict.ASK
    if share < 0.3:
        weak = holds_of(key) in CHOICES | {Holds.PERIOD, Holds.LINKS} or score < LIKELY
        return Verdict.NONE if weak else Verdict.ASK
    if score >= EXACT - 5 or (score >= LIKELY - 15 and share >= 0.6):
        return Verdict.SURE
    return Verdict.ASK


def _one_column_per_field(matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """Leave each field to the column that says it best; the others are asked about."""
    matches = _two_end_dates(matches)
    order = sorted(range(len(matches)), key=lambda at: (-_strength(matches[at]), at))
    taken: set[str] = set()
    for at in order:
        match = matches[at]
        if match.field is None or FIELDS[match.field].several:
            continue
        if match.field in taken:
            matches[at] = _second_choice(match)
        if matches[at].field:
            taken.add(matches[at].field or "")
    return matches


def _second_choice(match: ColumnMatch) -> ColumnMatch:
    """Return the match for a column whose field is another column's."""
    return replace(
        match, field=None, verdict=Verdict.ASK, reason=TAKEN, proposals=(*match.proposals, "notes")
    )


def _two_end_dates(matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """Take the plainer of two end dates as the deadline when no column is called that."""
    ends = [at for at, match in enumerate(matches) if match.field == "end"]
    has_deadline = any(match.field == "deadline" for match in matches)
    said = [at for at in ends if says_expected(matches[at].column.header)]
    if len(ends) != 2 or has_deadline or len(said) != 1:
        return matches
    plain = next(at for at in ends if at not in said)
    found = replace(matches[plain], field="deadline", verdict=Verdict.ASK, reason=SAYS_DEADLINE)
    return [found if at == plain else match for at, match in enumerate(matches)]


def _strength(match: ColumnMatch) -> int:
    """Return how strongly a column claims its field; of two starts the expected one is what holds now."""
    expected = match.field == "start" and says_expected(match.column.header)
    score = header_scores(match.column.header).get(match.field or "", 0)
    return score + 10 * (match.verdict is Verdict.SURE) + 5 * expected


def _told_apart_by_cells(matches: list[ColumnMatch], today: date) -> list[ColumnMatch]:
    """Settle headers such as "Status" by what their cells hold."""
    taken = {match.field for match in matches}
    settled: list[ColumnMatch] = []
    for match in matches:
        header = match.column.header
        is_open = not match.column.hidden and header and compact(header[-1]) in STATUS_NAMES
        settled.append(_status_match(match.column, taken, today) if is_open else match)
        taken.add(settled[-1].field)
    return settled


def _status_match(column: ListColumn, taken: set[str | None], today: date) -> ColumnMatch:
    kinds = (Holds.STATE, Holds.PHASE, Holds.LIGHT, Holds.PERCENT)
    shares = {kind: share_that_holds(kind, column.samples, today) or 0.0 for kind in kinds}
    best = max(kinds, key=lambda kind: shares[kind])  # the first of equals: a state says most
    proposals = ("state", "phase", *LIGHTS, "situation", "percent", "notes")
    if shares[best] < 0.6:
        is_said = "situation" in header_scores(column.header)
        return ColumnMatch(
            column,
            "situation",
            Verdict.SURE if is_said else Verdict.ASK,
            proposals,
            "" if is_said else UNCERTAIN,
        )
    if best is Holds.LIGHT:
        return ColumnMatch(column, None, Verdict.ASK, LIGHTS, ONE_LIGHT)
    if best.value in taken:
        return ColumnMatch(column, None, Verdict.ASK, proposals, TAKEN)
    return ColumnMatch(column, best.value, Verdict.SURE, proposals)


def _with_title(matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """Find a column for the title when none is called that, unless the list is a register of areas."""
    title = next((match for match in matches if match.field == "title"), None)
    if title is not None:
        has_areas = any(match.field == "areas" for match in matches)
        return matches if has_areas else _register_of_areas(matches, title)
    if is_area_list(matches):
        return matches
    candidates = [match for match in matches if _may_be_title(match)]
    if not candidates:
        return matches
    best = max(candidates, key=_likeness_to_title)
    found = replace(best, field="title", verdict=Verdict.ASK, reason=GUESSED_TITLE)
    return [found if match is best else match for match in matches]


def _register_of_areas(matches: list[ColumnMatch], title: ColumnMatch) -> list[ColumnMatch]:
    """Take "Naam" for the area when most names say so themselves: "Woonzorgzone 12"."""
    names = [str(value) for value in title.column.samples]
    marked = sum(read_area_name(name).is_marked for name in names)
    if not names or marked < 0.6 * len(names):
        return matches
    found = replace(title, field="areas", verdict=Verdict.ASK, reason=UNCERTAIN)
    settled = [found if match is title else match for match in matches]
    return settled if is_area_list(settled) else matches


def _may_be_title(match: ColumnMatch) -> bool:
    samples = match.column.samples
    free = (
        match.field in {None, "description"}
        and not match.column.hidden
        and match.reason not in {MIXED, ONE_LIGHT}
    )
    return free and bool(samples) and _share_of_words(samples) > 0.7


def _share_of_words(samples: Sequence[Value]) -> float:
    return sum(isinstance(value, str) and len(value) > 4 for value in samples) / len(samples)


def _likeness_to_title(match: ColumnMatch) -> tuple[float, int]:
    texts = [str(value) for value in match.column.samples]
    distinct = len(set(texts)) / len(texts)
    named = match.field == "description" or "title" in match.proposals
    return distinct + named, -match.column.index
