"""A file that was not compared: why, which overview it may be, and what else can be done with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDEST, _BOX = 680, 340
_NEARLY_ALL = 1000
"""The share of the width that the words get, up to their widest."""


class RefusalPage(QWidget):
    """Asks which overview a file is; `chosen` carries its export id."""

    chosen = Signal(str)
    import_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.name = TextLabel("", FontRole.HEADING)
        self.why = TextLabel("", tone="muted")
        self.asks = TextLabel(tr("Which overview is this the answer to?"), FontRole.STRONG)
        self.overview = PickBox(tr("Which overview is this the answer to?"))
        self.overview.setMinimumWidth(scaled(_BOX))
        self.compare = QuietButton(tr("Compare with this overview"))
        self.overview.activated.connect(lambda _at: self.compare.setEnabled(True))
        self.compare.clicked.connect(lambda: self.chosen.emit(self.overview.currentData()))
        self.as_list = QuietButton(tr("Import as a list..."), "file-spreadsheet")
        self.as_list.clicked.connect(self.import_requested)
        self._arrange()

    def show_overviews(self, overviews: Iterable[tuple[str, str]]) -> None:
        """Offer these overviews: the export id of each and how it is called."""
        self.overview.clear()
        for export_id, words in overviews:
            self.overview.addItem(words, export_id)

    def show_refusal(self, name: str, why: str, *, can_choose: bool, can_import: bool) -> None:
        """Show why a file was not compared."""
        self.name.setText(name)
        self.why.setText(why)
        self.overview.show_value(None, self._tr("Choose an overview..."))
        self.compare.setEnabled(False)
        can_choose = can_choose and self.overview.count() > 0
        for part in (self.asks, self.overview, self.compare):
            part.setVisible(can_choose)
        self.as_list.setVisible(can_import)

    def _arrange(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.overview, 1)
        choice.addWidget(self.compare)
        inside = QWidget()
        inside.setMaximumWidth(scaled(_WIDEST))
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        column.addWidget(IconLabel("file-text", 32, "muted"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.name)
        column.addWidget(self.why)
        column.addSpacing(8)
        column.addWidget(self.asks)
        column.addLayout(choice)
        column.addWidget(self.as_list, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addStretch(1)
        # Without an alignment: with one the layout would forget that words need more lines.
        row.addWidget(inside, _NEARLY_ALL)
        row.addStretch(1)
        around = QVBoxLayout(self)
        around.addStretch(1)
        around.addLayout(row)
        around.addStretch(2)
