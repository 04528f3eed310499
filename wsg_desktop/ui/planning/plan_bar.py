"""Below the chart: how many conflicts there are, and what must not slip; each opens its list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class PlanBar(QWidget):
    """A quiet button and a sentence; gone while there is nothing to say."""

    conflicts_requested = Signal()
    critical_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.conflicts = QuietButton(tr("Conflicts"), "triangle-alert")
        self.critical = LinkButton("", FontRole.BODY)
        self.nothing = TextLabel("", tone="muted", wrap=False)
        self.conflicts.clicked.connect(self.conflicts_requested)
        self.critical.clicked.connect(self.critical_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for part in (self.conflicts, self.critical, self.nothing):
            row.addWidget(part)
            part.hide()
        row.addStretch()
        self.hide()

    def show_counts(self, conflicts: int, sentence: str, *, has_list: bool) -> None:
        """Show the number of conflicts, none of which hides the button, and what must not slip."""
        self.conflicts.setText(self._tr.plural("{n} conflict", "{n} conflicts", conflicts))
        self.conflicts.setToolTip(self._tr("What contradicts a link, and the ways out"))
        self.conflicts.setVisible(bool(conflicts))
        self.critical.setText(sentence)
        self.critical.updateGeometry()
        self.critical.setVisible(bool(sentence) and has_list)
        self.nothing.setText(sentence)
        self.nothing.setVisible(bool(sentence) and not has_list)
        self.setVisible(bool(conflicts or sentence))
