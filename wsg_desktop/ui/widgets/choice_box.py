"""A pick list for one setting that has choices."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from wsg_desktop.settings import Setting, Settings
from wsg_desktop.texts import Translator


class ChoiceBox(QComboBox):
    """Show the choices of a setting; choosing keeps it at once."""

    def __init__(
        self, setting: Setting[Any], settings: Settings, tr: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._setting = setting
        self._settings = settings
        self.setAccessibleName(tr(setting.label))
        self.setToolTip(tr(setting.label))
        for value, text in setting.choices:
            self.addItem(tr(text), value)
        self.setCurrentIndex(self.findData(settings.get(setting)))
        self.activated.connect(self._keep)

    def _keep(self, index: int) -> None:
        self._settings.set(self._setting, self.itemData(index))
