"""Tells whoever counts the answers that wait that there may be more or fewer of them."""

from PySide6.QtCore import QObject, Signal


class Notice(QObject):
    """Tells that files came to wait, or were decided."""

    changed = Signal()


notice = Notice()
