"""Everything about the chosen party beside the list: changed in place, each change at once."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.ui.chasing.keeping import Keeping
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.partners.edits import PartyEdits
from wsg_desktop.ui.partners.loose_part import LoosePart
from wsg_desktop.ui.partners.parts_part import Parts
from wsg_desktop.ui.partners.party_form import SPACING, PartyForm
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.party_list import ListedParty
    from wsg_desktop.store.rows import PersonRow

Page = TypeVar("Page", bound=QWidget)

_NARROWEST, _WIDEST = 300, 360
_AFTER = 60
"""Milliseconds in which the list is painted before the fields are made."""


class PartyDetails(QWidget):
    """One party; the people without a party; or what to do where none or several are chosen.

    F6 brings the keyboard here and back again; Esc gives it back where nothing is typed. The fields of a
    party are made when the window has come to rest, or when the first one is chosen before that.
    """

    left = Signal()
    merge_requested = Signal()
    merge_with_requested = Signal(str)
    """The name of the party that has the name which was typed."""
    overview_requested = Signal()
    bin_requested = Signal()
    remind_requested = Signal()

    def __init__(self, context: WindowContext, edits: PartyEdits, keeping: Keeping) -> None:
        super().__init__()
        self._context, self._edits, self._keeping = context, edits, keeping
        self._register_first = False
        self._made: list[QWidget] = []
        self.empty = EmptyState("building-2", "")
        self.empty.requested.connect(self.merge_requested)
        self.setMinimumWidth(scaled(_NARROWEST))
        self.setMaximumWidth(scaled(_WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(1, 1, 1, 1)
        self._around.setSpacing(0)
        self._around.addWidget(self.empty)
        switch = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        switch.activated.connect(self._switch_keyboard)
        self.setAccessibleName(context.tr("Details"))
        self.show_empty(0)

    @cached_property
    def form(self) -> PartyForm:
        """Return the fields of a party, made when they are first asked for."""
        form = PartyForm(self._context, self._edits, self._keeping, self)
        form.put_register_first(first=self._register_first)
        form.merge_requested.connect(self.merge_requested)
        form.merge_with_requested.connect(self.merge_with_requested)
        form.overview_requested.connect(self.overview_requested)
        form.bin_requested.connect(self.bin_requested)
        form.remind_requested.connect(self.remind_requested)
        return self._add(form)

    @cached_property
    def loose(self) -> LoosePart:
        """Return the list of people without a party, made when it is first asked for."""
        loose = LoosePart(self._context, self._edits)
        title = TextLabel(self._context.tr("People without a party"), FontRole.HEADING)
        self._loose_page = self._add(ScrolledColumn((title, loose), SPACING))
        return loose

    def show_party(self, listed: "ListedParty", parts: Parts) -> None:
        """Show a party; what is being typed about the same one stays."""
        self._show(self.form)
        self.form.show_party(listed, parts)

    def put_register_first(self, *, first: bool) -> None:
        """Let how it stands with overviews stand above who the party is, or below its contacts."""
        self._register_first = first
        if "form" in vars(self):
            self.form.put_register_first(first=first)

    def show_loose(self, people: "Sequence[PersonRow]") -> None:
        """Show the people who belong to no party."""
        self._forget()
        self.loose.display(people)
        self._show(self._loose_page)

    def show_empty(self, chosen: int) -> None:
        """Say what to do while no single party is chosen."""
        tr = self._context.tr
        self._forget()
        if chosen > 1:
            title = tr.plural("{n} party chosen", "{n} parties chosen", chosen)
            more = tr("Two parties that are the same can be merged.")
            self.empty.show_text(title, more, tr("Merge...") if chosen == 2 else "")
        else:
            more = tr("Choose a party in the list to see and change its details here.")
            self.empty.show_text(tr("No party chosen"), more)
        self._show(self.empty)

    def focus_content(self) -> None:
        """Put the keyboard in the first field."""
        shown = next((it for it in self._made if it.isVisible()), None)
        if isinstance(shown, PartyForm):
            shown.focus_first()
        elif shown is not None:
            self.loose.focus_first()

    def sizeHint(self) -> QSize:
        """Return the least that will do."""
        return QSize(self.minimumWidth(), 480)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the fields when what is shown now has been painted."""
        super().showEvent(event)
        QTimer.singleShot(_AFTER, self, lambda: self.form)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card that holds it all."""
        paint_card(QPainter(self), QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the list by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, page: Page) -> Page:
        page.hide()
        self._made.append(page)
        self._around.addWidget(page)
        return page

    def _show(self, shown: QWidget) -> None:
        for page in (self.empty, *self._made):
            page.setVisible(page is shown)

    def _forget(self) -> None:
        if "form" in vars(self):
            self.form.forget()

    def _switch_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        else:
            self.focus_content()
