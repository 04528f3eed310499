"""Where the window stands: kept as text, and brought back to a screen that exists."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_USUAL = (1366, 768)
_SMALL_SCREEN = 1440
"""On a screen of at most this width the window begins as large as the screen."""
_EDGE = 40
"""Of the upper edge of the window, by which it is moved, this much must be seen."""
_SEEN = (120, 20)


def geometry_text(window: QMainWindow) -> str:
    """Return size, place and state of `window` as text."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def restore_geometry(window: QMainWindow, kept: str) -> None:
    """Give `window` back what `geometry_text` returned; anything else gives it the usual size."""
    geometry = QByteArray.fromBase64(kept.encode())
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(_USUAL[0], room.width()), min(_USUAL[1], room.height()))
        if room.width() <= _SMALL_SCREEN:
            window.setWindowState(Qt.WindowState.WindowMaximized)
    _bring_back(window)


def _bring_back(window: QMainWindow) -> None:
    edge = window.frameGeometry()
    edge.setHeight(_EDGE)
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(edge)
        if seen.width() >= _SEEN[0] and seen.height() >= _SEEN[1]:
            return
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
    window.move(room.center() - window.rect().center())
