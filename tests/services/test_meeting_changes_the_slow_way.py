"""What a body is told, found fast in the journal, is what two whole programmes side by side would say."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from tests.services.meeting import FIRST, SECOND, WEEK, Table
from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import Telling
from wsg_desktop.domain.reported_changes import Change, Rules, compare_each, told_once
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Confidentiality, Light, Phase, State
from wsg_desktop.services import meeting_changes, meeting_since, preparing, progress, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_changes import tell
from wsg_desktop.services.plans import read_latest_starts, read_schedule
from wsg_desktop.store.as_on import reading_as_on
from wsg_desktop.store.changes import last_seq, touched_since
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.records import LinkRecord, ProjectRecord
from wsg_desktop.store.reported import ShortRow, list_short, list_statuses
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator

TODAY = SECOND - 2 * WEEK
Told = dict[str, list[Change]]
_PLANNED = (Phase.DEVELOPMENT.value, Phase.REALISATION.value)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_two_whole_programmes_side_by_side_say(
    document: Document, clock: FixedClock, seed: int
) -> None:
    random = Random(seed)
    table = Table(document, clock).on(FIRST - WEEK)
    table.do(lambda tx: _some_projects(tx, random))
    table.send(table.ids.first)
    table.on(TODAY)
    for _ in range(60):
        table.do(lambda tx: _something(tx, random))
    for _ in range(5):
        document.undo()
    with document.reading() as read:
        found = meeting_changes.read_changes(read, table.ids.second, TODAY)
        told: Told = {}
        for it in found.changes:
            change = Change(it.kind, it.key, it.before, it.after, it.days)
            told.setdefault(it.project_id, []).append(change)
        assert {key: sorted(map(repr, it)) for key, it in told.items()} == {
            key: sorted(map(repr, it)) for key, it in _side_by_side(read, found.since).items()
        }
        assert len(found.changes) > 10


@pytest.mark.parametrize("seed", range(3))
def test_what_is_said_of_a_few_projects_is_counted_as_if_all_were_read(
    document: Document, clock: FixedClock, seed: int
) -> None:
    random = Random(seed)
    table = Table(document, clock).on(FIRST - WEEK)
    made = table.do(lambda tx: _some_projects(tx, random))
    table.do(lambda tx: _keep_from_members(tx, made[0]))
    table.send(table.ids.first)
    table.on(TODAY)
    for _ in range(30):
        table.do(lambda tx: _something(tx, random))
    tr = translator("nl")
    with document.reading() as read:
        found = preparing.read_preparation(read, table.ids.second, TODAY, tr)
    for step in range(12):
        with document.reading() as read:
            seq = last_seq(read)
        for chosen in random.sample(made, random.randrange(1, 4)):
            table.do(lambda tx, it=chosen: _say(tx, it, random))
        it = random.choice(found.changes.changes)
        telling = random.choice(list(Telling))
        table.do(lambda tx, it=it, how=telling: tell(tx, table.ids.second, it.project_id, it.key, how))
        if step in {3, 7} and found.proposals:
            table.do(lambda tx, it=found.proposals[0]: preparing.accept(tx, table.ids.second, it))
        if step == 9:
            document.undo()
        with document.reading() as read:
            found = preparing.read_again(read, found, touched_since(read, seq), TODAY, tr)
            anew = preparing.read_preparation(read, table.ids.second, TODAY, tr)
        assert found == anew


def test_the_latest_start_is_that_of_the_whole_schedule(document: Document, clock: FixedClock) -> None:
    table = Table(document, clock).on(FIRST - WEEK)
    random = Random(7)
    made = table.do(lambda tx: _some_projects(tx, random))

    def link(tx: Transaction) -> None:
        for source, target in pairwise(made):
            tx.add(LinkRecord(source_id=source, target_id=target))

    table.do(link)
    with document.reading() as read:
        whole = {it.project.id: it.late.first for it in read_schedule(read) if it.late}
        assert read_latest_starts(read, [*made, "gone"]) == {it: whole[it] for it in made if it in whole}
        assert whole


def _side_by_side(read: Reading, since: meeting_since.Since) -> Told:
    programme = get_programme(read)
    rules = Rules(since.day, TODAY, programme.attention_days, frozenset(shown_aspects(programme.aspects)))
    now, ends = _standing(read), _planned_ends(read)
    with reading_as_on(read, since.seq) as copy:
        then, ends_then = _standing(copy), _planned_ends(copy)
    found: Told = {}
    for key in then.keys() | now.keys():
        periods = {
            it: (end, ends[key][it]) for it, end in ends_then.get(key, {}).items() if it in ends.get(key, {})
        }
        found[key] = told_once(compare_each(then.get(key), now.get(key), rules, periods))
    return {key: it for key, it in found.items() if it}


def _standing(read: Reading) -> dict[str, ShortRow]:
    return {row.id: row for row in list_short(read, list_statuses(read)) if not row.is_binned}


def _planned_ends(read: Reading) -> dict[str, dict[str, Term]]:
    rows = list_projects(read)
    return {row.id: {it.phase: it.planned_end for it in row.phases} for row in rows}


def _some_projects(tx: Transaction, random: Random) -> list[str]:
    made = [projects.create(tx, f"Project {number}", number=f"P{number}") for number in range(20)]
    for record in tx.preload(ProjectRecord, made):
        record.state, record.phase = State.ACTIVE.value, random.choice([it.value for it in Phase])
        record.start, record.end, record.deadline = _day(random, -200), _day(random, 60), _day(random, 90)
        for phase in _PLANNED:
            _plan(tx, record.id, random, phase)
    return made


def _something(tx: Transaction, random: Random) -> None:
    there = [row.id for row in tx.find_all(ProjectRecord) if row.deleted_at is None]
    chosen = random.choice(sorted(there))
    _WORK[random.randrange(len(_WORK))](tx, chosen, random)


def _keep_from_members(tx: Transaction, project_id: str) -> None:
    tx.get(ProjectRecord, project_id).confidentiality = Confidentiality.INTERNAL.value


def _day(random: Random, about: int) -> Term:
    return exact(TODAY + timedelta(days=about + random.randrange(-60, 60)))


def _move_end(tx: Transaction, project_id: str, random: Random) -> None:
    tx.get(ProjectRecord, project_id).end = random.choice([NO_TERM, _day(random, 60)])


def _agree(tx: Transaction, project_id: str, random: Random) -> None:
    tx.get(ProjectRecord, project_id).deadline = random.choice([NO_TERM, _day(random, 90)])


def _put_in_state(tx: Transaction, project_id: str, random: Random) -> None:
    tx.get(ProjectRecord, project_id).state = random.choice([it.value for it in State])


def _pass(tx: Transaction, project_id: str, random: Random) -> None:
    tx.get(ProjectRecord, project_id).phase = random.choice([None, *(it.value for it in Phase)])


def _say(tx: Transaction, project_id: str, random: Random) -> None:
    aspect = random.choice([Aspect.MONEY, Aspect.QUALITY, Aspect.RISKS])
    progress.set_status(tx, project_id, aspect, random.choice(list(Light)), cause="reden")


def _plan(tx: Transaction, project_id: str, random: Random, phase: str = "") -> None:
    phase = phase or random.choice(_PLANNED)
    progress.set_phase_period(tx, project_id, phase, "planned_end", _day(random, 60))


def _make(tx: Transaction, _: str, random: Random) -> None:
    projects.create(tx, f"Nieuw {random.random()}", number=f"N{random.randrange(10**9)}")


def _bin(tx: Transaction, project_id: str, _: Random) -> None:
    projects.delete(tx, [project_id])


_WORK: tuple[Callable[[Transaction, str, Random], None], ...] = (
    *(_move_end, _move_end, _agree, _agree, _plan, _plan, _put_in_state, _pass, _say, _say, _make, _bin),
)
