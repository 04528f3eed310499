"""The status bar: at the left that everything is saved, at the right what is open or shown."""

from datetime import datetime

from PySide6.QtWidgets import QStatusBar, QWidget

from wsg_desktop.domain.clock import local_time
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.elided_label import ElidedLabel


class StatusBar(QStatusBar):
    """Two texts that never push each other out of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self._saved = ElidedLabel("", FontRole.SMALL, "muted")
        self._open = ElidedLabel("", FontRole.SMALL, "muted")
        self.addWidget(self._saved)
        self.addPermanentWidget(self._open)

    def tell_saved(self, at: datetime | None, tr: Translator) -> None:
        """Say that everything is saved, and since when; None when nothing was changed yet."""
        moment = f"{local_time(at):%H:%M}" if at else ""
        self._saved.setText(tr("Everything saved {time}", time=moment) if moment else tr("Everything saved"))

    def tell(self, text: str) -> None:
        """Say `text` at the left, such as that a programme is being opened."""
        self._saved.setText(text)

    def tell_open(self, text: str) -> None:
        """Say at the right what is open, or what of it is shown."""
        self._open.setText(text)
