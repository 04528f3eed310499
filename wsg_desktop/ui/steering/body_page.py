"""The tab of a body: what it is for, how it meets, what it is about."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, BodyKind, Rhythm
from wsg_desktop.domain.vocabulary import Confidentiality, label
from wsg_desktop.texts import N_
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.steering.boxes import FieldGrid, LineBox, LongBox, PickFieldBox, typed_in
from wsg_desktop.ui.steering.page import SteeringKit, SteeringPage
from wsg_desktop.ui.steering.subject import Subject
from wsg_desktop.ui.widgets.chips_field import ChipsField
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn

if TYPE_CHECKING:
    from wsg_desktop.store.bodies import BodyRow

_SPACING = 16
_WHOLE = N_("the whole programme")


class BodyPage(SteeringPage):
    """Each field is kept at once. What meetings usually are holds for meetings that are planned from then."""

    def __init__(self, kit: SteeringKit) -> None:
        super().__init__(kit)
        tr = kit.context.tr
        self._body: BodyRow | None = None
        words = MEETING_LABELS
        self.name = LineBox(tr, tr("Name"))
        self.kind = PickFieldBox(tr, tr("Kind"), [(tr(words[BodyKind][it]), it.value) for it in BodyKind])
        self.purpose = LongBox(tr, tr("Purpose and mandate"))
        self.rhythm_count = LineBox(tr, tr("Meets every"), is_number=True)
        self.rhythm = PickFieldBox(tr, tr("Rhythm"), [(tr(words[Rhythm][it]), it.value) for it in Rhythm])
        self.papers_days = LineBox(tr, tr("Days ahead that papers go out"), is_number=True)
        self.begins_at = LineBox(tr, tr("Begins at"))
        self.duration = LineBox(tr, tr("Minutes"), is_number=True)
        self.place = LineBox(tr, tr("Place of meeting"))
        self.confidentiality = PickFieldBox(
            tr, tr("Members may see up to"), [(tr(label(it)), it.value) for it in Confidentiality]
        )
        self.areas, self.areas_box = self._chips(tr("Areas"), kit.names.areas)
        self.themes, self.themes_box = self._chips(tr("Themes"), kit.names.themes)
        self._lines = {
            "name": self.name,
            "purpose": self.purpose,
            "rhythm_count": self.rhythm_count,
            "papers_days": self.papers_days,
            "begins_at": self.begins_at,
            "duration": self.duration,
            "place": self.place,
        }
        self._picks = {"kind": self.kind, "rhythm": self.rhythm, "confidentiality": self.confidentiality}
        self._column = ScrolledColumn((FieldGrid(self._placed(), 12),), _SPACING)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._column)
        self._connect()

    def display(self, subject: Subject, *, anyway: bool) -> None:
        """Show a body."""
        row = subject.body
        if row is None:
            return
        self._body = row
        for key, box in self._lines.items():
            box.show_value(getattr(row, key), anyway=anyway)
        for key, box in self._picks.items():
            box.edit.show_value(getattr(row, key))
        whole = self.kit.context.tr(_WHOLE) if not (row.areas or row.themes) else ""
        self.areas.show_names(row.areas, whole)
        self.themes.show_names(row.themes)
        self.rhythm_count.setEnabled(row.rhythm != Rhythm.NONE)
        if anyway:
            self.areas.clear_line()
            self.themes.clear_line()
            self._column.show_top()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in (*self._lines.values(), *self._picks.values()):
            box.set_read_only(read_only)
        for chips in (self.areas, self.themes):
            chips.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        chips = ((self.areas_box.name, self.areas), (self.themes_box.name, self.themes))
        typed = [(name, it.line.text().strip()) for name, it in chips if it.is_dirty]
        return [*typed_in(self._lines.values()), *typed]

    def _placed(self) -> list[tuple[FieldBox, int, int, int]]:
        return [
            (self.name, 0, 0, 6),
            (self.kind, 0, 6, 6),
            (self.purpose, 1, 0, 12),
            (self.rhythm_count, 2, 0, 3),
            (self.rhythm, 2, 3, 3),
            (self.papers_days, 2, 6, 6),
            (self.begins_at, 3, 0, 3),
            (self.duration, 3, 3, 3),
            (self.place, 3, 6, 6),
            (self.areas_box, 4, 0, 6),
            (self.themes_box, 4, 6, 6),
            (self.confidentiality, 5, 0, 6),
        ]

    def _chips(self, name: str, known: Any) -> tuple[ChipsField, FieldBox]:
        tr = self.kit.context.tr
        chips = ChipsField(tr, name, known)
        box = FieldBox(tr, name)
        box.hold(chips)
        return chips, box

    def _connect(self) -> None:
        for key, box in (*self._lines.items(), *self._picks.items()):
            box.committed.connect(lambda value, it=key, at=box: self._keep(it, value, at))
        self.areas.committed.connect(lambda names: self._keep("areas", names, self.areas_box))
        self.themes.committed.connect(lambda names: self._keep("themes", names, self.themes_box))

    def _keep(self, key: str, value: Any, box: FieldBox) -> None:
        if self._body is not None:
            box.line.say("")
            self.kit.edits.set_body(self._body, key, value, box.refuse)
