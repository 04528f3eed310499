"""The middle of the window: the start screen or a place. Places are built when first visited."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wsg_desktop.settings import PLACE_STATES, Settings, kept_in
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.widgets.scroll_pane import ScrollPane


class PlaceStack(QStackedWidget):
    """Build, show and throw away places; what they wish to find again is kept in the settings."""

    shown = Signal(str)
    """The key of the place that is shown now."""
    status_changed = Signal(str)

    def __init__(
        self, context: Callable[[], WindowContext], settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = settings
        self._places: dict[str, Place] = {}
        self._panes: dict[str, ScrollPane] = {}
        self._told: dict[str, str] = {}
        self._key = ""
        self._screen: QWidget | None = None

    @property
    def current_key(self) -> str:
        """Return the key of the place that is shown; empty while none is."""
        return self._key

    @property
    def current(self) -> Place | None:
        """Return the place that is shown."""
        return self._places.get(self._key)

    @property
    def told(self) -> str:
        """Return what the place that is shown says of what it shows; empty when it says nothing."""
        return self._told.get(self._key, "")

    def show_place(self, key: str, request: object = None) -> Place:
        """Show the place `key`, building it if needed, and hand it `request` unless that is None."""
        place = self._places.get(key) or self._build(key)
        self._key = key
        self.setCurrentWidget(self._panes[key])
        if request is not None:
            place.receive(request)
        self.shown.emit(key)
        return place

    def show_screen(self, screen: QWidget) -> None:
        """Show something that is no place, such as the start screen; it is thrown away with the next one."""
        self._drop_screen()
        self._screen = screen
        self._key = ""
        self.addWidget(screen)
        self.setCurrentWidget(screen)

    def keep_states(self) -> None:
        """Ask each place what it wishes to find again and keep it."""
        states: dict[str, Any] = {key: place.state() for key, place in self._places.items()}
        self._settings.set(PLACE_STATES, {**self._settings.get(PLACE_STATES), **states})

    def clear(self) -> None:
        """Throw all places away: the programme closes or the language changes."""
        for pane in self._panes.values():
            self.removeWidget(pane)
            pane.deleteLater()
        self._places.clear()
        self._panes.clear()
        self._told.clear()
        self._key = ""

    def _build(self, key: str) -> Place:
        declared = next(place for place in PLACES if place.key == key)
        place = declared.load()(self._context())
        place.setAccessibleName(self._context().tr(declared.title))
        place.restore(kept_in(self._settings.get(PLACE_STATES), key, dict))
        place.status_changed.connect(lambda text, it=key: self._tell(it, text))
        self._places[key] = place
        # In the stack before the place is in it: what moves in full has all its style worked out again.
        self._panes[key] = ScrollPane(place, self)
        self.addWidget(self._panes[key])
        self._drop_screen()
        return place

    def _tell(self, key: str, text: str) -> None:
        self._told[key] = text
        if key == self._key:
            self.status_changed.emit(text)

    def _drop_screen(self) -> None:
        if self._screen is not None:
            self.removeWidget(self._screen)
            self._screen.deleteLater()
            self._screen = None
