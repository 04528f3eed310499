"""Short messages at the bottom right of the window: they leave by themselves, but for problems."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.messages import Message, Offer
from wsg_desktop.ui.widgets.card_frame import RADIUS
from wsg_desktop.ui.widgets.icon_label import IconLabel

_SECONDS = 6
_SECONDS_WITH_OFFER = 12
_MARGIN = 16
_GAP = 8
_MOST = 3
_WIDEST = 560
_TEXT_WIDTH = 320


class Toast(QWidget):
    """One message with its offers and a cross; the mouse on it keeps it.

    One offer stands beside the words; several stand under them, or the words would have no room.
    """

    gone = Signal()

    def __init__(self, message: Message, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._message = message
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self.setAccessibleName(message.text)
        self._arrange(message, tr)
        theme.notice.changed.connect(self._dress)
        self._dress()
        if not message.is_problem:
            self._timer.start(1000 * (_SECONDS_WITH_OFFER if message.offers else _SECONDS))

    @property
    def message(self) -> Message:
        """Return what the toast says."""
        return self._message

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("toast_line"))
        painter.setBrush(theme.colour("toast"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Start counting again."""
        super().leaveEvent(event)
        if not self._message.is_problem:
            self._timer.start(1000 * _SECONDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _arrange(self, message: Message, tr: Translator) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        column.addLayout(row)
        name, tone = ("circle-alert", "toast_problem") if message.is_problem else ("check", "on_toast")
        row.addWidget(IconLabel(name, 16, tone))
        self._text = QLabel(message.text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        natural = self._text.fontMetrics().horizontalAdvance(message.text) + 4
        self._text.setMinimumWidth(min(natural, theme.scaled(_TEXT_WIDTH)))
        row.addWidget(self._text, 1)
        self._offers = [self._button(offer) for offer in message.offers]
        if len(self._offers) == 1:
            row.addWidget(self._offers[0])
        self._cross = QPushButton()
        self._cross.setAccessibleName(tr("Close this message"))
        self._cross.setToolTip(tr("Close this message"))
        icons.set_icon(self._cross, "x", "on_toast")
        self._cross.clicked.connect(self.leave)
        row.addWidget(self._cross)
        if len(self._offers) > 1:
            column.addLayout(self._line_of_offers())

    def _line_of_offers(self) -> QHBoxLayout:
        line = QHBoxLayout()
        # Under the words, which stand beside an icon.
        line.setContentsMargins(22, 0, 0, 0)
        line.setSpacing(12)
        for button in self._offers:
            line.addWidget(button)
        line.addStretch()
        return line

    def _button(self, offer: Offer) -> QPushButton:
        button = QPushButton(offer.text)
        button.clicked.connect(lambda: self._accept(offer))
        return button

    def _dress(self) -> None:
        look = theme.colours()
        button = (
            f"QPushButton {{ background: transparent; color: {look.toast_action}; border: 0; padding: 6px; }}"
        )
        focus = f"QPushButton:focus {{ border: 2px solid {look.toast_action}; padding: 4px; }}"
        for offer in self._offers:
            offer.setStyleSheet(f"{button} QPushButton {{ font-weight: 600; }} {focus}")
        self._cross.setStyleSheet(f"{button} {focus}")
        self._text.setStyleSheet(f"color: {look.on_toast};")

    def _accept(self, offer: Offer) -> None:
        self.leave()
        offer.run()


class Toasts(QObject):
    """Place the toasts of one window above each other; the oldest leave when there are too many."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        window.installEventFilter(self)

    def show_message(self, message: Message, tr: Translator) -> None:
        """Show `message` and let a screen reader say it."""
        for same in [it for it in self._toasts if message.is_problem and it.message.text == message.text]:
            same.leave()
        toast = Toast(message, tr, self._window)
        toast.gone.connect(lambda: self._forget(toast))
        self._toasts.append(toast)
        for old in self._toasts[:-_MOST]:
            old.leave()
        toast.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, message.text))

    def withdraw(self) -> None:
        """Let those go that offer something of a programme that is closed."""
        for toast in [it for it in self._toasts if it.message != it.message.lasting]:
            toast.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the toasts in their corner when the window changes size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        bottom = self._window.height() - _MARGIN - 24
        for toast in reversed(self._toasts):
            width = min(_WIDEST, self._window.width() - 2 * _MARGIN, toast.sizeHint().width())
            width = max(width, toast.minimumSizeHint().width())
            toast.resize(width, max(toast.heightForWidth(width), toast.minimumSizeHint().height()))
            bottom -= toast.height()
            toast.move(self._window.width() - toast.width() - _MARGIN, bottom)
            toast.raise_()
            bottom -= _GAP

    def _forget(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._place()
