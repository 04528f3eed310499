"""The settings: made from what is declared; each choice is kept and shown at once."""

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.settings import SETTINGS, Setting, Settings
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton
from wsg_desktop.ui.widgets.choice_box import ChoiceBox
from wsg_desktop.ui.widgets.text_label import TextLabel


class SettingsDialog(QDialog):
    """Every setting that has words, one below the other."""

    help_page = "how-to#settings"

    def __init__(self, settings: Settings, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tr = tr
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(scaled(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(TextLabel(tr("Settings"), FontRole.HEADING))
        column.addLayout(self._grid())
        column.addWidget(TextLabel(tr("Every choice holds at once, on this computer only."), tone="muted"))
        row = QHBoxLayout()
        row.addStretch()
        close = FilledButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, setting in enumerate(one for one in SETTINGS if one.label):
            if isinstance(setting.default, bool):
                grid.addWidget(self._tick(setting), row, 0, 1, 2)
                continue
            field = self._field(setting)
            label = TextLabel(self._tr(setting.label), wrap=False)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _tick(self, setting: Setting[bool]) -> QCheckBox:
        box = QCheckBox(self._tr(setting.label))
        box.setChecked(self._settings.get(setting))
        box.toggled.connect(lambda on: self._settings.set(setting, on))
        return box

    def _field(self, setting: Setting[str]) -> QWidget:
        if setting.choices:
            return ChoiceBox(setting, self._settings, self._tr)
        field = QLineEdit(self._settings.get(setting))
        field.setAccessibleName(self._tr(setting.label))
        field.setPlaceholderText(self._tr(setting.hint))
        field.editingFinished.connect(lambda: self._settings.set(setting, field.text().strip()))
        return field
