"""The working calendar by mouse and keyboard: switches, closing periods, and what follows from them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.document import Document
from wsg_desktop.services.work_calendar import CalendarContent, read_calendar
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.work_calendar.dialog import WorkCalendarDialog


def content(document: Document) -> CalendarContent:
    with document.reading() as read:
        return read_calendar(read, document.clock.today())


def type_in(field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)


def cells(dialog: WorkCalendarDialog, name: str) -> list[tuple[str, ...]]:
    return [line.cells for line in dialog.holidays.lines.lines if line.cells[1] == name]


def test_calendar_is_shown_and_changed_step_by_step(
    open_window: MainWindow, messages: RecordedMessages, document: Document
) -> None:
    before = content(document)

    def drive(dialog: WorkCalendarDialog) -> None:
        assert unnamed_controls(dialog) == []
        assert dialog.nothing.isVisible()
        assert cells(dialog, "Goede Vrijdag")[1] == ("Fri 26 Mar 2027", "Goede Vrijdag", "working day")
        QTest.keyClick(dialog.good_friday, Qt.Key.Key_Space)
        assert cells(dialog, "Goede Vrijdag")[1][2] == "closed"
        assert content(document).good_friday

        type_in(dialog.name, "Bouwvak")
        type_in(dialog.first.edit, "26-7-2027")
        type_in(dialog.last.edit, "13-8-2027")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        assert dialog.closings.lines.lines[0].cells == ("Bouwvak", "26 Jul 2027", "13 Aug 2027")
        assert (dialog.name.text(), dialog.first.edit.text(), dialog.last.edit.text()) == ("", "", "")
        (closing,) = content(document).closings
        assert (closing.name, closing.first, closing.last) == (
            "Bouwvak",
            date(2027, 7, 26),
            date(2027, 8, 13),
        )
        assert dialog.totals.text().endswith(f"2027: {before.working_days[1][1] - 16} working days")

        assert not dialog.remove.isEnabled()
        dialog.closings.selectRow(0)
        QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
        assert content(document).closings == ()

    messages.drives.append(drive)
    open_window.actions_.trigger("edit_calendar")
    assert len(messages.dialogs) == 1
    document.undo()
    assert [it.name for it in content(document).closings] == ["Bouwvak"]
    document.undo()
    document.undo()
    assert content(document) == before


def test_what_is_missing_or_upside_down_is_said(
    open_window: MainWindow, messages: RecordedMessages, document: Document
) -> None:
    def drive(dialog: WorkCalendarDialog) -> None:
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        assert dialog.problem.text() == "Give the period a name, such as bouwvak."
        type_in(dialog.name, "Bouwvak")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        assert dialog.problem.text().startswith("Type the first and the last day")
        type_in(dialog.first.edit, "when it can")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        assert dialog.first.edit.text() == "when it can"
        assert "not a day" in dialog.reading.text
        type_in(dialog.first.edit, "13-8-2027")
        type_in(dialog.last.edit, "26-7-2027")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        assert dialog.problem.text().startswith("The last day is before the first.")
        assert dialog.name.text() == "Bouwvak"

    messages.drives.append(drive)
    open_window.actions_.trigger("edit_calendar")
    assert content(document).closings == ()


def test_both_switches_are_changes_of_their_own(
    open_window: MainWindow, messages: RecordedMessages, document: Document
) -> None:
    messages.drives.append(lambda dialog: QTest.keyClick(dialog.liberation_day, Qt.Key.Key_Space))
    open_window.actions_.trigger("edit_calendar")
    assert content(document).liberation_day
    assert document.undo() == "change a holiday of the working calendar"
    assert not content(document).liberation_day
