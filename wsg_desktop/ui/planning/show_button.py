"""The button "Tonen": what the chart shows besides its bars. What few people need is off until asked for."""

from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.menu_button import MenuButton


class ChartWishes(NamedTuple):
    """What is shown in the chart besides bars and milestones."""

    links: bool = True
    critical: bool = False
    slack: bool = False
    percent: bool = False
    names: bool = False


_WORDS: dict[str, str] = {
    "links": N_("Links"),
    "critical": N_("Critical path"),
    "slack": N_("Slack"),
    "percent": N_("Percent complete"),
    "names": N_("Names beside the bars"),
}


def wishes_from(values: Any) -> ChartWishes:
    """Return the wishes that were kept as JSON; what is not there is as usual."""
    if not isinstance(values, dict):
        return ChartWishes()
    kept = {key: value for key, value in values.items() if key in _WORDS and isinstance(value, bool)}
    return ChartWishes(**kept)


class ShowButton(MenuButton):
    """A menu of ticks."""

    changed = Signal(object)
    """The `ChartWishes` that the user wants now."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        self._entries = QMenu()
        super().__init__(tr.context("in the chart", "Show"), self._entries, "eye", parent)
        self.setAccessibleName(tr("What the chart shows"))
        self.setToolTip(tr("What the chart shows"))
        self._actions: dict[str, QAction] = {}
        for key, words in _WORDS.items():
            action = self._entries.addAction(tr(words))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False: self.changed.emit(self.wishes))
            self._actions[key] = action
        self.show_wishes(ChartWishes())

    @property
    def wishes(self) -> ChartWishes:
        """Return what is ticked."""
        return ChartWishes(**{key: action.isChecked() for key, action in self._actions.items()})

    def action(self, key: str) -> QAction:
        """Return the entry of a wish."""
        return self._actions[key]

    def show_wishes(self, wishes: ChartWishes) -> None:
        """Tick what is shown; nothing is sent out."""
        for key, is_shown in wishes._asdict().items():
            self._actions[key].setChecked(is_shown)
