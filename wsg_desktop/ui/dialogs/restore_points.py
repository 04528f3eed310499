"""The restore points of a programme and the moments of its meetings: open as a copy, compare, throw away."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.copies import PointFacts, RestorePoint
    from wsg_desktop.ui.document_session import DocumentSession
    from wsg_desktop.ui.messages import Messages

_MORE = N_(
    "A restore point opens as a new file, a meeting to look at only. "
    "The programme you have open now stays as it is."
)
_THINNED = N_(
    "What has a name stays for ever, and so do the moments of meetings. Of those made automatically all of "
    "today and yesterday stay, then the last one of each day, week and month."
)
_NONE = N_("There are no restore points yet. Ctrl+S makes one.")
_GOES = N_("Restore point “{name}” of {day} goes away. This cannot be undone. The programme stays as it is.")
_KILO, _MEGA = 1_000, 1_000_000


class RestorePointsDialog(QDialog):
    """A list of moments, latest first; `chosen` after accepting, to open or, when `compares`, to compare."""

    help_page = "files#restore-points"

    def __init__(
        self,
        session: "DocumentSession",
        messages: "Messages",
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._tr = tr
        self._facts: list[PointFacts] = []
        self.compares = False
        self.setWindowTitle(tr("Go back to a restore point"))
        fit(self, 880, 480, parent)
        headers = [tr("Name"), tr("When"), tr("Size"), tr("Changes since")]
        self.table = LineTable(tr("Restore points"), headers, numbers=(2, 3))
        self.table.setSelectionMode(LineTable.SelectionMode.SingleSelection)
        self.none = TextLabel(tr(_NONE), tone="muted")
        self.folder = LinkButton(tr("Open folder"), FontRole.TABLE)
        self.delete = QuietButton(tr("Throw away..."), "trash-2")
        self.compare = QuietButton(tr("Compare the planning"), "history")
        self.use = FilledButton(tr("Open as a copy..."))
        self.use.setDefault(True)
        self._arrange()
        self._connect()
        self._fill(0)

    @property
    def chosen(self) -> "RestorePoint | None":
        """Return the restore point that is marked."""
        row = self.table.currentIndex().row()
        return self._facts[row].point if 0 <= row < len(self._facts) else None

    def _fill(self, row: int) -> None:
        from wsg_desktop.services.copies import read_point_facts

        self._facts = read_point_facts(self._session.document, self._tr)
        self.table.show_lines([self._line(it) for it in self._facts], (390, 150, 100, 170))
        self.table.setVisible(bool(self._facts))
        self.none.setVisible(not self._facts)
        self.table.selectRow(min(row, len(self._facts) - 1))
        self._enable()

    def _line(self, facts: "PointFacts") -> TableLine:
        tr, point = self._tr, facts.point
        at = local_time(point.at)
        name = point.name or tr("made automatically")
        when = f"{show_day(at.date(), tr)} {at:%H:%M}"
        changes = str(facts.changes) if facts.changes else tr("none")
        icon = "gavel" if point.seq else "save" if point.name else ""
        return TableLine(
            (name, when, size_words(facts.size, tr) if facts.size else "", changes),
            icon,
            "text" if point.name else "muted",
            tip=tr("As in this meeting; made from the history") if point.seq else point.path.name,
        )

    def _enable(self) -> None:
        point = self.chosen
        tr = self._tr
        self.use.setText(tr("Look at it") if point is not None and point.seq else tr("Open as a copy..."))
        self.use.setEnabled(point is not None)
        self.compare.setEnabled(point is not None)
        self.delete.setEnabled(bool(point and point.name and not point.seq))
        self.delete.setToolTip(
            ""
            if point is None or (point.name and not point.seq)
            else self._tr("What was made automatically goes by itself.")
        )

    def _throw_away(self) -> None:
        from wsg_desktop.services.copies import delete_restore_point
        from wsg_desktop.ui.messages import Answer

        tr, point = self._tr, self.chosen
        if point is None or not point.name or point.seq:
            return
        day = show_day(local_time(point.at).date(), tr)
        answer = self._messages.question(
            tr("Throw this restore point away?"),
            tr(_GOES, name=point.name, day=day),
            [Answer("delete", tr("Throw away"), removes=True)],
        )
        row = self.table.currentIndex().row()
        if answer and self._session.attempt(lambda: delete_restore_point(point)):
            self._fill(row)

    def _compare(self) -> None:
        self.compares = True
        self.accept()

    def _open_folder(self) -> None:
        from wsg_desktop.ui.programme_commands import open_own_folder

        open_own_folder(self._session.document.backup_folder)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.table.doubleClicked.connect(lambda _index: self.accept())
        self.folder.clicked.connect(self._open_folder)
        self.delete.clicked.connect(self._throw_away)
        self.compare.clicked.connect(self._compare)
        self.use.clicked.connect(self.accept)

    def _arrange(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Go back to a restore point"), FontRole.TITLE, "accent"))
        column.addWidget(TextLabel(tr(_MORE), tone="muted"))
        column.addWidget(self.table, 1)
        column.addWidget(self.none, 1)
        column.addWidget(TextLabel(tr(_THINNED), FontRole.SMALL, "muted"))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder)
        row.addStretch()
        row.addWidget(self.delete)
        row.addWidget(self.compare)
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        row.addWidget(back)
        row.addWidget(self.use)
        column.addLayout(row)


def size_words(size: int, tr: Translator) -> str:
    """Return a number of bytes as people read it: "640 kB", "1,2 MB"."""
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} kB"
    words = f"{size / _MEGA:.1f} MB"
    return words.replace(".", ",") if tr.language == "nl" else words
