"""A programme with three projects, and the details panel beside something that can take the keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FilledProgramme, Filling
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.services import areas, links, parties, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.settings import Settings
from wsg_desktop.store import projects as reads
from wsg_desktop.store.project_details import find_texts
from wsg_desktop.store.rows import ProjectRow, ProjectTexts
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator
from wsg_desktop.ui.background import Background
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.fields_form import FieldsForm
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.document_session import DocumentSession

AGREED = date(2026, 11, 5)


@dataclass(frozen=True)
class Ids:
    """The three projects: R2 with everything, B1 before it, R4 after it."""

    r2: str
    b1: str
    r4: str


def furnish(tx: Transaction) -> Ids:
    """Make the three projects."""
    r2, b1, r4 = (
        projects.create(tx, title, number=number)
        for number, title in (
            ("R2", "Eettafel in het wijkcentrum"),
            ("B1", "Servicewinkel in de bibliotheek"),
            ("R4", "Dagbesteding voor mensen met dementie"),
        )
    )
    for key, value in (
        ("areas", ["Rivierenwijk"]),
        ("lead_parties", ["Welzijnsinstelling"]),
        ("partner_parties", ["Zorginstelling B", "Inwoners"]),
        ("phase", "realisation"),
        ("start", exact(date(2026, 2, 1))),
        ("end", exact(AGREED)),
        ("tags", ["eten", "pilot"]),
        ("project_lead", "Wijkmanager"),
    ):
        project_fields.set_field(tx, r2, key, value)
    project_fields.set_deadline(tx, r2, exact(AGREED), DeadlineReason.DECISION, "3 september")
    progress.set_phase_period(tx, r2, "realisation", "actual_start", exact(date(2026, 7, 1)))
    progress.set_phase_period(tx, r2, "operation", "planned_start", exact(date(2027, 3, 14)))
    project_fields.set_field(tx, b1, "tags", ["pilot"])
    project_fields.set_field(tx, b1, "lead_parties", ["Bibliotheek"])
    links.add_link(tx, b1, r2, lag=5)
    links.add_link(tx, r2, r4)
    area = areas.area_named(tx, "Rivierenwijk")
    directs = parties.person_named(tx, "Gebiedsregisseur")
    areas.set_director(tx, area, person_id=directs, first=date(2026, 1, 1), last=date(2026, 12, 31))
    return Ids(r2, b1, r4)


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Filling | None:
    """Return what furnishes the programme of a test that asks for the ids."""
    return furnish if "ids" in request.fixturenames else None


@pytest.fixture
def ids(document: Document, filled_programme: FilledProgramme) -> Ids:
    """Return the ids of the three projects in the programme."""
    assert document.path
    return filled_programme.made


class Beside(QWidget):
    """The panel with a line beside it that stands for the list."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.list = QLineEdit()
        self.panel = DetailsPanel(context)
        row = QHBoxLayout(self)
        row.addWidget(self.list)
        row.addWidget(self.panel)


MakePanel = Callable[[Translator], DetailsPanel]


@pytest.fixture
def went_to() -> list[tuple[str, object]]:
    """Return where the panel asked to go."""
    return []


@pytest.fixture
def make_panel(
    qtbot: QtBot,
    document: Document,
    messages: RecordedMessages,
    settings: Settings,
    went_to: list[tuple[str, object]],
) -> Iterator[MakePanel]:
    """Return what makes a panel in a window that is shown."""
    kept: list[Beside] = []

    def make(tr: Translator) -> DetailsPanel:
        session = DocumentSession(messages, lambda: "Undo")
        context = WindowContext(
            tr=tr,
            settings=settings,
            session=session,
            messages=messages,
            background=Background(messages),
            actions=cast("Any", None),
            programmes=cast("Any", None),
            go_to=lambda place, request: went_to.append((place, request)),
        )
        session.show(document)
        window = Beside(context)
        qtbot.addWidget(window)
        window.resize(560, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.list.setFocus()
        kept.append(window)
        return window.panel

    yield make
    kept.clear()


@pytest.fixture
def panel(make_panel: MakePanel, en: Translator, ids: Ids) -> DetailsPanel:
    """Return a panel that shows R2, in English."""
    made = make_panel(en)
    made.show_projects([ids.r2])
    return made


def box(panel: DetailsPanel, key: str) -> FieldBox:
    """Return the box of a field on the page that is shown."""
    forms = (part for part in panel.page.parts if isinstance(part, FieldsForm))
    return next(form.box(key) for form in forms if key in form.keys)


def part(panel: DetailsPanel, kind: type[DetailsPart]) -> Any:
    """Return the part of a kind on the page that is shown."""
    return next(it for it in panel.page.parts if isinstance(it, kind))


def row_of(document: Document, project_id: str) -> ProjectRow:
    """Return a project as the programme has it."""
    with document.reading() as read:
        return reads.get_project(read, project_id)


def texts_of(document: Document, project_id: str) -> ProjectTexts:
    """Return the long texts of a project as the programme has them."""
    with document.reading() as read:
        return find_texts(read, [project_id])[project_id]


def fill(edit: QWidget, text: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Type `text` over what an editor holds and press `key`."""
    edit.setFocus()
    edit.selectAll()  # type: ignore[attr-defined]
    if text:
        QTest.keyClicks(edit, text)
    else:
        QTest.keyClick(edit, Qt.Key.Key_Delete)
    if key is not None:
        QTest.keyClick(edit, key)


def popup() -> QWidget:
    """Return the list or menu that is open."""
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found
