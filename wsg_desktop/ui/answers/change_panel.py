"""One answer in full: what was sent, what each partner says and what stands here, and the question if any."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.date_typing import DateContext
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, ActionState
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.exchange.answer_actions import DUE, STATE
from wsg_desktop.exchange.answer_cells import TAKES_DATE_AWAY
from wsg_desktop.services.answer_desk import Asked, Desk
from wsg_desktop.services.answer_standing import Standing
from wsg_desktop.texts import Translator
from wsg_desktop.ui.answers.value_box import ValueBox
from wsg_desktop.ui.answers.words import MARKS, Words
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.scroll_pane import ScrollPane
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.domain.answers import Value

_OTHERS = 4
"""Other partners that are shown; more never contradict each other about one project."""
_DATES = frozenset({"end", DUE})
_FIELD = 300
_HEIGHT = 220


class ChangePanel(CardFrame):
    """Shows one `Asked`; what the user decides is a wish."""

    answered = Signal(str, object)
    """The key of an answer in doubt and what it means."""
    ticked = Signal(list, bool)

    def __init__(self, words: Words, phases: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._asked: Asked | None = None
        tr = words.tr
        self.title = ElidedLabel("", FontRole.STRONG)
        self.mark = IconLabel("circle-check", 16, "muted")
        self.alike = LinkButton("")
        """Ticks everything that must be decided for the same reason."""
        self.why = TextLabel("", tone="muted")
        self.sent, self.theirs, self.ours = ValueBox(), ValueBox(), ValueBox()
        self.others: list[ValueBox] = []
        """Made when there is one to show: most answers contradict nobody."""
        self.line = ReadingLine()
        self.date = DateField(tr, tr("Which date is meant"), line=self.line)
        self.phase = PickBox(tr("Which phase is meant"))
        for key, name in phases.items():
            self.phase.addItem(name, key)
        self.status = PickBox(tr("Which status is meant"))
        for key, name in MEETING_LABELS[ActionState].items():
            self.status.addItem(tr(name), key)
        self._arrange(tr)
        self._connect()
        self.show_asked(None)

    def show_asked(self, asked: Asked | None) -> None:
        """Show another answer, or the same one as it was decided; None for nothing."""
        is_other = asked is None or self._asked is None or asked.key != self._asked.key
        self._asked = asked
        self._inside.setVisible(asked is not None)
        if asked is None:
            return
        words, desk = self._words, self._words.desk
        name = f"{asked.row.number} {asked.row.title}".strip() if asked.row else ""
        self.title.setText(" · ".join(filter(None, (name, words.field(asked), words.verdict(asked)))))
        self.mark.set_icon(*MARKS[asked.standing])
        self.why.setText(words.why(asked))
        self._show_values(asked, desk)
        self._show_question(asked, is_other=is_other)

    def show_alike(self, count: int) -> None:
        """Offer to tick everything of this kind, where that is more than this one."""
        self.alike.setText(self._words.tr("Tick all {n} like this", n=count))
        self.alike.setVisible(count > 1)

    def focus_question(self) -> bool:
        """Put the keyboard where the question is answered; return whether there is one."""
        for field in (self.date, self.phase, self.status):
            if field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _show_values(self, asked: Asked, desk: Desk) -> None:
        words, tr = self._words, self._words.tr
        nothing = tr("nothing")
        sent_at = words.sent(asked.file)
        is_tick = asked.cell is not None and asked.cell.theirs is True
        self.sent.show_value(
            tr("Sent {day}", day=sent_at) if sent_at else tr("Sent"), words.before(asked), nothing=nothing
        )
        self.sent.setVisible(asked.cell is not None and not is_tick)
        self.sent.show_choice("", chosen=False)
        self.theirs.show_value(words.file(asked.file), words.theirs(asked), words.who(asked))
        without = tr("not confirmed") if is_tick else nothing
        self.ours.show_value(tr("Ours now"), words.ours(asked), words.changed(asked), without)
        can = desk.can_tick(asked)
        ticked = desk.is_ticked(asked)
        said = tr("Add") if asked.new else tr("Take over")
        self.theirs.show_choice(said if can else "", chosen=ticked)
        others = desk.others(asked) if asked.standing is not Standing.REPLACED else []
        self._make_room(min(len(others), _OTHERS))
        for box, other in zip(self.others, others, strict=False):
            box.show_value(words.file(other.file), words.theirs(other), self._about(asked, other))
            box.show_choice(said if desk.can_tick(other) else "", chosen=desk.is_ticked(other))
        for box in self.others[len(others) :]:
            box.hide()
        none = not ticked and not any(desk.is_ticked(it) for it in others)
        leave = tr("Do not add") if asked.new else tr("Leave as it is")
        self.ours.show_choice(leave if desk.is_open(asked) else "", chosen=none)

    def _make_room(self, count: int) -> None:
        """Have boxes for so many other partners, between the first one and ours."""
        for place in range(len(self.others) + 1, count + 1):
            box = ValueBox(self._boxes)
            box.chosen.connect(lambda at=place: self._tick(at))
            self._row.insertWidget(self._row.indexOf(self.ours), box, 1)
            QWidget.setTabOrder(self.others[-1].choice if self.others else self.theirs.choice, box.choice)
            self.others.append(box)

    def _about(self, asked: Asked, other: Asked) -> str:
        """Return what stands below what another party says: its field if that differs, else who said it."""
        words = self._words
        if words.field(other) != words.field(asked):
            return words.field(other)
        return words.who(other)

    def _show_question(self, asked: Asked, *, is_other: bool) -> None:
        cell = asked.cell
        is_asked = asked.standing is Standing.QUESTION and self._words.desk.is_open(asked)
        about = cell.field if cell is not None and is_asked else ""
        self.date.setVisible(about in _DATES)
        self.phase.setVisible(about == "phase")
        self.status.setVisible(about == STATE)
        self.why.show()
        if is_other:
            self.line.say("")
        if cell is None or not is_asked:
            return
        value = self._words.desk.values.get(cell.key, cell.theirs)
        if cell.field == "phase":
            self.phase.show_value(value, self._words.tr("Which phase?"))
        elif cell.field == STATE:
            self.status.show_value(value, self._words.tr("Which status?"))
        elif cell.field in _DATES:
            base = value if isinstance(value, Term) else NO_TERM
            context = DateContext(self._words.today, base)
            self.date.show_term(context, anyway=is_other or bool(base))
            # What is asked about the text itself, the field says beside it.
            takes_away = cell.question is not None and cell.question.message == TAKES_DATE_AWAY
            self.why.setVisible(bool(base) or takes_away)
            if is_other and not base:
                self.date.edit.type_text(cell.text)

    def _connect(self) -> None:
        self.date.committed.connect(self._answer)
        self.phase.activated.connect(lambda _at: self._answer(self.phase.currentData()))
        self.status.activated.connect(lambda _at: self._answer(self.status.currentData()))
        self.theirs.chosen.connect(lambda: self._tick(0))
        self.ours.chosen.connect(self._leave)

    def _answer(self, value: "Value") -> None:
        if self._asked is not None:
            self.answered.emit(self._asked.key, value)

    def _all(self) -> list[Asked]:
        return [self._asked, *self._words.desk.others(self._asked)] if self._asked else []

    def _tick(self, place: int) -> None:
        self.ticked.emit([self._all()[place].key], True)

    def _leave(self) -> None:
        self.ticked.emit([it.key for it in self._all()], False)

    def _arrange(self, tr: Translator) -> None:
        self.setFixedHeight(scaled(_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self._inside = QWidget()
        pane = ScrollPane(self._inside)
        pane.setAccessibleName(tr("The answer in full"))
        column.addWidget(pane)
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(16, 10, 16, 10)
        inner.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        inner.addLayout(head)
        head.addWidget(self.mark)
        head.addWidget(self.title, 1)
        head.addWidget(self.alike)
        inner.addWidget(self.why)
        ask = QHBoxLayout()
        ask.setSpacing(12)
        inner.addLayout(ask)
        for field in (self.date, self.phase, self.status):
            field.setFixedWidth(scaled(_FIELD))
            ask.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        ask.addWidget(self.line, 1)
        ask.addStretch()
        self._boxes = QWidget()
        inner.addWidget(self._boxes, 1)
        row = self._row = QHBoxLayout(self._boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.sent, self.theirs, self.ours):
            row.addWidget(box, 1)
