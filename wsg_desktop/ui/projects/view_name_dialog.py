"""Asks under what name a view is kept."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class ViewNameDialog(QDialog):
    """One line for a name; `taken` names are kept over, and it says so."""

    help_page = "how-to#views"

    def __init__(
        self, tr: Translator, proposal: str, taken: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._taken = frozenset(name.casefold() for name in taken)
        self.setWindowTitle(tr("Keep this view"))
        self.setMinimumWidth(scaled(440))
        self.line = QLineEdit(proposal)
        self.line.setAccessibleName(tr("Name of the view"))
        self.line.selectAll()
        self._note = TextLabel("", tone="muted")
        self.keep_button = FilledButton(tr("Keep view"))
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self.accept)
        self._arrange()
        self.line.textChanged.connect(self._show_note)
        self._show_note(proposal)

    @property
    def name(self) -> str:
        """Return the name that was typed."""
        return " ".join(self.line.text().split())

    def _arrange(self) -> None:
        back = QuietButton(self._tr("Go back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(self._tr("Under what name?"), FontRole.HEADING))
        column.addWidget(self.line)
        column.addWidget(self._note)
        column.addSpacing(8)
        column.addLayout(row)

    def _show_note(self, _text: str) -> None:
        replaces = self.name.casefold() in self._taken
        filters = self._tr("Filter, columns, order and grouping are kept in the programme, for everybody.")
        there = self._tr("There is a view with this name already. It will be this one from now on.")
        self._note.setText(there if replaces else filters)
        self.keep_button.setEnabled(bool(self.name))
