"""Generated programmes: as many lines as asked, sound, alike for the same seed, and big in all directions."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.vocabulary import ItemKind, LinkType, Phase, State
from wsg_desktop.errors import FileProblem
from wsg_desktop.services import generator
from wsg_desktop.services.checking import check_programme
from wsg_desktop.services.document import Document
from wsg_desktop.store import areas, parties, programmes, projects
from wsg_desktop.store.rows import LinkRow, ProjectRow

TODAY = date(2026, 11, 23)


def generated(path: Path, count: int, seed: int = 1) -> Document:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    return generator.generate(path, count, seed=seed, who="Gebruiker", clock=clock)


def rows_of(document: Document) -> list[ProjectRow]:
    with document.reading() as read:
        return projects.list_projects(read)


def links_of(document: Document) -> list[LinkRow]:
    with document.reading() as read:
        return programmes.list_links(read)


def contents(path: Path, seed: int) -> list[object]:
    document = generated(path, 120, seed)
    found: list[object] = [
        (row.number, row.title, row.start, row.end, row.deadline, row.lead_parties, row.phases, row.statuses)
        for row in rows_of(document)
    ]
    document.close()
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 600])
def test_any_count_gives_that_many_lines_and_a_sound_programme(count: int, tmp_path: Path) -> None:
    document = generated(tmp_path / "groot.wsg", count)
    rows = rows_of(document)

    assert check_programme(document) == []
    assert len(rows) == count
    assert [row.number for row in rows if row.kind == ItemKind.PROJECT] == sorted(
        row.number for row in rows if row.kind == ItemKind.PROJECT
    )
    document.close()


def test_it_is_rich_enough_to_measure_with(tmp_path: Path) -> None:
    document = generated(tmp_path / "groot.wsg", 600)
    rows, links = rows_of(document), links_of(document)
    with document.reading() as read:
        found_areas, found_parties = areas.list_areas(read, TODAY), parties.list_parties(read)
    document.close()

    kinds = Counter(row.kind for row in rows)
    assert kinds[ItemKind.PROJECT] == 480
    assert kinds[ItemKind.ACTIVITY] > kinds[ItemKind.MILESTONE] > 0
    assert len(found_areas) == 60
    assert len(found_parties) == 16
    assert 1.4 * len(rows) < len(links) <= 2 * len(rows)
    assert {link.type for link in links} >= {LinkType.FINISH_START, LinkType.START_START}
    assert {row.state for row in rows} == set(State)
    assert {period.phase for row in rows for period in row.phases} == {phase.value for phase in Phase}
    assert 0 < sum(not row.lead_parties for row in rows) < 30
    assert {len(row.areas) for row in rows} == {1}


def test_items_stay_within_their_project_and_phases_fill_it(tmp_path: Path) -> None:
    document = generated(tmp_path / "groot.wsg", 300)
    rows = rows_of(document)
    document.close()
    by_id = {row.id: row for row in rows}

    for row in rows:
        assert row.start.day is not None
        assert row.end.day is not None
        if row.parent_id:
            assert by_id[row.parent_id].kind == ItemKind.PROJECT
        if row.phases:
            days = [(period.planned_start.day, period.planned_end.day) for period in row.phases]
            assert all(first and last and first <= last for first, last in days)
            assert [days[index][1] < days[index + 1][0] for index in range(len(days) - 1)] == [True] * (  # type: ignore[operator]
                len(days) - 1
            )


def test_the_same_seed_gives_the_same_contents_and_another_does_not(tmp_path: Path) -> None:
    one = contents(tmp_path / "a.wsg", 7)
    assert contents(tmp_path / "b.wsg", 7) == one
    assert contents(tmp_path / "c.wsg", 8) != one


def test_it_is_a_fact_and_not_on_the_undo_stack(tmp_path: Path) -> None:
    document = generated(tmp_path / "groot.wsg", 10)
    stack = document.stack()
    document.close()
    assert (stack.undo, stack.redo) == (None, None)


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "groot.wsg"
    path.write_text("mine")
    with pytest.raises(FileProblem):
        generated(path, 10)
    assert path.read_text() == "mine"
