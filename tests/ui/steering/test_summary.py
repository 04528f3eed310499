"""The summary of the papers in a real window: its sentences lead to their projects by mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services import projects
from wsg_desktop.services.paper_summary import Summary, read_summary
from wsg_desktop.settings import Settings
from wsg_desktop.store.projects import list_projects
from wsg_desktop.ui.bin.place import BinPlace
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.projects.place import ProjectsPlace
from wsg_desktop.ui.steering.papers_flow import KEPT
from wsg_desktop.ui.steering.place import SteeringPlace
from wsg_desktop.ui.steering.prepare_page import PreparePage
from wsg_desktop.ui.steering.prepare_papers import PapersPane
from wsg_desktop.ui.steering.summary_dialog import SummaryDialog
from wsg_desktop.ui.widgets.link_button import LinkButton

Look = Callable[[Callable[[SummaryDialog], object]], None]


@pytest.fixture
def papers(whole_window: MainWindow) -> PapersPane:
    whole_window.go_to("steering")
    place = whole_window.places.current
    assert isinstance(place, SteeringPlace)
    place.board.show_page("prepare")
    page = place.board.page
    assert isinstance(page, PreparePage)
    page.steps.choose(4)
    QApplication.processEvents()
    pane = page.panes[4]
    assert isinstance(pane, PapersPane)
    return pane


@pytest.fixture
def look(qtbot: QtBot, papers: PapersPane, messages: RecordedMessages) -> Look:
    """Return what opens the summary by mouse and uses it once it is read."""

    def open_it(use: Callable[[SummaryDialog], object]) -> None:
        def drive(dialog: SummaryDialog) -> None:
            qtbot.waitUntil(lambda: bool(dialog.links) and dialog.links[0].hasFocus(), timeout=20_000)
            use(dialog)

        papers.context.go_to("steering", None)
        messages.drives.append(drive)
        QTest.mouseClick(papers.summary, Qt.MouseButton.LeftButton)

    return open_it


def summary_of(papers: PapersPane, language: str = "en") -> Summary:
    assert papers.shown is not None
    return read_summary(papers.context.session.document, papers.shown.row.id, language)


def link_of(dialog: SummaryDialog, beginning: str) -> LinkButton:
    return next(it for it in dialog.links if it.text().startswith(beginning))


def listed(window: MainWindow) -> tuple[str, ...]:
    """Return the ids that Projecten shows now."""
    shown = window.places.current
    assert isinstance(shown, ProjectsPlace)
    assert shown.rows is not None
    return tuple(shown.rows.arrange(shown.controls.state.view).shown)


def test_sentences_lead_to_exactly_their_projects(
    whole_window: MainWindow, papers: PapersPane, look: Look
) -> None:
    summary = summary_of(papers)
    look(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert isinstance(whole_window.places.current, SteeringPlace), "who leaves stays where they were"

    def use(dialog: SummaryDialog) -> None:
        assert unnamed_controls(dialog) == []
        assert dialog.text.splitlines() == [it.text for it in summary.sentences]
        QTest.keyClick(dialog.links[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == dialog.text
        link = link_of(dialog, "Promised, and not ready")
        assert link.accessibleDescription() == "Show 4 projects"
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    look(use)
    promised = next(it for it in summary.sentences if it.text.startswith("Promised"))
    assert set(listed(whole_window)) == set(promised.project_ids)
    with whole_window.session.reading() as read:
        names = {row.id: f"{row.number} {row.title}" for row in list_projects(read)}
    assert all(names[it] in promised.text for it in listed(whole_window))

    def press(dialog: SummaryDialog) -> None:
        link = dialog.links[0]
        while link.text() != summary.sentences[-1].text:
            QTest.keyClick(link, Qt.Key.Key_Tab)
            link = dialog.focusWidget()
            assert isinstance(link, LinkButton)
        QTest.keyClick(link, Qt.Key.Key_Return)

    look(press)
    assert listed(whole_window) == summary.sentences[-1].project_ids


def test_what_was_thrown_away_leads_to_the_bin_in_the_language_of_the_papers(
    whole_window: MainWindow, papers: PapersPane, look: Look, settings: Settings
) -> None:
    document = whole_window.session.document
    on_hold = next(it for it in summary_of(papers).sentences if it.text.startswith("Put on hold"))
    document.change("weg", lambda tx: projects.delete(tx, on_hold.project_ids))
    QApplication.processEvents()
    settings.keep_place_state(KEPT, {"language": "nl"})

    def use(dialog: SummaryDialog) -> None:
        assert "language in which you made papers last" in dialog.how.text()
        link = link_of(dialog, "Uit het programma")
        assert link.accessibleDescription() == "Show in the bin"
        QTest.keyClick(link, Qt.Key.Key_Space)

    look(use)
    shown = whole_window.places.current
    assert isinstance(shown, BinPlace)
    assert [it.row.id for it in shown.chosen()] == list(on_hold.project_ids)
