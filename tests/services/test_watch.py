"""What was judged is kept: after any edit a second reading tells the same as one that begins anew."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, attention, project_fields, projects, watch
from wsg_desktop.services.attention import Attending, Attention, read_attention
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.programme import change_settings
from wsg_desktop.store.areas import list_areas
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction

Edit = Callable[[Transaction], object]


@pytest.fixture
def programme(tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    """Return a programme of which the projects were put in ten days ago."""
    now = clock.now()
    clock.set(now - timedelta(days=10))
    made = generate(tmp_path / "groot.wsg", 150, who="Jan", clock=clock)
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
        judged.append(ids)
        return judge(read, ids, today, rules)

    monkeypatch.setattr(watch, "judge", spy)
    monkeypatch.delattr(attention, "watched_at")
    told(programme, attending)
    told(programme, attending)

    assert judged == [{changed}]
