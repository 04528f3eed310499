"""Who is late with an answer, from Partners, Vandaag and the chase list, by keys and mouse."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.services.answering import furnish, send
from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.services import chasing, parties
from wsg_desktop.services.answer_register import RegisterRow, Standing, read_register
from wsg_desktop.services.document import Document
from wsg_desktop.services.overviews import write_view_overview
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.chasing.dialog import ChaseDialog
from wsg_desktop.ui.chasing.flow import ChaseFlow
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.partners.party_lines import ANSWER
from wsg_desktop.ui.partners.place import PartnersPlace
from wsg_desktop.ui.partners.register_bar import ALL, LATE, ShowRegister
from wsg_desktop.ui.partners.toolbar import OVERVIEWS
from wsg_desktop.ui.today.place import TodayPlace

FIRST, SECOND = "Corporatie 1", "Corporatie 2"


@pytest.fixture
def late(document: Document, clock: FixedClock, tmp_path: Path) -> Document:
    """Return a programme with two answers that are four days late; a third party is not asked."""

    def fill(tx: Transaction) -> None:
        furnish(tx)
        parties.add_party(tx, "Bibliotheek")
        party_id = get_party_id(tx.read, SECOND)
        parties.add_person(tx, party_id=party_id, name="Noor Bakker", email="noor@c2.nl")

    document.change("fill", fill)
    send(document, FIRST, tmp_path / "uit")
    send(document, SECOND, tmp_path / "uit")
    clock.set(clock.now() + timedelta(days=18))
    return document


@pytest.fixture
def requests() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def place(
    qtbot: QtBot, window: MainWindow, late: Document, requests: list[tuple[str, object]]
) -> PartnersPlace:
    window.session.show(late)
    context = window.context()._replace(go_to=lambda key, asked=None: requests.append((key, asked)))
    made = PartnersPlace(context)
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, late: Document) -> Iterator[ChaseDialog]:
    window.session.show(late)
    flow = ChaseFlow(window.context())
    made = flow.dialog
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def register(document: Document) -> dict[str, RegisterRow]:
    with document.reading() as read:
        return {row.party: row for row in read_register(read)}


def names(place: PartnersPlace) -> list[str]:
    return [line.cells[0] for line in place.table.lines.lines]


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_partners_shows_overviews_and_filters_what_is_late(
    qtbot: QtBot, place: PartnersPlace, late: Document
) -> None:
    assert names(place) == ["Bibliotheek", FIRST, SECOND]
    qtbot.keyClick(place.toolbar.shows, Qt.Key.Key_Right)
    assert names(place) == [FIRST, SECOND]
    assert place.table.lines.lines[0].cells[ANSWER] == "4 days late"
    assert ANSWER in place.table.lines.lines[0].marks
    chasing.keep_answered(late, [register(late)[FIRST]])
    assert place.table.lines.lines[0].cells[ANSWER].startswith("answered")
    place.receive(ShowRegister(LATE))
    assert names(place) == [SECOND]
    assert unnamed_controls(place) == []
    # A party that the filters hide is shown all the same when it is asked for.
    with late.reading() as read:
        library = get_party_id(read, "Bibliotheek")
    place.receive(library)
    assert place.table.chosen_ids == [library]
    place.receive(ShowRegister())
    assert place.state()["shows"] == OVERVIEWS


def test_who_reads_a_view_stands_beside_the_filters_and_in_the_whole_register_in_excel(
    qtbot: QtBot,
    place: PartnersPlace,
    window: MainWindow,
    late: Document,
    messages: RecordedMessages,
    tmp_path: Path,
) -> None:
    assert place.register_bar.readers.text() == ""
    write_view_overview(late, "Working group", tmp_path / "lezen")
    place.refresh()
    assert "Working group on " in place.register_bar.readers.text()
    found: dict[str, list[Any]] = {}
    for which in (ALL, LATE):
        place.receive(ShowRegister(which))
        messages.paths.append(tmp_path / f"{which}.xlsx")
        place.export_view()
        qtbot.waitUntil(lambda: not window.background.is_busy, timeout=20_000)
        sheet: Any = load_workbook(tmp_path / f"{which}.xlsx").active
        found[which] = list(sheet.values)
    assert [row[0] for row in found[ALL]] == ["Party", FIRST, SECOND, "Working group"]
    assert found[ALL][3][1].date() == late.clock.today()
    assert (found[ALL][3][4], found[ALL][3][6]) == (0, "only reads")
    assert [row[0] for row in found[LATE]] == ["Party", FIRST, SECOND]


def test_the_details_tell_and_take_back(qtbot: QtBot, place: PartnersPlace, late: Document) -> None:
    chasing.keep_reminded(late, register(late).values())
    with late.reading() as read:
        place.select(get_party_id(read, FIRST))
    part = place.details.form.register
    # All of the panel in sight: a click on what is scrolled away falls elsewhere.
    place.resize(1158, 1200)
    qtbot.waitUntil(lambda: len(part.links) == 1 and not part.links[0].visibleRegion().isEmpty())
    click(qtbot, part.links[0])
    qtbot.waitUntil(lambda: part.links == [])
    assert (len(register(late)[FIRST].reminded), len(register(late)[SECOND].reminded)) == (0, 1)
    click(qtbot, part.answered_button)
    qtbot.waitUntil(lambda: len(part.links) == 1)
    assert register(late)[FIRST].is_answered
    assert not part.remind_button.isVisible()
    # Lines that want more width than there is are squeezed together in height.
    inside = part.findChildren(QGridLayout)[-1]
    assert inside.minimumSize().width() < place.details.minimumWidth() - 2 * 16


def test_copying_a_text_ticks_and_the_ticked_are_kept_as_reminded(
    qtbot: QtBot, dialog: ChaseDialog, late: Document
) -> None:
    assert not dialog.keep_button.isEnabled()
    assert not dialog.mail_button.isEnabled()
    click(qtbot, dialog.copy_button)
    assert QApplication.clipboard().text().startswith("Hallo,\n\nOp maandag 23 november 2026")
    assert len(dialog.ticked) == 1
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert "Noor Bakker" in dialog.text.toPlainText()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.keep_button.text().endswith("(2)")
    click(qtbot, dialog.keep_button)
    assert {name: len(row.reminded) for name, row in register(late).items()} == {FIRST: 1, SECOND: 1}
    assert (dialog.ticked, dialog.keep_button.isEnabled()) == ([], False)
    assert "herinnerd" in dialog.text.toPlainText()
    click(qtbot, dialog.answered_button)
    assert register(late)[SECOND].is_answered
    assert [line.cells[0] for line in dialog.table.lines.lines] == [FIRST]
    click(qtbot, dialog.answered_button)
    assert dialog.empty.isVisible()
    assert unnamed_controls(dialog) == []


def test_what_was_kept_is_taken_back_in_the_chase_list_itself(
    qtbot: QtBot, dialog: ChaseDialog, late: Document
) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    click(qtbot, dialog.keep_button)
    assert len(register(late)[FIRST].reminded) == 1
    click(qtbot, dialog.line.choices[0])
    assert (register(late)[FIRST].reminded, dialog.line.choices) == ((), [])
    assert QApplication.focusWidget() is dialog.table
    click(qtbot, dialog.answered_button)
    assert [line.cells[0] for line in dialog.table.lines.lines] == [SECOND]
    click(qtbot, dialog.line.choices[0])
    assert not register(late)[FIRST].is_answered
    assert [line.cells[0] for line in dialog.table.lines.lines] == [FIRST, SECOND]


def test_a_mail_opens_filled_in(qtbot: QtBot, dialog: ChaseDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    click(qtbot, dialog.mail_button)
    (url,) = opened
    assert (url.scheme(), url.path()) == ("mailto", "noor@c2.nl")
    assert len(dialog.ticked) == 1


def test_the_list_goes_to_excel(
    qtbot: QtBot, dialog: ChaseDialog, window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.paths.append(tmp_path / "nabellijst.xlsx")
    click(qtbot, dialog.export_button)
    qtbot.waitUntil(lambda: not window.background.is_busy, timeout=20_000)
    sheet: Any = load_workbook(tmp_path / "nabellijst.xlsx").active
    rows = list(sheet.values)
    assert [row[0] for row in rows] == ["Party", FIRST, SECOND]


def test_vandaag_leads_to_who_did_not_answer(
    qtbot: QtBot, window: MainWindow, late: Document, requests: list[tuple[str, object]]
) -> None:
    window.session.show(late)
    context = window.context()._replace(go_to=lambda key, asked=None: requests.append((key, asked)))
    today = TodayPlace(context)
    qtbot.addWidget(today)
    today.resize(1158, 660)
    today.show()
    row = next(it for it in today.week.findings.rows if it.title.text() == f"{FIRST}, {SECOND}")
    assert row.words.text() == "2 parties did not answer yet."
    click(qtbot, row.title)
    assert requests == [("partners", ShowRegister(LATE))]
    chasing.keep_answered(late, register(late).values())
    found = today._found
    assert found is not None
    assert Finding.ANSWERS_LATE not in {group.kind for group in found.groups}
    assert register(late)[FIRST].standing(late.clock.today()) is Standing.ANSWERED


def test_a_list_of_long_names_does_not_scroll_sideways(
    qtbot: QtBot, window: MainWindow, late: Document, clock: FixedClock
) -> None:
    with late.reading() as read:
        first = get_party_id(read, FIRST)
    long = "Plaatselijk belang van Vollenhove en omstreken"
    late.change("name", lambda tx: parties.set_party_field(tx, first, "name", long))
    for _ in range(2):
        chasing.keep_reminded(late, list(register(late).values()))
        clock.set(clock.now() + timedelta(days=1))
    window.session.show(late)
    dialog = ChaseFlow(window.context()).dialog
    qtbot.addWidget(dialog)
    dialog.resize(1040, 640)
    dialog.show()

    assert any(line.cells[3].endswith("(2 times)") for line in dialog.table.lines.lines)
    qtbot.waitUntil(lambda: dialog.table.horizontalScrollBar().maximum() == 0)
    dialog.close()
