"""A page of settings of this computer; each choice is kept and shown at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.settings import SETTINGS, Section, Setting, Settings
from wsg_desktop.texts import Translator
from wsg_desktop.ui.preferences.setting_rows import SettingRows
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.choice_box import ChoiceBox
from wsg_desktop.ui.widgets.elided_label import ElidedLabel

ChooseFolder = Callable[[str, Path], Path | None]


class OwnPage(QWidget):
    """Every setting of one section that has words."""

    def __init__(
        self, section: Section, settings: Settings, tr: Translator, choose_folder: ChooseFolder
    ) -> None:
        super().__init__()
        self._settings = settings
        self._tr = tr
        self._choose_folder = choose_folder
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        rows = SettingRows()
        for setting in SETTINGS:
            if setting.label and setting.section is section:
                is_tick = isinstance(setting.default, bool)
                hint = tr(setting.hint) if setting.choices or setting.is_folder else ""
                self.fields[setting.key] = self._field(setting)
                rows.add("" if is_tick else tr(setting.label), self.fields[setting.key], hint)
        column.addLayout(rows)
        column.addStretch()

    def _field(self, setting: Setting[Any]) -> QWidget:
        if isinstance(setting.default, bool):
            return self._tick(setting)
        if setting.choices:
            return ChoiceBox(setting, self._settings, self._tr)
        if setting.is_folder:
            return FolderField(setting, self._settings, self._tr, self._choose_folder)
        field = QLineEdit(self._settings.get(setting))
        field.setAccessibleName(self._tr(setting.label))
        field.setPlaceholderText(self._tr(setting.hint))
        field.editingFinished.connect(lambda: self._settings.set(setting, field.text().strip()))
        return field

    def _tick(self, setting: Setting[bool]) -> QCheckBox:
        box = QCheckBox(self._tr(setting.label))
        box.setChecked(self._settings.get(setting))
        box.toggled.connect(lambda on: self._settings.set(setting, on))
        return box


class FolderField(QWidget):
    """A folder in words, a button to choose another, and one to go back to the usual one."""

    changed = Signal()

    def __init__(
        self, setting: Setting[str], settings: Settings, tr: Translator, choose: ChooseFolder
    ) -> None:
        super().__init__()
        self._setting, self._settings, self._tr, self._choose = setting, settings, tr, choose
        self.path = ElidedLabel()
        self.button = QuietButton(tr("Choose a folder..."), "folder-open")
        self.button.setAccessibleName(f"{tr(setting.label)}: {tr('Choose a folder...')}")
        self.usual = IconButton(tr("The usual folder"), "rotate-ccw")
        self.button.clicked.connect(self._ask)
        self.usual.clicked.connect(lambda: self._keep(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.path, 1)
        row.addWidget(self.usual)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self._show()

    def _ask(self) -> None:
        now = self._settings.get(self._setting)
        folder = self._choose(self._tr(self._setting.label), Path(now) if now else Path.home())
        if folder is not None:
            self._keep(str(folder))

    def _keep(self, folder: str) -> None:
        self._settings.set(self._setting, folder)
        self._show()

    def _show(self) -> None:
        chosen, tr = self._settings.get(self._setting), self._tr
        gone = bool(chosen) and not Path(chosen).is_dir()
        self.path.setText(tr("{path} (not there now)", path=chosen) if gone else chosen or tr("usual folder"))
        self.usual.setVisible(bool(chosen))
