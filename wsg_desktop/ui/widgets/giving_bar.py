"""A line of title and buttons of which the words give way, and then the title, where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.widgets.buttons import QuietButton


class GivingBar(QWidget):
    """Add widgets to `row`, then say what `gives_way`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self._words: dict[QuietButton, str] = {}
        self._title: QWidget | None = None
        # Its words give way, so they do not decide how wide the place must be.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Once everything has its new size of text.
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._fit)
        theme.notice.changed.connect(self._later.start)

    def gives_way(self, buttons: Sequence[QuietButton], title: QWidget) -> None:
        """Let these buttons give up their words, the last first, and after them let the title go."""
        self._words = {button: button.text() for button in buttons}
        self._title = title
        for button, words in self._words.items():
            button.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up words where there is little room."""
        super().resizeEvent(event)
        # What gives way may change the height, which must not ask again.
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        if self._title is not None:
            self._title.show()
        for button in self._words:
            self._show_words(button, shown=True)
        for button in reversed(self._words):
            if self._is_too_wide():
                self._show_words(button, shown=False)
        if self._title is not None and self._is_too_wide():
            # The navigation says which place it is.
            self._title.hide()

    def _is_too_wide(self) -> bool:
        return self.row.minimumSize().width() > self.width()

    def _show_words(self, button: QuietButton, *, shown: bool) -> None:
        words = self._words[button]
        text = words if shown else ""
        if button.text() != text:
            button.setText(text)
            button.setToolTip("" if shown else words)
