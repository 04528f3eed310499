"""What was judged is kept: after any edit a second reading tells the same as one that begins anew."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from wsg_desktop.domain import status
from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, attention, project_fields, projects, watch
from wsg_desktop.services.attention import Attending, Attention, read_attention
from wsg_desktop.services.direction_warnings import read_warnings
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.programme import change_settings
from wsg_desktop.store.areas import list_areas
from wsg_desktop.store.parties import list_people
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.rows import AreaRow
from wsg_desktop.store.transaction import Transaction

Edit = Callable[[Transaction], object]


@pytest.fixture
def programme(tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    """Return a programme of which the projects were put in ten days ago."""
    now = clock.now()
    clock.set(now - timedelta(days=10))
    made = generate(tmp_path / "groot.wsg", 90, who="Jan", clock=clock)
    clock.set(now)
    yield made
    made.close()


def told(document: Document, attending: Attending | None = None) -> Attention:
    """Return what is told, with the projects of an area in an order of their own: nobody promises one."""
    with document.reading() as read:
        today = document.clock.today()
        found = attending.read(read, today) if attending else read_attention(read, today)
    groups = (
        it._replace(within={key: tuple(sorted(ids)) for key, ids in it.within.items()}) for it in found.groups
    )
    return found._replace(groups=tuple(groups))


def edits(document: Document, chance: random.Random) -> list[Edit]:
    """Return edits of every kind that attention looks at, each of a project or area by chance."""
    with document.reading() as read:
        ids = [row.id for row in list_projects(read)]
        area_ids = [row.id for row in list_areas(read, document.clock.today())]

    def setting(key: str, value: object) -> Edit:
        return lambda tx: project_fields.set_field(tx, chance.choice(ids), key, value)

    return [
        setting("end", exact(document.clock.today() + timedelta(days=chance.randint(-60, 60)))),
        setting("state", chance.choice(list(State))),
        setting("lead_parties", []),
        setting("areas", chance.sample(area_ids, 2)),
        setting("situation", "Gesproken"),
        setting("percent", 100),
        lambda tx: projects.delete(tx, [chance.choice(ids)]),
        lambda tx: projects.create(tx, "Nieuw"),
        lambda tx: areas.delete_area(tx, chance.choice(area_ids)),
        lambda tx: change_settings(tx, attention_days=chance.randint(0, 30)),
    ]


def test_what_was_kept_tells_what_is_so_after_every_edit_and_undo(programme: Document) -> None:
    attending, chance = Attending(), random.Random(4)
    assert told(programme, attending) == told(programme)
    for _ in range(40):
        try:
            programme.change("wijzigen", chance.choice(edits(programme, chance)))
            if chance.random() < 0.3:
                programme.undo()
        except UserError:
            continue
        assert told(programme, attending) == told(programme)


def test_quickly_judged_is_judged_as_the_rules_say_one_by_one(programme: Document) -> None:
    """Of whole rows, with every function that says one thing of one project, on days before and after."""
    with programme.reading() as read:
        rules = get_programme(read)
        near, shown = rules.deadline_notice_days, set(shown_aspects(rules.aspects))
        whole = {row.id: row for row in list_projects(read) if status.is_open(row.state)}
        for days in (-400, -30, 0, 45, 400):
            today = programme.clock.today() + timedelta(days=days)
            found = {it.row.id: it.standing for it in watch.judge(read, None, today, rules)}
            for row in whole.values():
                lights = status.statuses(row, today, rules.attention_days)
                light = status.overall_light(it for it in lights if it[0] in shown)
                late = status.days_late(row, today)
                is_near = status.is_deadline_within(row, today, near)
                assert found[row.id] == status.Standing(light, late, is_near)
                assert status.is_late(row, today) == (late > 0)
            assert found.keys() == whole.keys()


def test_areas_are_told_as_from_their_whole_rows(programme: Document) -> None:
    today = programme.clock.today()
    with programme.reading() as read:
        person = list_people(read)[0].id
    area_ids = [row.id for row in _areas(programme)]
    for number, (area_id, days) in enumerate(zip(area_ids, (-9, 0, 9), strict=False)):
        first = today + timedelta(days=days)
        last = today if number == 1 else None
        programme.change(
            "wijzigen",
            partial(areas.set_director, area_id=area_id, person_id=person, first=first, last=last),
        )
    groups = {it.kind: it for it in told(programme).groups}
    with programme.reading() as read:
        open_rows = [row for row in list_projects(read) if status.is_open(row.state)]
        warned = {it.area_id: it for it in read_warnings(read, open_rows, today)}
    present = {area_id for row in open_rows for area_id in row.area_ids}
    undirected = {it.id for it in _areas(programme) if not it.director and status.is_open(it.state)}
    bare = groups[Finding.AREA_WITHOUT_DIRECTOR]
    assert set(bare.ids) == (undirected & present) - warned.keys()
    assert {key: set(ids) for key, ids in bare.within.items()} == {
        area_id: {row.id for row in open_rows if area_id in row.area_ids} for area_id in bare.ids
    }
    begins = groups.get(Finding.PHASE_WITHOUT_DIRECTOR)
    assert (dict(begins.warnings) if begins else {}) == warned


def _areas(document: Document) -> list[AreaRow]:
    with document.reading() as read:
        return list_areas(read, document.clock.today())


def test_looking_in_steps_ends_where_looking_at_once_does(programme: Document) -> None:
    """Also where something changes between two steps: it was judged already, and is judged again."""
    attending = Attending()
    before = told(programme, attending)
    with programme.reading() as read:
        ids = [row.id for row in list_projects(read)]

    def look() -> bool:
        with programme.reading() as read:
            return attending.look(read, programme.clock.today(), 10)

    def finish(tx: Transaction, some: list[str]) -> None:
        for project_id in some:
            project_fields.set_field(tx, project_id, "state", State.DONE)

    programme.change("wijzigen", partial(finish, some=ids[:25]))
    assert [look(), look()] == [False, False]
    programme.undo()
    assert [look(), look(), look()] == [False, False, True]
    programme.change("wijzigen", partial(finish, some=ids[:5]))
    assert look()
    assert told(programme, attending) == told(programme) != before


def test_a_new_day_is_judged_anew(programme: Document, clock: FixedClock) -> None:
    attending = Attending()
    before = told(programme, attending)
    clock.set(clock.now() + timedelta(days=30))
    assert told(programme, attending) == told(programme) != before


def test_after_an_edit_only_what_it_touched_is_judged_again(
    programme: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    attending = Attending()
    told(programme, attending)
    with programme.reading() as read:
        changed = list_projects(read)[3].id
    programme.change("wijzigen", lambda tx: project_fields.set_field(tx, changed, "percent", 40))
    judged: list[object] = []
    judge = watch.judge

    def spy(read, ids, today, rules):  # noqa: ANN001, ANN202
        judged.append(list(ids))
        return judge(read, ids, today, rules)

    monkeypatch.setattr(watch, "judge", spy)
    monkeypatch.delattr(attention, "watched_at")
    told(programme, attending)
    told(programme, attending)

    assert judged == [[changed]]
