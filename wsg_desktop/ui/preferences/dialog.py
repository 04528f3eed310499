"""The settings: sections at the left, the chosen one at the right. Knows no programme."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wsg_desktop.texts import Translator
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

_AROUND_NAMES = 24


class SettingsDialog(WorkingDialog):
    """Pages under their names; a page that is too high scrolls."""

    help_page = "settings"

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("Settings"))
        fit(self, 920, 600, parent)
        self.sections = QListWidget()
        self.sections.setAccessibleName(tr("Sections of the settings"))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Settings"), FontRole.TITLE, "accent"))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.sections)
        row.addWidget(self.pages, 1)
        column.addLayout(row, 1)
        column.addLayout(self._foot())

    def add_page(self, name: str, more: str, page: QWidget, *, scrolls: bool = True) -> None:
        """Add a page under its name, with what holds for all of it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(TextLabel(name, FontRole.HEADING))
        column.addWidget(TextLabel(more, tone="muted"))
        column.addWidget(_scrolling(page) if scrolls else page, 1)
        self.pages.addWidget(holder)
        self.sections.addItem(name)
        self.sections.setFixedWidth(self.sections.sizeHintForColumn(0) + scaled(_AROUND_NAMES))
        if self.sections.count() == 1:
            self.sections.setCurrentRow(0)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(TextLabel(self._tr("Every choice holds at once."), FontRole.SMALL, "muted"), 1)
        close = FilledButton(self._tr("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        return foot


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
