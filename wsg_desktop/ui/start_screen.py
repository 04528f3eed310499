"""What the window shows while no programme is open: three ways to begin, and the files opened before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.settings import LANGUAGE, TEXT_SIZE, Settings
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.card import Card
from wsg_desktop.ui.widgets.card_frame import RADIUS
from wsg_desktop.ui.widgets.choice_box import ChoiceBox
from wsg_desktop.ui.widgets.file_row import FileRow
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDTH = 880
_SHOWN = 5
_NEARLY_ALL = 1000
"""The share of the width that the cards get, up to their widest."""


class StartScreen(QWidget):
    """Three cards and the recent files; dropping a file anywhere works too (the window takes it)."""

    help_page = "first-steps"

    sample_requested = Signal()
    list_requested = Signal()
    empty_requested = Signal()
    open_requested = Signal()
    file_requested = Signal(Path)

    def __init__(
        self, tr: Translator, settings: Settings, recent: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._is_over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(0)
        column.addLayout(self._corner(settings))
        column.addStretch(2)
        middle = QWidget()
        middle.setMaximumWidth(min(scaled(_WIDTH), 1280))
        middle.setLayout(self._middle(recent))
        row = QHBoxLayout()
        row.addStretch(1)
        # Without an alignment: with one the layout would forget that cards grow with their words.
        row.addWidget(middle, _NEARLY_ALL)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def show_drop(self, *, over: bool) -> None:
        """Show that what is dragged over the window can be dropped here."""
        self._is_over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dashed frame while something is dragged over the window."""
        super().paintEvent(event)
        if self._is_over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.colour("focus"), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().adjusted(8, 8, -8, -8), RADIUS, RADIUS)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Enter begin with the first card; this reason keeps its ring away until the keyboard moves."""
        super().showEvent(event)
        self._first.setFocus(Qt.FocusReason.MouseFocusReason)

    def _corner(self, settings: Settings) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for setting in (LANGUAGE, TEXT_SIZE):
            box = ChoiceBox(setting, settings, self._tr)
            label = TextLabel(self._tr(setting.label), tone="muted", wrap=False)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(8)
        return row

    def _middle(self, recent: Sequence[Path]) -> QVBoxLayout:
        tr = self._tr
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(tr("Woonservicegebieden"), FontRole.TITLE, "accent"))
        column.addWidget(
            TextLabel(
                tr("Projects, planning and partners of your programme, in one file of your own."),
                tone="muted",
            )
        )
        column.addSpacing(20)
        column.addLayout(self._cards())
        column.addSpacing(8)
        column.addWidget(
            TextLabel(tr("You can also drop a programme or a list on this window."), tone="muted")
        )
        column.addSpacing(20)
        column.addLayout(self._files(recent))
        return column

    def _cards(self) -> QHBoxLayout:
        tr = self._tr
        row = QHBoxLayout()
        row.setSpacing(12)
        cards: list[Card] = []
        for icon, title, more, signal in (
            (
                "sparkles",
                tr("Look at the sample"),
                tr("A programme with 12 areas and 120 projects. You cannot break anything."),
                self.sample_requested,
            ),
            (
                "file-spreadsheet",
                tr("Begin with my Excel"),
                tr("Your list becomes a programme. Your own file stays as it is."),
                self.list_requested,
            ),
            (
                "file-plus",
                tr("Empty programme"),
                tr("Give it a name and add your projects yourself."),
                self.empty_requested,
            ),
        ):
            card = Card(icon, title, role=FontRole.HEADING, tone="accent")
            card.set_more(more)
            card.clicked.connect(signal)
            row.addWidget(card, 1)
            cards.append(card)
        self._first = cards[0]
        return row

    def _files(self, recent: Sequence[Path]) -> QVBoxLayout:
        tr = self._tr
        column = QVBoxLayout()
        column.setSpacing(4)
        if recent:
            column.addWidget(TextLabel(tr("Opened before"), FontRole.STRONG))
        for path in recent[:_SHOWN]:
            file = FileRow(path, note="" if path.exists() else tr("not there now"))
            file.clicked.connect(lambda _checked=False, it=path: self.file_requested.emit(it))
            column.addWidget(file)
        other = FileRow(None, tr("Open another programme..."))
        other.clicked.connect(self.open_requested)
        column.addWidget(other)
        return column
