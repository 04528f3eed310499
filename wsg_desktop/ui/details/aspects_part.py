"""The status of several aspects, one under the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.vocabulary import Aspect, Light
from wsg_desktop.ui.details.aspect_box import AspectBox
from wsg_desktop.ui.details.fields_form import SPACING
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown


class AspectsPart(DetailsPart):
    """Lights per aspect with what goes with them: those named, or all that the programme shows."""

    def __init__(self, kit: DetailsKit, aspects: Sequence[Aspect] = ()) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._named = tuple(aspects)
        self._is_read_only = False
        self._boxes: dict[Aspect, AspectBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        for aspect in self._named:
            self._add(aspect)

    def box(self, aspect: Aspect) -> AspectBox:
        """Return the box of an aspect."""
        return self._boxes[aspect]

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show how the aspects stand."""
        self._shown = shown
        wanted = self._named or shown_aspects(shown.programme.aspects)
        for aspect in wanted:
            if aspect not in self._boxes:
                self._add(aspect)
        for aspect, box in self._boxes.items():
            box.setVisible(aspect in wanted)
        for box in self._boxes.values():
            box.display(shown, anyway=anyway)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._is_read_only = read_only
        for box in self._boxes.values():
            box.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return aspect and text of what was typed and not kept."""
        return [(box.name, box.pending()) for box in self._boxes.values() if box.pending()]

    def _add(self, aspect: Aspect) -> None:
        """Make the box of an aspect; they stand in the order of the aspects."""
        box = AspectBox(self.tr_, aspect)
        box.set_read_only(self._is_read_only)
        before = sum(list(Aspect).index(it) < list(Aspect).index(aspect) for it in self._boxes)
        self._boxes[aspect] = box
        self._column.insertWidget(before, box)
        box.chosen.connect(lambda light, reason: self._set(aspect, light, reason))
        box.explained.connect(lambda key, text: self._explain(aspect, key, text))

    def _set(self, aspect: Aspect, light: Light, reason: str) -> None:
        box = self._boxes[aspect]
        words = {"reason": reason} if aspect is Aspect.TIME and light is not Light.NONE else {}
        if self._shown and self.kit.editing.set_status(self._shown, aspect, light, box.refuse, **words):
            box.display(self._shown, anyway=True)

    def _explain(self, aspect: Aspect, key: str, text: str) -> None:
        box = self._boxes[aspect]
        if self._shown and self.kit.editing.explain_status(self._shown, aspect, box.refuse, **{key: text}):
            box.texts[key].show_text(text.strip(), anyway=True)
