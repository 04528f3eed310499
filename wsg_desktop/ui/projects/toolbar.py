"""The line above the table: title, view, filter, grouping, columns, and the one filled button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from wsg_desktop.domain.views import GroupBy
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.projects.view_words import GROUP_WORDS
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.menu_button import MenuButton
from wsg_desktop.ui.widgets.search_field import SearchField
from wsg_desktop.ui.widgets.text_label import TextLabel

_GROUP_SHORT: dict[GroupBy | None, str] = {
    None: N_("Group rows"),
    GroupBy.AREA: N_("By area"),
    GroupBy.LEAD_PARTY: N_("By lead party"),
    GroupBy.PHASE: N_("By phase"),
    GroupBy.THEME: N_("By theme"),
    GroupBy.MUNICIPALITY: N_("By municipality"),
    GroupBy.ROLE: N_("By role of the director"),
}
_ROOM = 28
_LONGEST_NAME = 176
_SEARCH = 140
_NARROW_SEARCH = 96


class ProjectsToolbar(QWidget):
    """Buttons whose words give way to their icons where there is little room."""

    text_changed = Signal(str)
    group_chosen = Signal(object)
    """A `GroupBy`, or None."""
    columns_requested = Signal(QPoint)
    new_requested = Signal()

    def __init__(self, tr: Translator, views: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._words: dict[QuietButton, str] = {}
        self._tools: list[tuple[QWidget, str]] = []
        """What of a place's own tools gives way, the last first: buttons lose these words, the rest goes."""
        self._is_shown = False
        self.title = TextLabel(tr("Projects"), FontRole.TITLE, wrap=False)
        self.view_menu = QMenu(self)
        self.view_button = MenuButton("", self.view_menu)
        self.search = SearchField(tr("Filter (Ctrl+F)"))
        self.group_menu = QMenu(self)
        self.group_button = MenuButton(tr("Group rows"), self.group_menu, "group")
        self.columns_button = self._side_button(tr("Columns"), "columns-3")
        self.new_button = FilledButton(tr("New project"), "plus")
        self._group_actions: dict[GroupBy | None, QAction] = {}
        self._arrange()
        self._connect(views)
        self._fill_groups()
        self.fit()

    def show_view(self, name: str, group: GroupBy | None) -> None:
        """Show the name of the view and what rows are grouped by."""
        metrics = self.view_button.fontMetrics()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, theme.scaled(_LONGEST_NAME))
        self.view_button.setText(shown)
        self.view_button.setToolTip(name if shown != name else self._tr("Choose a view"))
        self.view_button.setAccessibleName(self._tr("View: {name}", name=name))
        self._group_actions[group].setChecked(True)
        self._words[self.group_button] = self._tr(_GROUP_SHORT[group])
        self.group_button.setAccessibleName(self._tr(GROUP_WORDS[group]))
        self.fit()

    def show_text(self, text: str) -> None:
        """Show the text of the filter; it is not told as a change."""
        self._is_shown = True
        self.search.setText(text)
        self._is_shown = False

    def set_writable(self, *, new: bool) -> None:
        """Switch on what can be done now."""
        self.new_button.setEnabled(new)

    def add_side_button(self, words: str, icon: str, run: Callable[[], object]) -> QuietButton:
        """Add a button before the filled one and return it."""
        button = self._side_button(words, icon)
        button.clicked.connect(lambda _checked=False: run())
        self._row.insertWidget(self._row.indexOf(self.new_button), button)
        self.fit()
        return button

    def add_tool(self, tool: QWidget, *gives_way: QWidget) -> None:
        """Add a widget of one place's own at the end.

        Where there is little room, of what `gives_way`, the last one first, buttons give up their words and
        the rest goes.
        """
        self._row.addWidget(tool)
        for widget in gives_way:
            words = widget.text() if isinstance(widget, QuietButton | FilledButton) else ""
            # The one filled button of the place keeps its words longest.
            self._tools.insert(0 if isinstance(widget, FilledButton) else len(self._tools), (widget, words))
        self.fit()

    def fit(self) -> None:
        """Show as many words as there is room for; a tool that changes its size asks for this again."""
        self.title.show()
        self.search.setMinimumWidth(theme.scaled(_SEARCH))
        self._show_own_words(shown=True)
        for tool, words in self._tools:
            self._show_tool(tool, words, shown=True)
        if not self._is_too_wide():
            return
        self._show_own_words(shown=False)
        for tool, words in reversed(self._tools):
            if self._is_too_wide():
                self._show_tool(tool, words, shown=False)
        if self._is_too_wide():
            self.search.setMinimumWidth(theme.scaled(_NARROW_SEARCH))
        if self._is_too_wide():
            # The navigation says which place it is.
            self.title.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up words where there is little room."""
        super().resizeEvent(event)
        # What gives way may change the height, which must not ask again.
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _side_button(self, words: str, icon: str) -> QuietButton:
        button = QuietButton(words, icon)
        button.setAccessibleName(words)
        self._words[button] = words
        return button

    def _arrange(self) -> None:
        self._words[self.group_button] = self._tr("Group rows")
        self.search.setMaximumWidth(theme.scaled(300))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addSpacing(4)
        self._row.addWidget(self.view_button)
        self._row.addWidget(self.search, 1)
        self._row.addStretch()
        for button in (self.group_button, self.columns_button, self.new_button):
            self._row.addWidget(button)
        # Its words give way, so they do not decide how wide the place must be.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _connect(self, views: Callable[[QMenu], None]) -> None:
        self.view_menu.aboutToShow.connect(lambda: views(self.view_menu))
        self.search.textChanged.connect(self._tell_text)
        self.columns_button.clicked.connect(self._request_columns)
        self.new_button.clicked.connect(self.new_requested)

    def _fill_groups(self) -> None:
        group = QActionGroup(self.group_menu)
        for by, words in GROUP_WORDS.items():
            action = group.addAction(self._tr(words))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, it=by: self.group_chosen.emit(it))
            self.group_menu.addAction(action)
            self._group_actions[by] = action

    def _tell_text(self, text: str) -> None:
        if not self._is_shown:
            self.text_changed.emit(text)

    def _request_columns(self) -> None:
        place = QPoint(0, self.columns_button.height() + 4)
        self.columns_requested.emit(self.columns_button.mapToGlobal(place))

    def _is_too_wide(self) -> bool:
        for tool, _ in self._tools:
            # A tool in a box of its own tells its new size only when the box is asked to look again.
            box = tool.parentWidget()
            layout = box.layout() if isinstance(box, QWidget) and box is not self else None
            if layout is not None:
                layout.activate()
        return self._row.minimumSize().width() > self.width()

    def _show_own_words(self, *, shown: bool) -> None:
        for button, words in self._words.items():
            self._show_words(button, words, shown=shown)

    def _show_tool(self, tool: QWidget, words: str, *, shown: bool) -> None:
        if isinstance(tool, QuietButton | FilledButton):
            self._show_words(tool, words, shown=shown)
        else:
            tool.setVisible(shown)

    def _show_words(self, button: QuietButton | FilledButton, words: str, *, shown: bool) -> None:
        text = words if shown else ""
        if button.text() != text:
            button.setText(text)
            if button.toolTip() in {"", words}:
                button.setToolTip("" if shown else words)


def add_view_actions(
    menu: QMenu, names: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], object]
) -> None:
    """Add an action per view, given as key and words; the chosen one is ticked."""
    group = QActionGroup(menu)
    for key, words in names:
        action = group.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(key == chosen)
        action.triggered.connect(lambda _checked=False, it=key: choose(it))
        menu.addAction(action)


def add_action(
    menu: QMenu, words: str, icon: str, run: Callable[[], object], keys: str = "", *, enabled: bool = True
) -> QAction:
    """Add an action, mostly with an icon; `keys` are shown, they work in the table by themselves."""
    action = menu.addAction(words)
    if icon:
        icons.set_icon(action, icon)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: run())
    if keys:
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    return action
