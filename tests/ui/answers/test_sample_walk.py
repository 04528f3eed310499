"""The way of answers on the sample, with every click counted: out to four parties, three of them answer."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.returned import edit
from tests.store.state import state_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services import overviews
from wsg_desktop.services.answer_register import read_register
from wsg_desktop.services.answer_standing import Standing
from wsg_desktop.services.document import Document
from wsg_desktop.store.parties import list_parties
from wsg_desktop.ui.answers.dialog import DECIDE, AnswersDialog
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.today.place import TodayPlace

PARTIES = [f"Corporatie {n}" for n in (1, 2, 3, 4)]


class Hand:
    """A hand that counts its clicks."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.clicks = 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.clicks += 1
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def wait(self, dialog: AnswersDialog) -> None:
        self._qtbot.waitUntil(lambda: dialog.changes.isVisible() and not dialog.is_busy, timeout=60_000)


def _send(document: Document, folder: Path) -> list[Path]:
    with document.reading() as read:
        ids = {party.name: party.id for party in list_parties(read)}
    return [it.path for it in overviews.write_overviews(document, [ids[it] for it in PARTIES], folder)]


def _fill(book: Any) -> None:
    """Fill in what a party leads: an exact date, a season, and a date that nobody can read."""
    sheet = book["Projecten"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Nieuwe verwachting")
    said = iter((date(2027, 5, 1), "eind 2027", "zodra het kan"))
    for row in range(2, sheet.max_row + 1):
        if not sheet.cell(row, column).protection.locked and (value := next(said, None)) is not None:
            sheet.cell(row, column).value = value


def test_answers_of_three_parties_in_few_clicks(
    qtbot: QtBot, whole_window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    document, back, hand = whole_window.session.document, tmp_path / "terug", Hand(qtbot)
    document.backs_up = False
    back.mkdir()
    for path in _send(document, tmp_path / "uit")[:3]:
        edit(path, _fill, back / path.name)
    before = state_of(document)
    kinds: list[Standing] = []

    def take_what_is_safe(dialog: AnswersDialog) -> None:
        hand.wait(dialog)
        desk = dialog._words.desk
        kinds.extend(it.standing for file in desk.files for it in desk.asked(file))
        hand.click(dialog.foot.take)
        qtbot.waitUntil(dialog.foot.undo.isVisible, timeout=60_000)
        hand.click(dialog.foot.close_)

    messages.drives.append(take_what_is_safe)
    hand.clicks += 1  # the drop of the folder
    whole_window.files_dropped.emit([back])
    qtbot.waitUntil(lambda: not messages.drives, timeout=60_000)
    assert hand.clicks == 3
    assert kinds.count(Standing.SAFE) >= 3
    assert kinds.count(Standing.QUESTION) >= 2
    with document.reading() as read:
        rows = read_register(read)
    assert sum(row.is_answered for row in rows) == 3

    whole_window.go_to("today")
    today = whole_window.places.current
    assert isinstance(today, TodayPlace)
    card = today.week.answers
    assert card.isVisible()
    assert int(card.accessibleName().split()[0]) >= 1

    def answer_a_question(dialog: AnswersDialog) -> None:
        hand.wait(dialog)
        dialog.choose_filter(DECIDE)
        qtbot.keyClick(dialog.changes, Qt.Key.Key_F2)
        qtbot.keyClicks(dialog.panel.date.edit, "eind april 2027")
        qtbot.keyClick(dialog.panel.date.edit, Qt.Key.Key_Return)
        qtbot.keyClick(dialog.changes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(dialog.foot.undo.isVisible, timeout=60_000)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    messages.drives.append(answer_a_question)
    hand.click(card)
    assert messages.said[-1].text.startswith("1 answer of ")

    document.undo()
    for offer in [it.offer for it in messages.said if it.offer and " taken over." in it.text][:1]:
        offer.run()
    qtbot.waitUntil(lambda: state_of(document) == before, timeout=60_000)
