"""Puts a list beside the programme, as answers are: what it said the last time, what it says, what stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from wsg_desktop.domain.answers import Answer, Judgement, Value, Verdict, Why, alike, judge
from wsg_desktop.domain.party_names import Verdict as NameVerdict
from wsg_desktop.domain.readings import Doubt
from wsg_desktop.domain.terms import Term
from wsg_desktop.exchange.answers import Question
from wsg_desktop.exchange.date_order import read_undated
from wsg_desktop.exchange.drafts import ListDraft
from wsg_desktop.services.import_parties import NEW, PartyMatch
from wsg_desktop.services.list_matching import Present, sure_matches
from wsg_desktop.services.list_memory import ListVersion, find_earlier, mark
from wsg_desktop.services.list_values import Said, Standing, Worth, list_said, read_standing
from wsg_desktop.store import projects
from wsg_desktop.store.as_on import reading_as_on
from wsg_desktop.store.changes import changed_since
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ChangeRow, ProjectRow
from wsg_desktop.texts import N_

NO_DAY = N_("“{text}” stands in the list where the programme has a date. Which one counts?")
BY_DECISION = N_("A deadline changes by a decision. Ticked, it is kept as a correction from this list.")
WHOLE_PROGRAMME = N_("It stands for the whole programme now. Is it only for the area in the list?")
PARTY_IN_DOUBT = N_("{name} may be a party that is known by another name. Say so at the step Parties first.")

_FIELD_OF_ENTITY: Mapping[str, tuple[str, ...]] = {
    "situation": ("situation",),
    "project_area": ("areas",),
    "project_goal": ("goals",),
    "project_tag": ("tags",),
    "project_party": ("lead_parties", "partner_parties"),
    "project_reference": ("references",),
}
_NOWHEN = datetime.min.replace(tzinfo=UTC)


class ListCell(NamedTuple):
    """One thing that a list says otherwise than the programme."""

    key: str
    """The same whenever the same list is compared again."""
    field: str
    address: str
    sent: Value
    """What the list said the last time, as far as that is known."""
    theirs: Value
    ours: Value
    verdict: Verdict
    said: Said
    before: Worth
    question: Question | None = None
    changed_by: str = ""
    """Who changed ours since the list was imported, if anybody did."""
    changed_at: datetime | None = None
    is_contradicted: bool = False
    """Whether another row of the list says something else about the same project."""


class ListRow(NamedTuple):
    """A project of the programme that a list says something else about."""

    place: int
    """In `ListDraft.projects`."""
    project: ProjectRow
    cells: tuple[ListCell, ...]


@dataclass(frozen=True, slots=True)
class ListUpdate:
    """What a list changes in the programme, and what it no longer has."""

    rows: tuple[ListRow, ...] = ()
    same: int = 0
    """Projects about which the list says what stands there, or what it said before."""
    gone: tuple[ProjectRow, ...] = ()
    """Projects that were in the list the last time and are not any more; they stay."""
    file: str = ""
    """The file that was imported the last time; empty when the list is not known."""
    recipe: str = ""

    def cells(self) -> Iterator[tuple[ListRow, ListCell]]:
        """Yield every change with the project that it is about."""
        for row in self.rows:
            for cell in row.cells:
                yield row, cell


NO_UPDATE = ListUpdate()


class Earlier(NamedTuple):
    """The last time that a list was imported: what it said then, and what was changed since."""

    recipe: str
    version: ListVersion
    past: Standing
    """What stood in the programme then about the projects of the list."""
    changes: tuple[ChangeRow, ...]


class _Met(NamedTuple):
    """What the list says about one field of one project, with what it said and what stands there."""

    place: int
    project: ProjectRow
    said: Said
    sent: Worth | None
    ours: Worth
    question: Question | None


def compare_list(
    read: Reading,
    draft: ListDraft,
    matched: Mapping[int, ProjectRow],
    parties: Mapping[str, PartyMatch],
    earlier: Earlier | None,
    today: date,
) -> tuple[list[ListRow], int]:
    """Return the projects about which a list says something else, and of how many it says the same."""
    now = read_standing(read, {row.id for row in matched.values()})
    met = list(_meet(read, draft, matched, parties, now, earlier, today))
    judged = judge([_answer(it) for it in met])
    who = _who(earlier.changes if earlier else ())
    rows: dict[int, list[ListCell]] = {place: [] for place in matched}
    for it in met:
        found = judged[_key(it)]
        if found.verdict is not Verdict.SAME or found.why is Why.CONTRADICTED:
            rows[it.place].append(_cell(draft, it, found, who))
    changed = [ListRow(place, matched[place], tuple(cells)) for place, cells in rows.items() if cells]
    return changed, len(rows) - len(changed)


def party_names(parties: Mapping[str, PartyMatch], known: Mapping[str, str]) -> dict[str, str]:
    """Return what each party of a list is called in the programme, or will be."""
    return {
        name: match.party.removeprefix(NEW) if match.is_new else known.get(match.party, name)
        for name, match in parties.items()
    }


def differing(
    read: Reading, draft: ListDraft, matched: Mapping[int, ProjectRow], parties: Mapping[str, PartyMatch]
) -> dict[str, dict[str, str]]:
    """Return by project and field the mark of what a list says, where something else stands."""
    now = read_standing(read, {row.id for row in matched.values()})
    named = party_names(parties, now.parties)
    left: dict[str, dict[str, str]] = {}
    for place, row in matched.items():
        for said in list_said(draft.projects[place], named, keeps_number=_keeps_number(draft, place, row)):
            if row.id in now.rows and not alike(said.worth.key, now.worth(row.id, said.field).key):
                left.setdefault(row.id, {})[said.field] = mark(said.worth.key)
    return left


def read_earlier(read: Reading, draft: ListDraft) -> Earlier | None:
    """Return the last time that a list was imported, or None when it never was. Not for use while writing."""
    present = Present(projects.list_projects(read), set())
    found = {row.id for row in sure_matches(draft, present).values()}
    known = find_earlier(read, draft.file, found, present.rows)
    if known is None:
        return None
    version = known.version
    ids = present.rows.keys() & set(version.projects)
    now, changes = read_standing(read, ids), changed_since(read, version.seq, ids)
    touched = {row.owner_id for row in changes} & ids
    return Earlier(known.recipe, version, _then(read, version.seq, touched, now), tuple(changes))


def _then(read: Reading, seq: int, touched: Collection[str], now: Standing) -> Standing:
    """Return what stood there after a change set; only what was touched since can be something else."""
    if not touched:
        return now
    with reading_as_on(read, seq) as then:
        past = read_standing(then, touched)
    rows = {key: row for key, row in now.rows.items() if key not in touched}
    return Standing(
        {**rows, **past.rows},
        {**now.texts, **past.texts},
        {**now.people, **past.people},
        {**now.parties, **past.parties},
    )


def _meet(
    read: Reading,
    draft: ListDraft,
    matched: Mapping[int, ProjectRow],
    parties: Mapping[str, PartyMatch],
    now: Standing,
    earlier: Earlier | None,
    today: date,
) -> Iterator[_Met]:
    named = party_names(parties, now.parties)
    for place, row in matched.items():
        left: Mapping[str, str] = earlier.version.left.get(row.id, {}) if earlier else {}
        for said in list_said(draft.projects[place], named, keeps_number=_keeps_number(draft, place, row)):
            ours = now.worth(row.id, said.field)
            if alike(said.worth.key, ours.key) or _goes_along(draft, said, ours):
                continue
            if _is_there(read, row.id, said, ours):
                continue
            sent = _sent(draft, row.id, said, earlier) if earlier else None
            if said.field in left:
                sent = said.worth if left[said.field] == mark(said.worth.key) else None
            is_old = sent is not None and alike(sent.key, said.worth.key)
            doubt = None if is_old else _question(said, sent, ours, parties, today)
            yield _Met(place, row, said, sent, ours, doubt)


def _sent(draft: ListDraft, project_id: str, said: Said, earlier: Earlier) -> Worth | None:
    """Return what the list said of a field the last time; of a column that is new it said nothing."""
    version, past = earlier.version, earlier.past
    told = said.field in version.fields or said.field not in draft.columns
    if not told or project_id not in version.projects or project_id not in past.rows:
        return None
    return past.worth(project_id, said.field)


def _keeps_number(draft: ListDraft, place: int, row: ProjectRow) -> bool:
    return draft.projects[place].number.lower() == row.number.lower()


def _goes_along(draft: ListDraft, said: Said, ours: Worth) -> bool:
    """Return whether a date only comes from the column of another one: a list with one date fills both."""
    others = {"deadline": ("end", "period"), "end": ("deadline",)}.get(said.field, ())
    has_own = said.field in draft.columns or (said.field == "end" and "period" in draft.columns)
    is_known = isinstance(ours.raw, Term) and ours.raw.day is not None
    return is_known and not has_own and any(it in draft.columns for it in others)


def _is_there(read: Reading, project_id: str, said: Said, ours: Worth) -> bool:
    """Return whether what a list adds is there already, beside what it is compared with."""
    if said.field == "situation":
        return any(alike(said.worth.key, it.text) for it in projects.list_situations(read, project_id))
    return said.field == "references" and set(said.worth.raw) <= set(ours.raw)


def _question(
    said: Said, sent: Worth | None, ours: Worth, parties: Mapping[str, PartyMatch], today: date
) -> Question | None:
    """Return why a person is asked, where that is not about who changed what."""
    if said.field == "areas" and not ours.raw and sent is None:
        return Question(WHOLE_PROGRAMME, {})
    raw, before = said.worth.raw, ours.raw
    if isinstance(raw, Term) and isinstance(before, Term):
        if not raw.day:
            return _no_day(said.field, raw.text, today, has_day=bool(before.day))
        if before.day and said.field == "deadline":
            return Question(BY_DECISION, {})
    for name in said.names:
        match = parties.get(name)
        if match is not None and match.verdict is NameVerdict.ASK:
            return Question(PARTY_IN_DOUBT, {"name": name})
    return None


def _no_day(field: str, text: str, today: date, *, has_day: bool) -> Question | None:
    """Return what to ask about words in place of a date: what they may mean, else which of both counts."""
    found = read_undated(text, today)
    if isinstance(found, Doubt):
        as_start = field.endswith("start")
        terms = tuple(it.as_start() if as_start else it.as_end() for it in found.proposals if it.first)
        if terms:
            return Question(found.message, {"text": text, **found.values}, terms)
    return Question(NO_DAY, {"text": text}) if has_day else None


def _key(it: _Met) -> str:
    return f"{it.place}.{it.said.field}"


def _answer(it: _Met) -> Answer:
    """Return what the list says as an answer; each of its rows is a voice of its own."""
    return Answer(
        key=_key(it),
        project=it.project.id,
        field=it.said.field,
        party=str(it.place),
        given_at=_NOWHEN,
        sent=it.sent.key if it.sent else None,
        theirs=it.said.worth.key,
        ours=it.ours.key,
        is_doubtful=it.question is not None,
        adds=it.said.field == "situation",
    )


def _cell(
    draft: ListDraft, it: _Met, judgement: Judgement, who: Mapping[tuple[str, str], ChangeRow]
) -> ListCell:
    column = it.said.field.partition(".")[2] if it.said.field not in draft.columns else it.said.field
    change = who.get((it.project.id, it.said.field))
    return ListCell(
        _key(it),
        it.said.field,
        draft.cell(draft.projects[it.place], column),
        it.sent.shown if it.sent else None,
        it.said.worth.shown,
        it.ours.shown,
        judgement.verdict,
        it.said,
        it.ours,
        it.question,
        change.who if change else "",
        change.at if change else None,
        judgement.why is Why.CONTRADICTED,
    )


def _who(changes: Iterable[ChangeRow]) -> dict[tuple[str, str], ChangeRow]:
    """Return who changed each field last since the list was imported."""
    found: dict[tuple[str, str], ChangeRow] = {}
    for row in changes:
        for key in _fields(row):
            found[row.owner_id, key] = row
    return found


def _fields(row: ChangeRow) -> Sequence[str]:
    if row.entity == "project":
        return (row.field.removesuffix("_id"),)
    return _FIELD_OF_ENTITY.get(row.entity, ())
