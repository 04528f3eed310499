"""The cells of the attendance: one per member and per guest, as many beside each other as there is room."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, MemberRole, Presence
from wsg_desktop.texts import Translator
from wsg_desktop.ui.steering.presence_pick import PresencePick
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import MemberRow
    from wsg_desktop.store.meetings import AttendanceRow

_CELL = 320
"""The least width of a cell: a name, the word that holds, and four pictures."""


class MemberCell(QWidget):
    """A member: `kept` carries a word and by whom the member was replaced."""

    kept = Signal(str, str)

    def __init__(self, tr: Translator, member: "MemberRow") -> None:
        super().__init__()
        role = MemberRole(member.role)
        said = "" if role is MemberRole.MEMBER else tr(MEETING_LABELS[MemberRole][role]).lower()
        more = " · ".join(filter(None, (said, member.party)))
        self.pick = PresencePick(tr, member.label)
        self.word = ElidedLabel("", FontRole.SMALL, "muted")
        self.by = LineField(tr("{name} was replaced by", name=member.label))
        self.by.setPlaceholderText(tr("Replaced by"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(ElidedLabel(member.label, FontRole.TABLE))
        if more:
            names.addWidget(ElidedLabel(more, FontRole.SMALL, "muted"))
        names.addStretch()
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addLayout(names, 1)
        across.addWidget(self.word)
        across.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(across)
        column.addWidget(self.by)
        self.pick.picked.connect(lambda word: self.kept.emit(word, self.by.text()))
        self.by.offered.connect(lambda text: self.kept.emit(Presence.REPLACED.value, text))

    def show_row(self, row: "AttendanceRow | None") -> None:
        """Show what is written of the member."""
        self.pick.show_value(row.presence if row else None)
        self.word.setText(self.pick.words)
        self.by.show_text(row.replaced_by if row else "")
        self.by.setVisible(row is not None and row.presence == Presence.REPLACED)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.pick.set_read_only(read_only)
        self.by.setReadOnly(read_only)


class GuestCell(QWidget):
    """A guest, who was there or would not be in the list."""

    forget_requested = Signal()

    def __init__(self, tr: Translator, row: "AttendanceRow") -> None:
        super().__init__()
        self.remove = IconButton(tr("Take {name} off the list", name=row.name), "x")
        self.remove.clicked.connect(self.forget_requested)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(row.name, FontRole.TABLE))
        # Who was a member then, and left the body since, stands here by name as well.
        there = row.presence == Presence.PRESENT
        more = tr("guest") if there else tr(MEETING_LABELS[Presence][Presence(row.presence)]).lower()
        names.addWidget(ElidedLabel(more, FontRole.SMALL, "muted"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addLayout(names, 1)
        across.addWidget(self.remove)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.remove.setEnabled(not read_only)


class CellGrid(QWidget):
    """Cells from left to right, in columns of one width."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: Sequence[QWidget] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)

    def hold(self, cells: Sequence[QWidget]) -> None:
        """Hold other cells; those before go."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            if cell not in cells:
                cell.hide()
                cell.deleteLater()
        self._cells = cells
        before: QWidget | None = None
        for cell in cells:
            cell.setParent(self)
            cell.show()
            if before is not None:
                QWidget.setTabOrder(before, cell)
            before = cell
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(self.width() // scaled(_CELL), 1)
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 1 if column < columns else 0)
        self._columns = columns
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
