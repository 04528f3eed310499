"""F6 while the details are hidden: a hidden panel gets no keys, so its place opens it and goes there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_SHOWN_OR_HIDDEN = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class OpeningKey(QObject):
    """Calls `open_details` by F6 in `place`, for as long as `details` are hidden."""

    def __init__(self, place: QWidget, details: QWidget, open_details: Callable[[], object]) -> None:
        super().__init__(place)
        self._details = details
        self._key = QShortcut(QKeySequence("F6"), place)
        self._key.activated.connect(open_details)
        self._key.setEnabled(details.isHidden())
        details.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the details while they are shown."""
        if event.type() in _SHOWN_OR_HIDDEN:
            self._key.setEnabled(self._details.isHidden())
        return super().eventFilter(watched, event)
