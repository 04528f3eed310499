"""The place Prullenbak: everything that was thrown away, what went along, and what comes back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.bin_contents import BinEntry

RESTORE_ONE = N_("take {number} out of the bin")
RESTORE_PROJECTS = N_("take {count} projects out of the bin")
RESTORE_MANY = N_("take {count} things out of the bin")

_MARGINS = (24, 16, 24, 16)
_HEADERS = (N_("No."), N_("Name"), N_("Kind"), N_("Thrown away"), N_("By"), N_("Went along"))
_WIDEST = (90, 380, 150, 160, 180, 200)
_INDENT = "\u2003"
"""As wide as a letter m: what goes before the name of a part, for each level."""
_SAID_AT_MOST = 4


class BinPlace(Place):
    """A table of what was thrown away, latest first, over what the chosen lines bring back."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        tr = self._tr = context.tr
        self._entries: list[BinEntry] = []
        self.table = LineTable(tr("Bin"), [tr(header) for header in _HEADERS])
        self.back = TextLabel("", tone="muted")
        self.button = FilledButton(tr("Take out of the bin"), "archive-restore")
        self.empty = EmptyState(
            "trash-2", tr("The bin is empty"), tr("What you delete waits here until you take it out again.")
        )
        self.menu = QMenu(self)
        self._stack = QStackedWidget()
        self._arrange()
        self.button.clicked.connect(self.take_out)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_choice())
        self.table.lines.modelReset.connect(self._show_choice)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)

    def refresh(self) -> None:
        """Read what is in the bin."""
        from wsg_desktop.services.bin_contents import read_bin

        with self.context.session.reading() as read:
            self._entries = read_bin(read)
        self.table.lines.show_lines(())
        self.table.show_lines([self._line(entry) for entry in self._entries], _WIDEST)
        self._stack.setCurrentWidget(self.table if self._entries else self.empty)
        if self._entries:
            self.table.selectRow(0)
        self._show_choice()

    def receive(self, request: object) -> None:
        """Choose the line of what has this id."""
        for row, entry in enumerate(self._entries):
            if entry.row.id == request:
                self.table.selectRow(row)

    def focus_content(self) -> None:
        """Put the keyboard in the table."""
        (self.table if self._entries else self.empty).setFocus()

    def chosen(self) -> "list[BinEntry]":
        """Return the chosen lines from top to bottom."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._entries[row] for row in rows if row < len(self._entries)]

    def take_out(self) -> None:
        """Take the chosen lines out of the bin, with what went along, in one step."""
        from wsg_desktop.services.bin_contents import take_out
        from wsg_desktop.services.bin_words import tops_of

        tops = tops_of(self.chosen())
        if not tops or self.context.session.document.readonly:
            return
        row = self.table.currentIndex().row()
        done = self.context.session.change(_label(tops), lambda tx: take_out(tx, [top.key for top in tops]))
        if not done:
            return
        self.table.selectRow(min(row, len(self._entries) - 1))
        said = self._tr.plural("{n} thing is back.", "{n} things are back.", len(tops))
        back = done.value
        offers = [Offer(self._tr("Show"), lambda: self.context.go_to("projects", back))] if back else []
        self.context.messages.info(said, self.context.session.undo_offer(), *offers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take out by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_out()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(TextLabel(self._tr("Bin"), FontRole.TITLE, wrap=False))
        head.addStretch()
        head.addWidget(self.button)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.back)

    def _line(self, entry: "BinEntry") -> TableLine:
        from wsg_desktop.services.bin_words import along_words, kind_words, name_words

        row, at = entry.row, local_time(entry.row.at)
        return TableLine(
            (
                row.number,
                _INDENT * 2 * entry.level + name_words(row, self._tr),
                kind_words(entry, self._tr),
                f"{show_day(at.date(), self._tr)} {at:%H:%M}",
                row.who,
                along_words(entry.along, self._tr),
            ),
            tone="muted" if entry.level else "text",
        )

    def _show_choice(self) -> None:
        from wsg_desktop.services.bin_words import back_words

        chosen, tr = self.chosen(), self._tr
        lines = back_words(chosen, tr)
        more = len(lines) - _SAID_AT_MOST
        if more > 0:
            lines = [*lines[:_SAID_AT_MOST], tr.plural("And {n} more.", "And {n} more.", more)]
        self.back.setText("\n".join(lines))
        self.back.setVisible(bool(lines))
        session = self.context.session
        self.button.setEnabled(bool(chosen) and session.is_open and not session.document.readonly)
        self.status_changed.emit(
            tr("{n} of {total} selected", n=len(chosen), total=len(self._entries)) if self._entries else ""
        )

    def _open_menu(self, at: QPoint) -> None:
        self.menu.clear()
        may = self.button.isEnabled()
        add_action(self.menu, self._tr("Take out of the bin"), "archive-restore", self.take_out, enabled=may)
        add_action(self.menu, self._tr("Copy rows"), "copy", self.table.copy_all)
        self.menu.popup(self.table.viewport().mapToGlobal(at))


def _label(tops: "list[BinEntry]") -> str:
    if len(tops) == 1:
        return sentence(RESTORE_ONE, number=tops[0].row.number or tops[0].row.name)
    all_projects = all(top.row.entity == "project" for top in tops)
    return sentence(RESTORE_PROJECTS if all_projects else RESTORE_MANY, count=len(tops))
