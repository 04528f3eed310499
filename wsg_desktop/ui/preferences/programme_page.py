"""The settings of the programme; each is kept as soon as it is typed or ticked, and can be undone."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wsg_desktop.domain.aspects import as_kept, shown_aspects
from wsg_desktop.domain.vocabulary import Aspect, label
from wsg_desktop.services.programme_settings import (
    PROGRAMME_SETTINGS,
    ProgrammeSetting,
    ValueKind,
    show_setting,
)
from wsg_desktop.store.rows import ProgrammeRow
from wsg_desktop.texts import Translator
from wsg_desktop.ui.preferences.setting_rows import SettingRows
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.text_label import TextLabel

_SHORT = 140


class ProgrammePage(QWidget):
    """A field for each setting that is declared; what is wrong is said under it all."""

    typed = Signal(object, str)
    """The `ProgrammeSetting` and what was typed for it."""
    chosen = Signal(object, object)
    """The `ProgrammeSetting` and the value that was ticked."""
    calendar_requested = Signal()

    def __init__(self, tr: Translator, *, why_not: str = "") -> None:
        super().__init__()
        self._tr = tr
        self._shows: list[Callable[[ProgrammeRow], None]] = []
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        if why_not:
            column.addWidget(TextLabel(why_not, tone="warning"))
        self.problem = TextLabel("", tone="danger")
        self.problem.hide()
        column.addWidget(self.problem)
        rows = SettingRows()
        for setting in PROGRAMME_SETTINGS:
            self._add(rows, setting)
        self.calendar = QuietButton(tr("Closing periods and holidays..."), "calendar-days")
        self.calendar.clicked.connect(self.calendar_requested)
        rows.add(tr("Working calendar"), self.calendar)
        column.addLayout(rows)
        column.addStretch()
        for field in (*self.fields.values(), self.calendar):
            field.setEnabled(not why_not)

    def show_programme(self, programme: ProgrammeRow) -> None:
        """Show the settings as they are."""
        self.problem.hide()
        for show in self._shows:
            show(programme)

    def refuse(self, why: str) -> None:
        """Say why what was typed is not kept."""
        self.problem.setText(why)
        self.problem.show()

    def _add(self, rows: SettingRows, setting: ProgrammeSetting) -> None:
        name, hint = self._tr(setting.label), self._tr(setting.hint)
        match setting.kind:
            case ValueKind.SWITCH:
                field: QWidget = self._switch(setting, name)
                rows.add("", field, hint)
            case ValueKind.ASPECTS:
                field = self._aspects(setting, name)
                rows.add(name, field, hint)
            case _:
                field = self._line(setting, name)
                rows.add(name, field, hint)
        self.fields[setting.key] = field

    def _line(self, setting: ProgrammeSetting, name: str) -> QWidget:
        line = LineField(name)
        if setting.kind in {ValueKind.DAYS, ValueKind.DAY}:
            line.setMaximumWidth(scaled(_SHORT))
        line.offered.connect(lambda text: self.typed.emit(setting, text))

        def show(programme: ProgrammeRow) -> None:
            line.show_text(show_setting(setting, programme, self._tr), anyway=True)

        self._shows.append(show)
        return line

    def _switch(self, setting: ProgrammeSetting, name: str) -> QWidget:
        box = QCheckBox(name)
        box.clicked.connect(lambda on: self.chosen.emit(setting, on))
        self._shows.append(lambda programme: box.setChecked(bool(getattr(programme, setting.key))))
        return box

    def _aspects(self, setting: ProgrammeSetting, name: str) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(name)
        flow = FlowLayout(holder)
        boxes: dict[Aspect, QCheckBox] = {}
        for aspect in Aspect:
            box = QCheckBox(self._tr(label(aspect)))
            box.setEnabled(aspect is not Aspect.TIME)
            box.clicked.connect(lambda: self.chosen.emit(setting, _ticked(boxes)))
            boxes[aspect] = box
            flow.addWidget(box)

        def show(programme: Any) -> None:
            shown = shown_aspects(programme.aspects)
            for aspect, box in boxes.items():
                box.setChecked(aspect in shown)

        self._shows.append(show)
        return holder


def _ticked(boxes: dict[Aspect, QCheckBox]) -> str:
    return as_kept(aspect for aspect, box in boxes.items() if box.isChecked())
