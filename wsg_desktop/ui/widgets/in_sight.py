"""Scrolling what matters now into sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

_MARGIN = 12


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area that `widget` is in so that all of it is seen, once it has been laid out."""
    QTimer.singleShot(0, lambda: _scroll(widget))


def _scroll(widget: QWidget) -> None:
    if not isValid(widget) or not widget.isVisible():
        return
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(widget, 0, _MARGIN)
