"""The details panel: header, tabs and the page that is chosen, for one project, several, or none."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.header import DetailsHeader
from wsg_desktop.ui.details.kit import make_kit
from wsg_desktop.ui.details.page import DetailsPage
from wsg_desktop.ui.details.pages import PAGES, make_page
from wsg_desktop.ui.details.shown import Shown, read_shown
from wsg_desktop.ui.details.tabs import DetailsTabs
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.unkept import tell_dropped
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Changes

_NARROWEST, _USUAL, _WIDEST = 300, 320, 360
_SHARED = frozenset(
    {
        "decision",
        "decision_project",
        "action",
        "party",
        "party_alias",
        "person",
        "area",
        "area_director",
        "goal",
        "phase_definition",
        "programme",
        "link",
    }
)
"""What the details of any project may show; of other projects' own things they show nothing."""


class DetailsPanel(QWidget):
    """Everything about the chosen projects. A page is built when it is first looked at.

    F6 brings the keyboard here from anywhere in the window and back again; Esc gives it back where nothing is
    typed. `left` asks for it to go to the list. Ctrl+Page Up and Page Down go to the tab beside, Alt and a
    digit to the tab with that number.
    """

    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        self._kit = make_kit(context)
        self._ids: tuple[str, ...] = ()
        self._shown: Shown | None = None
        self._stale = False
        self._others_chosen = False
        self._pages: dict[str, DetailsPage] = {}
        self._outdated: dict[str, bool] = {}
        tr = context.tr
        self.header = DetailsHeader(self._kit)
        self.tabs = DetailsTabs(tr, [page.tab(tr) for page in PAGES])
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "panel-right",
            tr("No project chosen"),
            tr("Choose a project in the list to see and change its details here."),
        )
        self._arrange()
        self.tabs.chosen.connect(self._show_page)
        context.session.changed.connect(self._take_changes)
        context.session.closed.connect(self._forget)
        self.setAccessibleName(tr("Details"))
        self._switch = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        self._switch.activated.connect(self._switch_keyboard)
        self._make_tab_keys()
        self.show_projects(())

    @property
    def page(self) -> DetailsPage:
        """Return the page that is shown."""
        return self._page(self.tabs.current)

    def show_projects(self, ids: Sequence[str]) -> None:
        """Show the details of these projects; none shows what to do."""
        if tuple(ids) == self._ids and (self._shown is not None or self._stale):
            return
        self._tell_pending()
        self._ids = tuple(ids)
        self._others_chosen = True
        if self.isVisible() or not self._ids:
            self.refresh()
        else:
            self._stale = True

    def show_page(self, key: str) -> None:
        """Choose a tab by its key, such as "history"."""
        self.tabs.choose(key)

    def refresh(self) -> None:
        """Read again what is shown; what somebody is typing stays."""
        anyway, self._others_chosen = self._others_chosen, False
        self._load(anyway=anyway)

    def focus_field(self, key: str) -> bool:
        """Put the keyboard in a field of a page, going to the first page that has it."""
        from wsg_desktop.ui.details.fields_form import FieldsForm

        for declared in PAGES:
            for part in self._page(declared.key).parts:
                if isinstance(part, FieldsForm) and key in part.keys:
                    self.tabs.choose(declared.key)
                    part.focus_field(key)
                    return True
        return False

    def focus_content(self) -> None:
        """Put the keyboard in the first field of the page that is shown."""
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.focusNextChild()

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(scaled(_USUAL), 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card that holds it all."""
        paint_card(QPainter(self), QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the list by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _arrange(self) -> None:
        self.setMinimumWidth(scaled(_NARROWEST))
        self.setMaximumWidth(scaled(_WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        top = QVBoxLayout()
        top.setContentsMargins(0, 14, 0, 0)
        top.setSpacing(8)
        self.header.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.header)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(16, 0, 16, 0)
        tabs.addWidget(self.tabs)
        top.addLayout(tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addWidget(self.empty, 1)

    def _load(self, *, anyway: bool) -> None:
        session = self.context.session
        self._stale = False
        if not session.is_open or not self._ids:
            self._show_empty()
            return
        with session.reading() as read:
            shown = read_shown(read, self._ids, session.document.clock.today())
        if not shown.projects:
            self._show_empty()
            return
        self._shown = shown
        for part in (self.header, self.tabs, self.stack):
            part.show()
        self.empty.hide()
        self.header.display(shown, anyway=anyway)
        self.header.set_read_only(session.document.readonly)
        self._outdated = {key: anyway or self._outdated.get(key, False) for key in self._pages}
        self._show_page(self.tabs.current)

    def _show_empty(self) -> None:
        self._shown = None
        for part in (self.header, self.tabs, self.stack):
            part.hide()
        self.empty.show()

    def _show_page(self, key: str) -> None:
        page = self._page(key)
        self.stack.setCurrentWidget(page)
        if self._shown is not None and key in self._outdated:
            page.set_read_only(self.context.session.document.readonly)
            page.display(self._shown, anyway=self._outdated.pop(key))

    def _page(self, key: str) -> DetailsPage:
        if key not in self._pages:
            declared = next(page for page in PAGES if page.key == key)
            self._pages[key] = make_page(declared, self._kit)
            self._outdated[key] = True
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def _take_changes(self, changes: "Changes") -> None:
        if not self._ids or not (set(self._ids) & changes.owners or _SHARED & changes.touched.keys()):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _tell_pending(self) -> None:
        """Say what was typed and could not be kept, when another project takes its place."""
        project = self._shown.only if self._shown else None
        found = [*self.header.pending(), *(it for page in self._pages.values() for it in page.pending())]
        if project is not None:
            tell_dropped(self.context.messages, project.number, found)

    def _make_tab_keys(self) -> None:
        """Let keys choose a tab wherever in the panel the keyboard is; leaving a field keeps it."""
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+PgDown": partial(self.tabs.step, 1),
            "Ctrl+PgUp": partial(self.tabs.step, -1),
        }
        for number, declared in enumerate(PAGES, start=1):
            keys[f"Alt+{number}"] = partial(self.tabs.choose, declared.key)
        for words, choose in keys.items():
            shortcut = QShortcut(QKeySequence(words), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._choose_by_key, choose))

    def _choose_by_key(self, choose: Callable[[], object]) -> None:
        if self._shown is not None:
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
            choose()
            self.focus_content()

    def _switch_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        elif self._shown is not None:
            self.focus_content()

    def _forget(self) -> None:
        self._ids = ()
        self._show_empty()
