"""Choose one of the restore points of a programme."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.copies import RestorePoint

_MORE = N_("The restore point opens as a new file. The programme you have open now stays as it is.")


class RestorePointsDialog(QDialog):
    """A list of moments, latest first; `chosen` after accepting."""

    help_page = "files#restore-points"

    def __init__(
        self, points: "Sequence[RestorePoint]", tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._points = points
        self.setWindowTitle(tr("Go back to a restore point"))
        self.setMinimumSize(scaled(440), scaled(400))
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Restore points"))
        self._list.addItems(
            [f"{point.at.astimezone():%d-%m-%Y  %H:%M}  {point.name}".rstrip() for point in points]
        )
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _item: self.accept())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Go back to a restore point"), FontRole.HEADING))
        column.addWidget(TextLabel(tr(_MORE), tone="muted"))
        column.addWidget(self._list, 1)
        column.addSpacing(8)
        column.addLayout(self._buttons(tr))

    @property
    def chosen(self) -> "RestorePoint | None":
        """Return the restore point that is marked."""
        row = self._list.currentRow()
        return self._points[row] if 0 <= row < len(self._points) else None

    def _buttons(self, tr: Translator) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        use = FilledButton(tr("Open restore point"))
        use.setDefault(True)
        use.setEnabled(bool(self._points))
        use.clicked.connect(self.accept)
        row.addWidget(back)
        row.addWidget(use)
        return row
