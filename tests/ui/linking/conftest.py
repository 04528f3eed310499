"""A planning with three projects of which the first two are linked."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import FilledProgramme, Filling
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import links, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store.programmes import list_links
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.planning.place import PlanningPlace


def fill(tx: Transaction) -> dict[str, str]:
    """Add the projects and return their ids by number."""
    made: dict[str, str] = {}
    for number, first, last in (
        ("A1", date(2026, 10, 1), date(2026, 12, 31)),
        ("A2", date(2027, 2, 1), date(2027, 5, 31)),
        ("A3", date(2027, 6, 1), date(2027, 9, 30)),
    ):
        made[number] = projects.create(tx, f"Project {number}", number=number)
        project_fields.set_field(tx, made[number], "start", exact(first))
        project_fields.set_field(tx, made[number], "end", exact(last))
    made["link"] = links.add_link(tx, made["A1"], made["A2"])
    return made


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Filling | None:
    """Return what fills the programme of a test that asks for the ids."""
    return fill if "ids" in request.fixturenames else None


@pytest.fixture
def ids(document: Document, filled_programme: FilledProgramme) -> dict[str, str]:
    """Return the ids in the programme by number."""
    assert document.path
    return dict(filled_programme.made)


@pytest.fixture
def place(qtbot: QtBot, window: MainWindow, document: Document, ids: dict[str, str]) -> PlanningPlace:
    """Return the planning, all of it in view."""
    assert ids
    window.session.show(document)
    # It lies at the same place on the screen, and would get the moves of the mouse.
    window.hide()
    made = PlanningPlace(window.context())
    qtbot.addWidget(made)
    made.restore({})
    made.resize(1158, 660)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.gantt.fit_all()
    made.gantt.setFocus()
    made.grab()
    return made


def linked(document: Document) -> list[tuple[str, str, str, int]]:
    """Return the links of the programme by the numbers of their ends."""
    with document.reading() as read:
        numbers = {row.id: row.number for row in list_projects(read)}
        found = list_links(read)
    return sorted((numbers[it.source_id], numbers[it.target_id], it.type, it.lag) for it in found)
