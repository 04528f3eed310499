"""What the last import asked attention for: a list to work through, and to copy to whoever keeps the list."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.services.import_problems import KeptProblems, find_problems
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.importing.check_lines import PROBLEM_HEADERS, PROBLEM_WIDTHS, problem_lines
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.text_label import TextLabel

_NONE = N_("The last import asked for nothing.")
_NEVER = N_("Nothing was imported into this programme on this computer yet.")


def show_problems(context: WindowContext) -> None:
    """Show what the last import of the open programme asked attention for."""
    kept = find_problems(context.session.document.programme_id)
    parent = context.background.parent()
    window = parent if isinstance(parent, QWidget) else None
    context.messages.ask(ImportProblemsDialog(kept, context.tr, window))


class ImportProblemsDialog(QDialog):
    """One line per problem, the worst first."""

    help_page = "import#to-know"

    def __init__(self, kept: KeptProblems | None, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        title = tr("To look at after importing {name}", name=kept.file) if kept else tr("To look at")
        self.setWindowTitle(title)
        self.setMinimumSize(scaled(640), 360)
        fit(self, 1040, 560, parent)
        self.table = LineTable(title, [tr(header) for header in PROBLEM_HEADERS], wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(title, FontRole.HEADING))
        if kept and kept.problems:
            self.table.show_lines(problem_lines(kept.problems, tr), PROBLEM_WIDTHS)
            column.addWidget(self.table, 1)
        else:
            column.addWidget(EmptyState("circle-check", tr(_NONE if kept else _NEVER)), 1)
        row = QHBoxLayout()
        self.copy = QuietButton(tr("Copy list"), "copy")
        self.copy.setEnabled(bool(kept and kept.problems))
        self.copy.clicked.connect(self._copy)
        close = FilledButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)

    def _copy(self) -> None:
        self.table.copy_all()
        self.copy.setText(self._tr("Copied"))
