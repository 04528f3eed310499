"""Cause, consequence and measure of an aspect of one project, typed one after the other by Enter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from wsg_desktop.domain.vocabulary import Aspect, Light, label
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.steering.boxes import FieldGrid, LongBox, PickFieldBox, typed_in

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_changes import MeetingChange
    from wsg_desktop.store.rows import AspectStatus

_PARTS = (("cause", N_("Cause")), ("consequence", N_("Consequence")), ("measure", N_("Measure")))
_ASKED = frozenset({Light.ATTENTION.value, Light.OFF_TRACK.value})


class Explaining(FieldGrid):
    """Enter keeps a text and goes to the next one, of the last aspect out: `went_on`.

    `explained` carries the aspect, the part and its text.
    """

    explained = Signal(object, str, str)
    went_on = Signal()

    def __init__(self, tr: Translator) -> None:
        aspect = PickFieldBox(tr, tr("Aspect"))
        # One line each until there is more to read: the list above needs the height.
        texts = {key: LongBox(tr, tr(words), lines=1) for key, words in _PARTS}
        placed = ((box, 0, 2 + 3 * at, 3) for at, box in enumerate(texts.values()))
        super().__init__(((aspect, 0, 0, 2), *placed), 11)
        self._tr = tr
        self._change: MeetingChange | None = None
        self.aspect, self.texts = aspect, texts
        self.aspect.committed.connect(lambda _value: self._show_texts(anyway=True))
        for key, box in self.texts.items():
            box.edit.goes_on = True
            box.committed.connect(lambda text, it=key: self._explain(it, text))
            box.edit.went_on.connect(lambda it=key: self._go_on(it))

    def show_change(self, change: "MeetingChange | None", *, anyway: bool) -> None:
        """Show what was said of the project of a change; nothing where nothing asks for it.

        What is being typed stays unless `anyway`.
        """
        self._change = change
        aspects = _aspects(change) if change is not None else []
        self.setVisible(bool(aspects))
        if aspects:
            kept = self.aspect.edit.currentData()
            self.aspect.offer([(self._tr(label(it)), it) for it in aspects])
            self.aspect.edit.show_value(kept if kept in aspects and not anyway else aspects[0])
            self._show_texts(anyway=anyway)

    def begin(self) -> None:
        """Put the keyboard in the first text that nobody gave, or else in the first of all."""
        if not self._begin_missing():
            self._focus(_PARTS[0][0])

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in self.texts.values():
            box.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in(self.texts.values())

    def _show_texts(self, *, anyway: bool) -> None:
        if self._change is None:
            return
        said = _status(self._change, Aspect(self.aspect.edit.currentData()))
        for key, box in self.texts.items():
            box.show_value(getattr(said, key) if said else "", anyway=anyway)

    def _explain(self, part: str, text: str) -> None:
        self.texts[part].line.say("")
        self.explained.emit(Aspect(self.aspect.edit.currentData()), part, text)

    def _go_on(self, part: str) -> None:
        """Go to the next text; after the last one to the next aspect that lacks something."""
        keys = [key for key, _ in _PARTS]
        at = keys.index(part) + 1
        if at < len(keys):
            self._focus(keys[at])
        elif not self._begin_missing(after=self.aspect.edit.currentData()):
            self.went_on.emit()

    def _begin_missing(self, after: str = "") -> bool:
        """Put the keyboard in what an aspect lacks; with `after` of one that comes after that."""
        order = [it.value for it in Aspect]
        least = order.index(after) + 1 if after else 0
        for lacks in self._change.missing if self._change is not None else ():
            if order.index(lacks.aspect) >= least:
                if self.aspect.edit.currentData() != lacks.aspect:
                    self.aspect.edit.show_value(Aspect(lacks.aspect))
                    self._show_texts(anyway=True)
                self._focus(lacks.parts[0])
                return True
        return False

    def _focus(self, part: str) -> None:
        self.texts[part].edit.setFocus(Qt.FocusReason.TabFocusReason)


def _aspects(change: "MeetingChange") -> list[Aspect]:
    """Return the aspects of a project that ask for an explanation, or have one."""
    asked = {it.aspect for it in change.missing}
    asked |= {it.aspect for it in change.project.statuses if it.light in _ASKED}
    asked |= {it.aspect for it in change.project.statuses if it.cause or it.consequence or it.measure}
    return [it for it in Aspect if it.value in asked]


def _status(change: "MeetingChange", aspect: Aspect) -> "AspectStatus | None":
    return next((it for it in change.project.statuses if it.aspect == aspect), None)
