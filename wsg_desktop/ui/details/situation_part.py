"""The stand van zaken: a new entry on top, what was reported before below it, to be mended or removed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from wsg_desktop.texts import N_
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.details.situation_entry import SituationEntry
from wsg_desktop.ui.details.situation_form import SituationForm
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.rows import SituationRow

_EMPTY = N_("Type what happened first, then add it.")


class SituationPart(DetailsPart):
    """Entries latest first. With several projects a new entry goes to all of them."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._read_only = False
        self._rows: list[SituationRow] | None = None
        self.entries: list[SituationEntry] = []
        self.form = SituationForm(kit)
        self.add = QuietButton(self.tr_("Add entry"))
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._arrange()

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the entries of the project."""
        self._shown = shown
        if anyway:
            self.form.empty()
        self.form.use_today(shown.today)
        rows: list[SituationRow] = []
        if shown.only:
            from wsg_desktop.store.projects import list_situations

            with self.kit.context.session.reading() as read:
                rows = list_situations(read, shown.only.id)
        if rows != self._rows or anyway:
            self._rows = rows
            self._show_entries()

    def set_read_only(self, read_only: bool) -> None:
        """Show the entries only."""
        self._read_only = read_only
        for part in (self.form, self.add):
            part.setVisible(not read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return what was typed and not added, or of an entry that was being changed."""
        changing = [entry.form for entry in self.entries if entry.form and entry.form.isVisible()]
        typed = [self.form.said, *(form.said for form in changing if form.text.is_dirty)]
        return [(self.tr_("Situation"), text) for text in typed if text]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Ctrl+Enter wherever the keyboard is."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._add()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr_("Situation"), FontRole.SMALL, "muted"))
        column.addWidget(self.form)
        column.addLayout(button)
        column.addSpacing(4)
        column.addLayout(self._list)

    def _add(self) -> None:
        form = self.form
        if not form.said:
            form.line.say(self.tr_(_EMPTY), "danger")
            form.text.setFocus()
        elif (
            self._shown
            and form.take()
            and self.kit.editing.add_situation(self._shown, form.said, form.on, form.by, form.refuse)
        ):
            form.empty()

    def _keep(self, entry: SituationEntry) -> None:
        form = entry.form
        if form is None or self._shown is None or not form.take():
            return
        row = entry.entry
        if self.kit.editing.change_situation(row.id, form.said, form.on or row.day, form.by, form.refuse):
            self._put_keyboard(row.id)

    def _remove(self, entry: SituationEntry) -> None:
        at = self.entries.index(entry)
        if self.kit.editing.remove_situation(entry.entry.id, self.tr_("The entry is removed.")):
            following = self.entries[min(at, len(self.entries) - 1)] if self.entries else None
            (following.cross if following else self.form).setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_keyboard(self, row_id: str) -> None:
        """Show an entry that was kept as it is now, with the keyboard where the change began."""
        for entry in self.entries:
            if entry.entry.id == row_id:
                entry.leave()

    def _show_entries(self) -> None:
        for entry in self.entries:
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = []
        for row in self._rows or ():
            assert self._shown is not None
            entry = SituationEntry(self.kit, row, self._shown.today, changeable=not self._read_only)
            entry.kept.connect(partial(self._keep, entry))
            entry.removed.connect(partial(self._remove, entry))
            self.entries.append(entry)
            self._list.addWidget(entry)
