"""Looking back at the moments of meetings: by name, as a copy of the programme, and as one's own overview."""

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.reading_back import load
from tests.services.meeting import FIRST, SECOND, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.errors import UserError
from wsg_desktop.services import copies, overviews
from wsg_desktop.services.comparing import compare
from wsg_desktop.services.document import Document
from wsg_desktop.services.past_meetings import find_past_meeting, list_past_meetings
from wsg_desktop.store.projects import get_project, get_project_id
from wsg_desktop.texts import translator

NL = translator("nl")
THEN, NOW = date(2027, 3, 31), date(2027, 6, 30)


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a programme of which B1 moved after the papers of the first meeting, which was closed then."""
    made = Table(document, clock).on(date(2026, 11, 26))
    made.send(made.ids.first)
    made.on(date(2026, 11, 30)).set(made.ids.b1, "end", exact(NOW))
    made.on(FIRST).close(made.ids.first)
    return made.on(date(2026, 12, 20))


def end(document: Document, number: str = "B1") -> date | None:
    with document.reading() as read:
        return get_project(read, get_project_id(read, number)).end.day


def test_moments_have_names_and_are_found_by_them(table: Table) -> None:
    today = table.document.clock.today()
    with table.document.reading() as read:
        found = list_past_meetings(read)
        assert [it.words(NL, today) for it in found] == [
            "Stuurgroep 3 december, gesloten",
            "Stuurgroep 3 december, stukken verzonden",
        ]
        sent = found[1]
        assert [it.told_on for it in found] == [FIRST, FIRST - WEEK], "of that day is what it says of late"
        for text in ("stuurgroep", "Stuurgroep 3-12", "stuurgroep 3 december 2026"):
            assert find_past_meeting(read, text, today) == sent
        assert find_past_meeting(read, "gisteren", today) is None
        with pytest.raises(UserError):
            find_past_meeting(read, f"stuurgroep {SECOND}", today)
        differences = compare(read, sent.compared(NL, today).since).differences()
    assert [it.project_id for it in differences] == [table.ids.b1]


def test_the_programme_opens_as_it_was_in_a_meeting(table: Table, tmp_path: Path) -> None:
    document = table.document
    facts = [it for it in copies.read_point_facts(document, NL) if it.point.seq]
    assert [it.point.name for it in facts][-1] == "Stuurgroep 3 december, stukken verzonden"
    assert [it.changes for it in facts] == [0, 3]
    target = tmp_path / "toen.wsg"
    copies.save_past(document, facts[1].point.seq, target)
    past = Document.open(target, "Jan")
    assert end(past) == THEN
    past.close()
    assert end(document) == NOW


def test_ones_own_overview_shows_the_meeting(table: Table, tmp_path: Path) -> None:
    document = table.document
    today = document.clock.today()
    with document.reading() as read:
        found = find_past_meeting(read, "stuurgroep", today)
    assert found is not None
    past = found.moment(NL, today)
    book = load(overviews.write_programme_overview(document, tmp_path / "o.xlsx", past=past).path)
    header, *rows = book["Projecten"].iter_rows(values_only=True)
    at = header.index("Verwacht gereed")
    assert {row[0]: row[at].date() for row in rows} == {"B1": THEN, "B2": THEN, "B3": THEN}
    said = {row[0]: row[1] for row in book["Lees dit eerst"].iter_rows(values_only=True, max_row=8)}
    assert said["Moment"] == "Stuurgroep 3 december, stukken verzonden"
    assert said["Zoals het was op"] == "donderdag 26 november 2026"
