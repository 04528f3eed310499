"""How it stands with the overview of the chosen party: what was sent, what is due, reminders, the answer."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import relative_days, show_day
from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.services.chasing import OPEN
from wsg_desktop.services.register_words import SHAPES, age_words, standing_words
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.status_icon import StatusIcon
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.answer_register import Answered, RegisterRow, Said

_NEVER = N_("No overview was sent yet.")
_EMPTY = N_("Nothing was filled in.")
_UNREADABLE = N_("No answer in it could be read.")


class RegisterPart(QWidget):
    """Lines with their names; what was kept by mistake has the way back beside it."""

    withdrawn = Signal(object)
    """The `Said` to take back."""
    remind_requested = Signal()
    answered = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._shown: tuple[object, ...] = ()
        self._inside: QWidget | None = None
        self.links: list[LinkButton] = []
        self.title = TextLabel(tr("Overviews"), FontRole.SMALL, "muted")
        self.remind_button = QuietButton(tr("Remind..."), "mail")
        self.answered_button = QuietButton(tr("Answered without a workbook"), "circle-check")
        self.remind_button.clicked.connect(self.remind_requested)
        self.answered_button.clicked.connect(self.answered)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, spacing=6)
        row.addWidget(self.remind_button)
        row.addWidget(self.answered_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.title)
        self._column.addWidget(self._buttons)

    def display(self, row: "RegisterRow | None", today: date, *, read_only: bool) -> None:
        """Show how it stands; a party that has nothing to do with overviews shows nothing."""
        self.setVisible(row is not None)
        if row is None or (row, today, read_only) == self._shown:
            return
        self._shown = (row, today, read_only)
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.links = []
        self._inside = self._filled(row, today, read_only=read_only)
        self._column.insertWidget(1, self._inside)
        self._buttons.setVisible(row.standing(today) in OPEN)
        self.answered_button.setEnabled(not read_only)

    def _filled(self, row: "RegisterRow", today: date, *, read_only: bool) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self._lines(row, today, read_only=read_only)):
            if not name:
                grid.addWidget(value, at, 0, 1, 2)
                continue
            label = TextLabel(name, FontRole.SMALL, "muted", wrap=False)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        return inside

    def _lines(self, row: "RegisterRow", today: date, *, read_only: bool) -> Iterator[tuple[str, QWidget]]:
        tr, sent = self._tr, row.sent
        if sent is None:
            yield "", TextLabel(tr(_NEVER), FontRole.SMALL)
        else:
            yield "", self._standing(row, today)
            day = show_day(day_of(sent.sent_at), tr)
            yield tr("Sent"), self._text(tr("{day} by {who}", day=day, who=sent.sent_by))
            yield tr("File"), self._text(sent.file_name)
            filled = tr("{n}, of which {fills} to fill in", n=row.projects, fills=row.fills_in)
            yield tr("Rows"), self._text(filled)
            if row.answer_by is not None:
                due = f"{show_day(row.answer_by, tr)} ({relative_days(row.answer_by, today, tr)})"
                yield tr("Due"), self._text(due)
            for said in row.reminded:
                yield tr("Reminded"), self._said(said, N_("{day} by {who}"), read_only=read_only)
            for came in row.answers:
                yield tr("Answered") if came.is_answer else tr("Came back"), self._came(came)
            for said in row.told:
                without = N_("{day}, no workbook, by {who}")
                yield tr("Answered"), self._said(said, without, read_only=read_only)
            if row.earlier:
                yield tr("Besides"), self._text(tr.plural("{n} overview", "{n} overviews", row.earlier))
        if row.updated_at is not None:
            yield tr("Data"), self._text(age_words(row, tr, today))

    def _standing(self, row: "RegisterRow", today: date) -> QWidget:
        words, light = standing_words(row, self._tr, today), SHAPES[row.standing(today)]
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if light is not Light.NONE:
            layout.addWidget(StatusIcon(light, self._tr, words), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(TextLabel(words, FontRole.STRONG), 1)
        return line

    def _came(self, came: "Answered") -> QWidget:
        words = f"{show_day(day_of(came.at), self._tr)}: {came.file}"
        if not came.is_answer:
            why = _UNREADABLE if came.is_unreadable else _EMPTY
            words = f"{words}. {self._tr(why)}"
        return self._text(words)

    def _said(self, said: "Said", words: str, *, read_only: bool) -> QWidget:
        text = self._tr(words, day=show_day(day_of(said.at), self._tr), who=said.who)
        line = QWidget()
        below = QVBoxLayout(line)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2)
        below.addWidget(self._text(text))
        if not read_only:
            link = self._back(text, lambda: self.withdrawn.emit(said))
            below.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _back(self, text: str, work: Callable[[], object]) -> LinkButton:
        link = LinkButton(self._tr("Take back"))
        link.setAccessibleDescription(text)
        link.clicked.connect(work)
        self.links.append(link)
        return link

    def _text(self, text: str) -> TextLabel:
        # A file name has few places to break; a word wider than its column squeezes all lines together.
        label = TextLabel(text.replace("_", "_\u200b"), FontRole.SMALL)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label
