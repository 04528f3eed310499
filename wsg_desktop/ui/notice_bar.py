"""A bar above the content for what holds for the whole programme: a sample, or open to read only."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel


class NoticeBar(QWidget):
    """One sentence with an icon and at most a few things to do; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", 16, "accent")
        self._text = TextLabel()
        self._buttons: list[QuietButton] = []
        self._said: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 2, 24, 3)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self.hide()

    def say(self, icon: str, text: str, offers: Sequence[Offer] = ()) -> None:
        """Show `text` with a button for each offer."""
        self.show()
        said = (icon, text, *(offer.text for offer in offers))
        if said == self._said:
            return
        self._said = said
        self._icon.set_icon(icon)
        self._text.setText(text)
        self.setAccessibleName(text)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [QuietButton(offer.text, flat=True) for offer in offers]
        for button, offer in zip(self._buttons, offers, strict=True):
            button.clicked.connect(offer.run)
            self._row.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
