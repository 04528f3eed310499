"""The oplegnotitie of one decision: what is asked in full, why, and what it brings."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Confidentiality, label
from wsg_desktop.ui.steering.boxes import DayBox, FieldGrid, LineBox, LongBox, PickFieldBox, typed_in
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.store.decisions import DecisionSummary

_LONG = (
    *("occasion", "core", "alternatives", "arguments", "objections", "effect_money", "effect_time"),
    *("effect_quality", "effect_organisation", "support", "communication", "follow_up"),
)
"""In the order of the oplegnotitie."""


class AskedForm(QWidget):
    """Each field is kept at once; Esc goes back to the list."""

    left = Signal()

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__()
        from wsg_desktop.services.meeting_labels import FIELD_LABELS

        tr, names = kit.context.tr, FIELD_LABELS["decision"]
        self._kit, self._edits = kit, edits
        self._decision: DecisionSummary | None = None
        self.back = QuietButton(tr("Back to the decisions"), "chevron-left")
        self.about = TextLabel("", FontRole.SMALL, "muted")
        self.title = LineBox(tr, tr(names["title"]))
        self.text = LongBox(tr, tr(names["text"]))
        self.brought_by = LineBox(tr, tr(names["brought_by"]))
        self.responsible = LineBox(tr, tr(names["responsible"]))
        self.needed_by = DayBox(tr, tr(names["needed_by"]))
        self.lead_days = LineBox(tr, tr(names["lead_days"]), is_number=True)
        levels = [(tr(label(it)), it.value) for it in Confidentiality]
        self.confidentiality = PickFieldBox(tr, tr(names["confidentiality"]), levels)
        self.texts = {key: LongBox(tr, tr(names[key])) for key in _LONG}
        self.boxes: dict[str, LineBox | LongBox | DayBox | PickFieldBox] = {
            "title": self.title,
            "text": self.text,
            "brought_by": self.brought_by,
            "responsible": self.responsible,
            "needed_by": self.needed_by,
            "lead_days": self.lead_days,
            "confidentiality": self.confidentiality,
            **self.texts,
        }
        self._arrange()
        self.back.clicked.connect(self.left)
        for key, box in self.boxes.items():
            box.committed.connect(lambda value, it=key: self._keep(it, value))

    def forget(self) -> None:
        """Let the next decision be shown whatever was typed."""
        self._decision = None

    def focus_first(self) -> None:
        """Put the keyboard in what is asked."""
        self.text.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def show_decision(self, decision: "DecisionSummary", about: str, shown: Prepared | None) -> None:
        """Show a decision as it is asked now."""
        from wsg_desktop.store.decision_texts import list_texts

        if shown is None:
            return
        anyway = self._decision is None or self._decision.id != decision.id
        self._decision = decision
        with self._kit.context.session.reading() as read:
            texts = list_texts(read, [decision.id])[decision.id]
        self.about.setText(about)
        self.about.setVisible(bool(about))
        for key in ("title", "text", "brought_by", "responsible"):
            box = self.boxes[key]
            assert isinstance(box, LineBox | LongBox)
            box.show_value(getattr(decision, key), anyway=anyway)
        self.lead_days.show_value(decision.lead_days, anyway=anyway)
        day = exact(decision.needed_by) if decision.needed_by else NO_TERM
        self.needed_by.edit.show_term(DateContext(shown.today, day, only_day=True), anyway=anyway)
        self.confidentiality.edit.show_value(decision.confidentiality)
        for key, box in self.texts.items():
            box.show_value(getattr(texts, key), anyway=anyway)
        if anyway:
            self._column.show_top()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        for box in self.boxes.values():
            box.set_read_only(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return typed_in(self.boxes.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.about, 1)
        facts = FieldGrid(
            (
                (self.title, 0, 0, 12),
                (self.text, 1, 0, 12),
                (self.brought_by, 2, 0, 4),
                (self.responsible, 2, 4, 4),
                (self.confidentiality, 2, 8, 4),
                (self.needed_by, 3, 0, 4),
                (self.lead_days, 3, 4, 4),
            ),
            12,
        )
        long = FieldGrid([(box, at // 2, at % 2, 1) for at, box in enumerate(self.texts.values())], 2)
        self._column = ScrolledColumn((facts, long), 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._column, 1)

    def _keep(self, key: str, value: Any) -> None:
        if self._decision is None:
            return
        box = self.boxes[key]
        box.line.say("")
        kept = value.day if isinstance(value, Term) else value
        self._edits.set_decision(self._decision, key, kept, box.refuse)
