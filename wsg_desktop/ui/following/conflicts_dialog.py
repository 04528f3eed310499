"""The list of conflicts: what starts before a link allows, and how to be rid of that, one undo step each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import Scheduling
from wsg_desktop.services import edit_labels, project_fields, scheduling
from wsg_desktop.services.conflict_words import ConflictWords, read_conflicts
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.following.conflict_line import ConflictLine
from wsg_desktop.ui.linking.changes import LinkChanges
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.text_label import TextLabel

MOVE = N_("move to the first day that the links allow")
_MOST = 100
"""More lines than this nobody works through in a list; the rest comes when these are solved."""


class ConflictsDialog(QDialog):
    """One line per conflict; it keeps up with what is changed in it."""

    help_page = "planning#conflicts"

    project_requested = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.lines: list[ConflictLine] = []
        self.setWindowTitle(tr("Conflicts"))
        self.setMinimumSize(scaled(480), scaled(280))
        fit(self, 760, 560, parent)
        self._more = TextLabel("", tone="muted")
        self._empty = EmptyState(
            "circle-check",
            tr("Nothing contradicts its links."),
            tr("Everything starts when its links allow it."),
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Conflicts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Conflicts"), FontRole.TITLE, "accent"))
        column.addWidget(self._more)
        column.addWidget(self._area, 1)
        column.addWidget(self._empty, 1)
        row = QHBoxLayout()
        row.addStretch()
        close = FilledButton(tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        listening = context.session.changed.connect(self._read)
        self.finished.connect(lambda: self.disconnect(listening))
        self._read()

    def _read(self) -> None:
        """Show the conflicts as they are now."""
        tr = self._context.tr
        with self._context.session.reading() as read:
            found = read_conflicts(read, tr)
        said = tr.plural(
            "{n} link is contradicted by the dates. Every step here can be undone by Ctrl+Z.",
            "{n} links are contradicted by the dates. Every step here can be undone by Ctrl+Z.",
            len(found),
        )
        if len(found) > _MOST:
            said += " " + tr("The first {n} are shown.", n=_MOST)
        self._more.setText(said)
        self._more.setVisible(bool(found))
        self._area.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._show_lines(found[:_MOST])

    def _show_lines(self, found: list[ConflictWords]) -> None:
        editable = not self._context.session.document.readonly
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(0)
        self.lines = [ConflictLine(conflict, self._context.tr, editable=editable) for conflict in found]
        for line in self.lines:
            self._connect(line, line.conflict)
            column.addWidget(line)
        column.addStretch()
        # A button that was pressed is still busy with its press: the old lines go when that is over.
        before = self._area.takeWidget()
        self._area.setWidget(holder)
        if before is not None:
            before.setParent(self)
            before.hide()
            before.deleteLater()

    def _connect(self, line: ConflictLine, conflict: ConflictWords) -> None:
        line.move_requested.connect(lambda: self._move(conflict))
        line.fix_requested.connect(lambda: self._fix(conflict))
        line.unlink_requested.connect(lambda: self._unlink(conflict))
        line.open_requested.connect(lambda: self._open(conflict))

    def _move(self, conflict: ConflictWords) -> None:
        tr = self._context.tr
        told = tr("{name} starts on {day} now.", name=conflict.name, day=show_day(conflict.move_to, tr))
        project_id = conflict.project_id
        self._context.session.change(MOVE, lambda tx: scheduling.move_to_allowed(tx, project_id), told)

    def _fix(self, conflict: ConflictWords) -> None:
        label, project_id = edit_labels.edit_label("scheduling"), conflict.project_id
        told = self._context.tr("{name} keeps its dates now.", name=conflict.name)

        self._context.session.change(
            label,
            lambda tx: project_fields.set_field(tx, project_id, "scheduling", Scheduling.FIXED),
            told,
        )

    def _unlink(self, conflict: ConflictWords) -> None:
        told = self._context.tr(
            "{name} no longer waits for {source}.", name=conflict.name, source=conflict.source
        )
        LinkChanges(self._context, self).remove(conflict.link_id, told)

    def _open(self, conflict: ConflictWords) -> None:
        self.accept()
        self.project_requested.emit(conflict.project_id)
