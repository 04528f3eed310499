"""The status of one aspect: its light to choose, and below a light that is not green what is the matter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.domain.status import time_status
from wsg_desktop.domain.vocabulary import Aspect, Light, label
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.shown import DIFFERENT, Different, Shown
from wsg_desktop.ui.details.status_words import EXPLAINED, choices, time_words
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.status_icon import status_icon

if TYPE_CHECKING:
    from wsg_desktop.store.rows import AspectStatus, ProjectRow

_ICON = 16
_EXPLANATION = (
    ("cause", N_("Cause")),
    ("consequence", N_("Consequence")),
    ("measure", N_("Measure")),
)


class AspectBox(FieldBox):
    """A pick list of lights. Time shows what is computed; another light for it needs a reason.

    Orange and red unfold three short texts, which may be filled in later.
    """

    chosen = Signal(object, str)
    """The `Light` and, where it overrides what is computed, the reason."""
    explained = Signal(str, str)
    """Which of cause, consequence and measure, and its text."""

    def __init__(self, tr: Translator, aspect: Aspect) -> None:
        super().__init__(tr, tr(label(aspect)))
        self._aspect = aspect
        self._kept: Light | Different = Light.NONE
        self._computed: Light | None = None
        self.edit = PickBox(self.name)
        self.edit.setIconSize(QSize(theme.scaled(_ICON), theme.scaled(_ICON)))
        self.edit.activated.connect(self._pick)
        self.reason = _quiet_text(tr("Why not what is computed?"))
        self.reason.offered.connect(self._give_reason)
        self.texts = {key: _quiet_text(tr(words)) for key, words in _EXPLANATION}
        self._more = QWidget()
        self._arrange()
        theme.notice.changed.connect(self._draw_icons)

    def display(self, shown: Shown, value: object = None, *, anyway: bool) -> None:  # noqa: ARG002 - see below
        """Show how the aspect stands; `value` has no meaning here, a status is more than one value."""
        rows = [_status_of(project, self._aspect) for project in shown.projects]
        lights = {Light(row.light) if row else Light.NONE for row in rows}
        self._kept = lights.pop() if len(lights) == 1 else DIFFERENT
        self._fill(shown)
        row = rows[0] if len(rows) == 1 else None
        light = self._shown_light()
        overrides = self._aspect is Aspect.TIME and self._kept not in {Light.NONE, DIFFERENT}
        self.reason.show_text(row.reason if row else "", anyway=anyway)
        self.reason.setVisible(overrides)
        for key, text in self.texts.items():
            text.show_text(getattr(row, key) if row else "", anyway=anyway)
        self._more.setVisible(light in EXPLAINED and shown.only is not None)
        self.line.clear(None)

    def refuse(self, problem: UserError) -> None:
        """Say why, and show what holds."""
        super().refuse(problem)
        self.edit.show_value(self._kept)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setEnabled(not read_only)
        for text in (self.reason, *self.texts.values()):
            text.setReadOnly(read_only)

    def pending(self) -> str:
        """Return a text that was typed and not kept."""
        typed = (text.toPlainText() for text in (self.reason, *self.texts.values()) if text.is_dirty)
        return next(typed, "")

    def _arrange(self) -> None:
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, text in self.texts.items():
            column.addWidget(text)
            text.offered.connect(lambda said, it=key: self.explained.emit(it, said))
        self.hold(self.edit)
        self.column.addWidget(self.reason)
        self.column.addWidget(self._more)

    def _fill(self, shown: Shown) -> None:
        self.edit.clear()
        self.edit.addItem(self._first_words(shown), Light.NONE)
        for light, words in choices(self._aspect).items():
            self.edit.addItem(self.tr_(words), light)
        self._computed = _computed_light(shown) if self._aspect is Aspect.TIME else None
        self._draw_icons()
        self.edit.show_value(self._kept, self.different)

    def _first_words(self, shown: Shown) -> str:
        if self._aspect is not Aspect.TIME:
            return self.tr_(label(Light.NONE))
        if shown.only is None:
            return self.tr_("As computed")
        return time_words(time_status(shown.only, shown.today, shown.programme.attention_days), self.tr_)

    def _shown_light(self) -> Light:
        if isinstance(self._kept, Light) and self._kept is not Light.NONE:
            return self._kept
        return self._computed or Light.NONE

    def _draw_icons(self) -> None:
        for index in range(self.edit.count()):
            light = Light(self.edit.itemData(index))
            drawn = self._computed if light is Light.NONE and self._computed else light
            self.edit.setItemIcon(index, status_icon(drawn))

    def _pick(self, _index: int) -> None:
        light = Light(self.edit.currentData())
        needs_reason = self._aspect is Aspect.TIME and light is not Light.NONE
        if needs_reason and not self.reason.toPlainText().strip():
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
            self.line.say(
                self.tr_("Say why in a few words; then this light takes the place of the computed one.")
            )
        else:
            self.chosen.emit(light, self.reason.toPlainText())

    def _give_reason(self, reason: str) -> None:
        light = Light(self.edit.currentData())
        if light is not Light.NONE:
            self.chosen.emit(light, reason)


def _computed_light(shown: Shown) -> Light | None:
    """Return the time status that follows from the dates, where one project is shown."""
    if shown.only is None:
        return None
    return time_status(shown.only, shown.today, shown.programme.attention_days).light


def _status_of(project: "ProjectRow", aspect: Aspect) -> "AspectStatus | None":
    return next((it for it in project.statuses if it.aspect == aspect.value), None)


def _quiet_text(name: str) -> GrowingText:
    text = GrowingText(name)
    text.setPlaceholderText(name)
    return text
