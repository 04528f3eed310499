"""The list of what is different: by kind, with from and to, who and when; each line goes to its project."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.comparing import Difference

_DAYS = 6
_WIDEST = (160, 60, 225, 138, 116, 116, 108, 140, 100)

_NOTHING = N_("Nothing in the plan changed since {moment}")
_MORE = N_("Dates, phases and projects are what they were. Choose an earlier moment to see more.")


class CompareList(QDialog):
    """A window beside the chart: it stays open while one goes from line to line."""

    help_page = "planning#compare"

    project_requested = Signal(str)

    def __init__(self, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        from wsg_desktop.services.difference_words import HEADERS

        self._tr = tr
        self._ids: list[str] = []
        self._text = ""
        self._title = TextLabel("", FontRole.HEADING)
        self.table = LineTable(tr("Differences"), [tr(header) for header in HEADERS], numbers={_DAYS})
        self.empty = EmptyState("circle-check", "", tr(_MORE))
        self.copy = QuietButton(tr("Copy list"), "copy")
        self.go = FilledButton(tr("Show in the chart"))
        self.close_button = QuietButton(tr("Close"))
        self.setMinimumSize(scaled(640), scaled(320))
        self._arrange()
        self.table.activated.connect(self._go)
        self.table.doubleClicked.connect(self._go)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.copy.clicked.connect(self._copy)
        self.go.clicked.connect(self._go)
        self.close_button.clicked.connect(self.close)

    def show_differences(self, found: "Sequence[Difference]", moment: str, today: date) -> None:
        """Show these differences with `moment`; the line that was chosen stays chosen where it still is."""
        from wsg_desktop.services.difference_words import HEADERS, difference_line, summary

        tr = self._tr
        chosen = self._chosen()
        title = tr("Compared with {moment}", moment=moment)
        self.setWindowTitle(title)
        self._title.setText(summary(found, moment, tr) if found else title)
        lines = [difference_line(it, tr, today) for it in found]
        headers = [tr(header) for header in HEADERS]
        self._text = "\n".join("\t".join(cells) for cells in (headers, *lines))
        self._ids = [it.project_id for it in found]
        kinds = [it.kind for it in found]
        firsts = [at == 0 or kinds[at - 1] is not kind for at, kind in enumerate(kinds)]
        self.table.show_lines(
            [
                TableLine((line.what if first else "", *line[1:]), tip="")
                for line, first in zip(lines, firsts, strict=True)
            ],
            _WIDEST,
        )
        self.empty.show_text(tr(_NOTHING, moment=moment), tr(_MORE))
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.copy.setEnabled(bool(found))
        self.copy.setText(tr("Copy list"))
        if chosen in self._ids:
            self.table.selectRow(self._ids.index(chosen))
        self._follow_selection()

    def open_beside(self, place: QWidget) -> None:
        """Show the window over the lower part of the place, so that the chart stays in sight."""
        if not self.isVisible():
            fit(self, 1240, 400, place)
            corner = place.mapToGlobal(QPoint(0, 0))
            self.move(
                corner.x() + (place.width() - self.width()) // 2,
                corner.y() + place.height() - self.height() - 24,
            )
        self.show()
        self.raise_()
        self.activateWindow()
        (self.table if self._ids else self.close_button).setFocus()
        if self._ids and self._chosen() is None:
            self.table.selectRow(0)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(row)

    def _chosen(self) -> str | None:
        rows = self.table.selectionModel().selectedRows()
        return self._ids[rows[0].row()] if rows and rows[0].row() < len(self._ids) else None

    def _follow_selection(self) -> None:
        self.go.setEnabled(self._chosen() is not None)

    def _go(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.project_requested.emit(chosen)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy.setText(self._tr("Copied"))
