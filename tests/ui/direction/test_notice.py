"""That a director is missing: the notice in Planning with what it offers, and the finding in Vandaag."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import View
from wsg_desktop.services import progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.viewing import rows_in_view
from wsg_desktop.store.areas import list_directors
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.direction import notice
from wsg_desktop.ui.direction.director_dialog import DirectorDialog
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace
from wsg_desktop.ui.today.place import TodayPlace

TODAY = date(2026, 11, 23)

BATHMEN = "Bathmen: in 6 weeks realisatie of one project begins and nobody directs then."


def fill(tx: Transaction) -> None:
    for number, area, begins in (
        ("B1", "Bathmen", date(2027, 1, 4)),
        ("C1", "Colmschate", date(2027, 2, 1)),
    ):
        made = projects.create(tx, f"Project {number}", number=number)
        project_fields.set_field(tx, made, "areas", [area])
        project_fields.set_field(tx, made, "phase", "development")
        progress.set_phase_period(tx, made, "realisation", "planned_start", exact(begins))


@pytest.fixture(autouse=True)
def nothing_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "_dismissed", set())


@pytest.fixture
def planning(qtbot: QtBot, window: MainWindow, document: Document) -> PlanningPlace:
    document.change("vullen", fill)
    window.session.show(document)
    made = PlanningPlace(window.context())
    qtbot.addWidget(made)
    made.restore({})
    made.resize(1158, 660)
    made.show()
    qtbot.waitUntil(made.notice.isVisible)
    return made


def test_first_area_is_said_and_how_many_more(planning: PlanningPlace) -> None:
    assert planning.notice.text.text() == f"{BATHMEN} One more area."
    assert planning.notice.accessibleName() == planning.notice.text.text()
    assert unnamed_controls(planning.notice) == []


def test_projects_of_the_warning_are_chosen_in_the_planning(planning: PlanningPlace) -> None:
    QTest.mouseClick(planning.notice.show_projects, Qt.MouseButton.LeftButton)
    assert planning.notice.warning is not None
    assert planning.table.selected_ids() == list(planning.notice.warning.project_ids)


def test_put_aside_shows_the_next_and_stays_away(
    planning: PlanningPlace, document: Document, qtbot: QtBot
) -> None:
    QTest.mouseClick(planning.notice.aside, Qt.MouseButton.LeftButton)
    assert planning.notice.text.text().startswith("Colmschate: in 2 months")
    QTest.keyClick(planning.notice.aside, Qt.Key.Key_Space)
    assert not planning.notice.isVisible()
    document.change("x", lambda tx: projects.create(tx, "Iets anders"))
    qtbot.wait(50)
    assert not planning.notice.isVisible()


def test_director_can_be_appointed_at_once(
    planning: PlanningPlace, document: Document, messages: RecordedMessages, qtbot: QtBot
) -> None:
    def drive(dialog: DirectorDialog) -> None:
        assert unnamed_controls(dialog) == []
        QTest.mouseClick(dialog.appoint, Qt.MouseButton.LeftButton)
        assert dialog.problem.text() == "Type who directs Bathmen: a name, or a function."
        QTest.keyClicks(dialog.person.edit, "De Vries")
        dialog.first.edit.setFocus()
        dialog.first.edit.selectAll()
        QTest.keyClicks(dialog.first.edit, "1-12-2026")
        QTest.mouseClick(dialog.appoint, Qt.MouseButton.LeftButton)

    messages.drives.append(drive)
    QTest.mouseClick(planning.notice.appoint, Qt.MouseButton.LeftButton)
    with document.reading() as read:
        (director,) = list_directors(read)
    assert (director.label, director.first) == ("De Vries", date(2026, 12, 1))
    qtbot.waitUntil(lambda: planning.notice.text.text().startswith("Colmschate"))

    document.undo()
    qtbot.waitUntil(lambda: planning.notice.text.text().startswith("Bathmen"))


def test_vandaag_says_it_too(qtbot: QtBot, window: MainWindow, document: Document) -> None:
    document.change("vullen", fill)
    window.session.show(document)
    asked: list[tuple[str, object]] = []
    place = TodayPlace(window.context()._replace(go_to=lambda key, it=None: asked.append((key, it))))
    qtbot.addWidget(place)
    place.resize(1158, 660)
    place.show()
    row = next(row for row in place.week.findings.rows if row.accessibleName().startswith("Bathmen"))
    assert row.accessibleName() == "Bathmen: Realisatie begins in 6 weeks; nobody directs."
    QTest.mouseClick(row.title, Qt.MouseButton.LeftButton)
    ((key, view),) = asked
    assert isinstance(view, View)
    with document.reading() as read:
        assert [it.number for it in rows_in_view(read, view, TODAY)] == ["B1"]
    assert key == "projects"
