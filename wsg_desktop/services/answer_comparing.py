"""Compares returned overviews with what was sent and with the programme as it is now. Nothing is written."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.answers import Answer, Judgement, Value, alike, judge
from wsg_desktop.domain.party_roles import NO_ROLES, roles_in
from wsg_desktop.domain.phase_names import usual_names
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, Phase
from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.answer_actions import NOTES
from wsg_desktop.exchange.answer_cells import CONFIRMED
from wsg_desktop.exchange.answer_reading import Opened, read_answer
from wsg_desktop.exchange.answers import AnswerCell, AnswerDraft, AnswerRow, Question
from wsg_desktop.exchange.drafts import Problem
from wsg_desktop.exchange.gathered_problems import gathered
from wsg_desktop.exchange.sent_content import SentOverview, read_sent
from wsg_desktop.services.action_answers import action_values
from wsg_desktop.services.answer_files import Identity, Unreadable, identify
from wsg_desktop.services.answer_labels import RECEIVED, TAKE_OVER, Source, received_of, source_of
from wsg_desktop.services.answer_past import EXPLANATION, Past, read_past
from wsg_desktop.services.answered import (
    BEFORE_START,
    GONE,
    LEADS_NO_MORE,
    AnsweredCell,
    AnsweredFile,
    AnsweredRow,
    NewProject,
)
from wsg_desktop.services.list_matching import find_likely
from wsg_desktop.store import programmes, projects
from wsg_desktop.store.actions import ActionRow, find_actions
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.facts import list_facts, list_made
from wsg_desktop.store.jumping import list_named_parties
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.sent_overviews import SentHeader, find_sent_overview, list_sent_headers

UNKNOWN_PARTY = ""

PERSON = "person"


class _Known(NamedTuple):
    """What reading any file needs of the programme."""

    today: date
    phases: Mapping[str, Phase]
    parties: Mapping[str, str]
    """Names by id."""


class _Read(NamedTuple):
    """A file that was read, with the overview that it answers."""

    opened: Opened
    identity: Identity
    sent: SentOverview
    source: Source
    draft: AnswerDraft


@dataclass(frozen=True, slots=True)
class _Now:
    """The programme as it is now, as far as the answers are about it."""

    rows: Mapping[str, ProjectRow | ActionRow]
    pasts: Mapping[int, Past]
    """By the change set that an overview rests on."""
    sent_at: Mapping[str, datetime]
    """By export id."""
    roles: Mapping[str, Mapping[str, bool]]
    """Per project the parties that take part in it, and whether they lead it."""


def compare(
    read: Reading,
    opened: Sequence[Opened | Unreadable],
    today: date,
    assigned: Mapping[Path, str] | None = None,
) -> list[AnsweredFile]:
    """Return every file beside the programme, in the order given.

    `assigned` are export ids that a person chose, for files that do not say themselves which overview they
    are. What one file says is compared with the others too: newer answers, and contradictions.
    """
    with collector_at_rest():
        return _compare(read, opened, today, assigned or {})


def _compare(
    read: Reading, opened: Sequence[Opened | Unreadable], today: date, assigned: Mapping[Path, str]
) -> list[AnsweredFile]:
    phases = _phase_names(read)
    names = {party.id: party.name for party in list_named_parties(read)}
    headers = list_sent_headers(read)
    found: list[AnsweredFile | _Read] = []
    for it in opened:
        if isinstance(it, Unreadable):
            found.append(AnsweredFile(it.path, "", "", "", None, refusal=it.problem))
            continue
        try:
            chosen = assigned.get(it.about.path)
            identity = Identity(chosen, PERSON) if chosen else identify(read, it, headers)
        except UserError as problem:
            about = it.about
            export_id = about.export_id
            found.append(AnsweredFile(about.path, about.digest, export_id, "", None, refusal=problem))
            continue
        found.append(_read(read, it, identity, _Known(today, phases, names)))
    drafts = [it for it in found if isinstance(it, _Read)]
    now = _read_now(read, drafts, headers)
    judged = judge([answer for it in drafts for answer in _answers(it, now)])
    before = {it.digest for fact in list_facts(read, RECEIVED) if (it := received_of(fact.label))}
    return [_beside(read, it, now, judged, before) if isinstance(it, _Read) else it for it in found]


def _phase_names(read: Reading) -> dict[str, Phase]:
    found: dict[str, Phase] = {}
    for it in programmes.list_phase_definitions(read):
        found |= dict.fromkeys((it.name, it.short_name, *usual_names(it.phase)), Phase(it.phase))
    return found


def _read(read: Reading, opened: Opened, identity: Identity, known: _Known) -> _Read:
    row = find_sent_overview(read, identity.export_id)
    assert row is not None
    sent = read_sent(row.export_id, row.content)
    about = opened.about
    source = Source(
        row.party_id or UNKNOWN_PARTY,
        known.parties.get(row.party_id or "", sent.party),
        about.path.name,
        row.export_id,
        about.saved_at,
    )
    draft = read_answer(opened, sent, today=known.today, phase_names=known.phases)
    return _Read(opened, identity, sent, source, draft)


def _read_now(read: Reading, drafts: Iterable[_Read], headers: Iterable[SentHeader]) -> _Now:
    by_since: dict[int, set[str]] = {}
    for it in drafts:
        by_since.setdefault(it.sent.since, set()).update(row.id for row in _rows(it.draft))
    drafts_of = [it.draft for it in drafts]
    ids = {row.id for draft in drafts_of for row in draft.rows}
    found = projects.find_projects(read, ids, deleted=False)
    rows: dict[str, ProjectRow | ActionRow] = {row.id: row for row in found}
    rows |= {row.id: row for row in find_actions(read, {it.id for one in drafts_of for it in one.actions})}
    pasts = {since: read_past(read, since, about) for since, about in by_since.items()}
    return _Now(rows, pasts, {it.export_id: it.sent_at for it in headers}, _roles(read, found))


def _roles(read: Reading, found: Iterable[ProjectRow]) -> dict[str, Mapping[str, bool]]:
    """Return per project its parties and whether they lead it, also as part of what it stands under."""
    known = {row.id: row for row in found}
    while missing := {row.parent_id for row in known.values() if row.parent_id} - known.keys():
        known |= {row.id: row for row in projects.find_projects(read, missing)}
    roles: dict[str, Mapping[str, bool]] = {}

    def roles_of(row: ProjectRow) -> Mapping[str, bool]:
        if row.id not in roles:
            above = roles_of(known[row.parent_id]) if row.parent_id else NO_ROLES
            roles[row.id] = roles_in(((it.party_id, it.role) for it in row.parties), above)
        return roles[row.id]

    return {row_id: roles_of(row) for row_id, row in known.items()}


def _rows(draft: AnswerDraft) -> tuple[AnswerRow, ...]:
    return (*draft.rows, *draft.actions)


def _key(it: _Read, row: AnswerRow, cell: AnswerCell) -> str:
    return f"{it.opened.about.digest[:16]}.{row.id}.{cell.column}"


def _answers(it: _Read, now: _Now) -> Iterable[Answer]:
    past = now.pasts[it.sent.since]
    for row in _rows(it.draft):
        subject = now.rows.get(row.id)
        if subject is None:
            continue
        for cell in row.cells:
            ours, sent = _values(it, subject, cell, past)
            change = past.find(subject.id, cell.field)
            earlier = change.source if change else None
            is_newer, is_outdated = _order(it.source, earlier, now) if earlier else (False, False)
            yield Answer(
                key=_key(it, row, cell),
                project=subject.id,
                field=cell.field,
                party=it.source.party_id,
                given_at=it.source.given_at,
                sent_at=now.sent_at[it.source.export_id],
                # A remark is put under what is noted, so that it takes nothing away.
                sent=ours if cell.field == NOTES else sent,
                theirs=cell.value,
                ours=ours,
                is_doubtful=_question(it, cell, subject, now) is not None,
                ours_is_theirs=is_newer,
                is_outdated=is_outdated,
                adds=cell.field in {"situation", CONFIRMED, NOTES},
                confirms=cell.field == CONFIRMED and cell.value is True,
            )


def _order(source: Source, earlier: Source, now: _Now) -> tuple[bool, bool]:
    """Return whether an answer is newer than one that was taken over before, and whether it is older.

    Neither where that came from another party, which a party that was merged was too, and where the workbook
    that was sent first was saved last: what it says may have stood there all along.
    """
    if earlier.party_id != source.party_id and earlier.export_id != source.export_id:
        return False, False
    mine, theirs = (now.sent_at.get(it.export_id) for it in (source, earlier))
    is_first, is_later = (mine < theirs, mine > theirs) if mine and theirs else (False, False)
    saved = source.given_at, earlier.given_at
    return saved[0] > saved[1] and not is_first, saved[0] < saved[1] and not is_later


def _values(it: _Read, project: ProjectRow | ActionRow, cell: AnswerCell, past: Past) -> tuple[Value, Value]:
    """Return what stands now and what was sent."""
    if isinstance(project, ActionRow):
        return action_values(it.sent, project, cell.field, cell.value, past)
    if cell.field == CONFIRMED:
        if it.source.export_id in past.taken.get(project.id, ()):
            return True, False
        return (None if past.last_of_people(project.id) else False), False
    ours = current_value(project, cell.field)
    if cell.field == "situation":
        if cell.value in past.entries.get(project.id, ()):
            return cell.value, ""
        is_ours = (project.id, "situation") in past.by_people
        return ours, (_sent_text(it.sent, project.id, "situation") if is_ours else ours)
    change = past.find(project.id, cell.field)
    return ours, (change.before if change is not None else ours)


def _sent_text(sent: SentOverview, project_id: str, key: str) -> str:
    return next((row.text(key) for row in sent.rows if row.id == project_id), "")


def current_value(project: ProjectRow, field: str) -> Value:
    """Return what stands in the programme now, of names the names with commas."""
    if field in EXPLANATION:
        said = (str(getattr(it, field)) for it in project.statuses if it.aspect == Aspect.TIME)
        return next(said, "")
    value: object = getattr(project, field)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return value if isinstance(value, Term | str) else None


def _question(it: _Read, cell: AnswerCell, project: ProjectRow | ActionRow, now: _Now) -> Question | None:
    if cell.question is not None or isinstance(project, ActionRow):
        return cell.question
    if not now.roles[project.id].get(it.source.party_id):
        ours, _ = _values(it, project, cell, now.pasts[it.sent.since])
        if not alike(cell.value, ours):
            return Question(LEADS_NO_MORE, {"party": it.source.party, "number": project.number})
    start, end = project.start.day, cell.value.day if isinstance(cell.value, Term) else None
    if cell.field == "end" and start and end and end < start:
        return Question(BEFORE_START, {"number": project.number})
    return None


def _beside(
    read: Reading,
    it: _Read,
    now: _Now,
    judged: Mapping[str, Judgement],
    before: Collection[str],
) -> AnsweredFile:
    problems = list(it.draft.problems)
    rows: list[AnsweredRow] = []
    for row in _rows(it.draft):
        subject = now.rows.get(row.id)
        if subject is None:
            address, is_action = row.cells[0].address, row in it.draft.actions
            sheet = it.draft.action_sheet if is_action else it.draft.sheet
            problems.append(Problem(sheet, address, GONE, {"number": row.number}))
            continue
        cells = tuple(_cell(it, row, cell, subject, now, judged) for cell in row.cells)
        is_action = isinstance(subject, ActionRow)
        title = subject.text if isinstance(subject, ActionRow) else subject.title
        rows.append(AnsweredRow(subject.id, subject.number, title, row.filled_in_by, cells, is_action))
    about = it.opened.about
    return AnsweredFile(
        about.path,
        about.digest,
        it.source.export_id,
        it.identity.recognised_by,
        it.source,
        tuple(rows),
        _new_projects(read, it),
        it.draft.new_projects,
        tuple(gathered(problems)),
        came_before=about.digest in before,
    )


def _cell(
    it: _Read,
    row: AnswerRow,
    cell: AnswerCell,
    project: ProjectRow | ActionRow,
    now: _Now,
    judged: Mapping[str, Judgement],
) -> AnsweredCell:
    key, past = _key(it, row, cell), now.pasts[it.sent.since]
    found = judged[key]
    ours, sent = _values(it, project, cell, past)
    is_tick = cell.field == CONFIRMED
    change = past.last_of_people(project.id) if is_tick else past.find(project.id, cell.field)
    return AnsweredCell(
        key,
        cell.field,
        cell.address,
        None if is_tick else sent,
        cell.value,
        (True if ours is True else None) if is_tick else ours,
        cell.text,
        found.verdict,
        found.why,
        _question(it, cell, project, now),
        found.others,
        change.who if change else "",
        change.at if change else None,
        change.source if change else None,
    )


def _new_projects(read: Reading, it: _Read) -> tuple[NewProject, ...]:
    draft = it.draft.new_projects
    if draft is None or not draft.projects:
        return ()
    known, added = find_likely(read, draft), _added(read, it.source.export_id)
    times = Counter(search_key(project.title) for project in draft.projects)
    digest = it.opened.about.digest[:16]
    found: list[NewProject] = []
    for place, project in enumerate(draft.projects):
        key, title = f"{digest}.new.{project.row}", search_key(project.title)
        if title in added and times[title] == 1:
            there, given_at = added[title]
            is_from_here = given_at == it.source.given_at
            new = NewProject(key, project.row, project.title, there.number, is_from_here=is_from_here)
        else:
            likely = known.find(place)
            number, is_alike = (likely.number, place not in known.sure) if likely else ("", False)
            new = NewProject(key, project.row, project.title, number, is_alike)
        found.append(new)
    return tuple(found)


def _added(read: Reading, export_id: str) -> dict[str, tuple[ProjectRow, datetime]]:
    """Return the projects that were added from an overview, by the title that they came with.

    Each with when the file was saved in which it came; whatever the project is called by now.
    """
    found = {
        it.project_id: (search_key(it.title), source.given_at)
        for it in list_made(read, TAKE_OVER)
        if (source := source_of(it.label)) is not None and source.export_id == export_id
    }
    rows = projects.find_projects(read, found, deleted=False)
    return {found[row.id][0]: (row, found[row.id][1]) for row in rows}
