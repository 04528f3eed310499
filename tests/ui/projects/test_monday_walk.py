"""A walk through a Monday morning: twenty cells from a workbook go in at once, and come out again at once."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.projects.conftest import Hands, kept
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.document import Document
from wsg_desktop.services.view_export import export_view
from wsg_desktop.ui.projects.paste_dialog import PasteDialog
from wsg_desktop.ui.projects.shown_view import shown_block

COLUMNS = ("areas", "lead_parties", "deadline", "end")
DAY_ZERO = date(1899, 12, 30)


def clipboard_of(rows: list[tuple[Any, ...]]) -> QMimeData:
    """Return what a spreadsheet puts on the clipboard, days shown without their year."""
    words = [
        [f"{it.day}-{it.month}" if isinstance(it, datetime) else str(it or "") for it in row] for row in rows
    ]
    html = ""
    for row, texts in zip(rows, words, strict=True):
        html += "<tr>"
        for it, text in zip(row, texts, strict=True):
            serial = (it.date() - DAY_ZERO).days if isinstance(it, datetime) else ""
            html += f'<td sdval="{serial}" sdnum="1043;1043;D-M">{text}</td>'
        html += "</tr>"
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in words))
    data.setHtml(f"<table>{html}</table>")
    return data


def test_twenty_cells_from_a_workbook_go_in_and_out_again(
    hands: Hands,
    document: Document,
    ids: dict[str, str],
    tmp_path: Path,
    messages: RecordedMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = hands.place
    place.controls.show_columns(("number", "title", *COLUMNS))
    hands.go("R2", "areas")
    hands.click(hands.middle("B3", "end"), Qt.KeyboardModifier.ShiftModifier)
    assert place.rows is not None
    tr = place.context.tr
    shown = shown_block(place.rows, place.controls.state, place.table, place.model, tr)
    export_view(document, shown, tmp_path / "blok.xlsx", tr)
    sheet = load_workbook(tmp_path / "blok.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == ["Area", "Lead party", "Deadline", "Expected end"]
    assert sheet.auto_filter.ref or sheet.tables
    # The first five rows, upside down.
    rows = list(sheet.iter_rows(min_row=2, max_row=6, values_only=True))[::-1]
    before = {number: kept(document, ids[number]) for number in ids}

    def yes(dialog: QDialog) -> bool:
        assert isinstance(dialog, PasteDialog)
        assert dialog.table.model().rowCount() > 10
        return True

    monkeypatch.setattr(messages, "ask", yes)
    QGuiApplication.clipboard().setMimeData(clipboard_of(rows))
    hands.go("R2", "areas")
    hands.control(Qt.Key.Key_V)
    question = place.editing.question
    assert question is not None, "deadlines that were agreed ask why"
    QTest.keyClick(question.ask.basis, Qt.Key.Key_Return)

    after = kept(document, ids["R4"])
    assert (after.areas, after.lead_parties) == (("Rivierenwijk",), ("Welzijnsinstelling",))
    assert after.end.day == before["R2"].end.day == date(2026, 11, 5), "with the year that no cell shows"
    assert kept(document, ids["B3"]).lead_parties == before["B3"].lead_parties
    hands.window.session.undo()
    for number, row in before.items():
        now = kept(document, ids[number])
        assert (now.areas, now.lead_parties, now.deadline, now.end) == (
            row.areas,
            row.lead_parties,
            row.deadline,
            row.end,
        )
