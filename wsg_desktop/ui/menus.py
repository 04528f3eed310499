"""The menu bar, made from the declared actions, the settings with choices and the recent files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from wsg_desktop.settings import COMPACT_ROWS, LANGUAGE, TEXT_SIZE, THEME, Setting, Settings
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.actions import LINE_ABOVE, Actions, Menu

_CHOICES: tuple[tuple[Setting[Any], str], ...] = (
    (THEME, "moon"),
    (TEXT_SIZE, "a-large-small"),
    (LANGUAGE, "languages"),
)
_RECENT_AFTER = "open_sample"


class Menus(QObject):
    """Fill the menu bar of a window, again after each change of language."""

    recent_requested = Signal(Path)
    opening = Signal()
    """A menu is about to open: the window decides which actions make sense."""
    closed = Signal()
    """The menu is gone: shortcuts work again whatever the menu said."""

    def __init__(
        self, bar: QMenuBar, actions: Actions, settings: Settings, recent: Callable[[], Sequence[Path]]
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._actions = actions
        self._settings = settings
        self._recent = recent

    def build(self, tr: Translator) -> None:
        """Make all menus in the language of `tr`."""
        self._bar.clear()
        for declared in Menu:
            menu = self._bar.addMenu(tr(declared.value))
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.opening)
            menu.aboutToHide.connect(self._later)
            for action in self._actions.of_menu(declared):
                if action.id in LINE_ABOVE:
                    menu.addSeparator()
                menu.addAction(self._actions[action.id])
                if action.id == _RECENT_AFTER:
                    self._add_recent(menu, tr)
            if declared is Menu.VIEW:
                self._add_choices(menu, tr)

    def _later(self) -> None:
        # The item that was chosen is triggered after the menu has hidden.
        QTimer.singleShot(0, self.closed.emit)

    def _add_recent(self, menu: QMenu, tr: Translator) -> None:
        recent = menu.addMenu(tr(N_("Op&en recent")))
        icons.set_icon(recent.menuAction(), "clock")

        def fill() -> None:
            recent.clear()
            for path in self._recent():
                action = recent.addAction(path.stem.replace("&", "&&"))
                action.setToolTip(str(path))
                action.triggered.connect(lambda _checked=False, it=path: self.recent_requested.emit(it))
            if recent.isEmpty():
                recent.addAction(tr("No programme opened yet")).setEnabled(False)

        recent.setToolTipsVisible(True)
        recent.aboutToShow.connect(fill)

    def _add_choices(self, menu: QMenu, tr: Translator) -> None:
        menu.addSeparator()
        for setting, icon in _CHOICES:
            choices = menu.addMenu(tr(setting.label))
            icons.set_icon(choices.menuAction(), icon)
            self._fill_choices(choices, setting, tr)
        compact = menu.addAction(tr(COMPACT_ROWS.label))
        compact.setCheckable(True)
        compact.toggled.connect(lambda on: self._settings.set(COMPACT_ROWS, on))
        menu.aboutToShow.connect(lambda: compact.setChecked(self._settings.get(COMPACT_ROWS)))

    def _fill_choices(self, menu: QMenu, setting: Setting[Any], tr: Translator) -> None:
        group = QActionGroup(menu)
        made: list[tuple[QAction, Any]] = []
        for value, text in setting.choices:
            action = group.addAction(tr(text))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, it=value: self._settings.set(setting, it))
            menu.addAction(action)
            made.append((action, value))

        def mark() -> None:
            for action, value in made:
                action.setChecked(self._settings.get(setting) == value)

        menu.aboutToShow.connect(mark)
