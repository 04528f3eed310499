"""Shows one link and lets its kind and lag be changed, or takes it away."""

from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.texts import Translator
from wsg_desktop.ui.linking.kind_box import LinkKindBox
from wsg_desktop.ui.linking.lag_line import LagLine
from wsg_desktop.ui.linking.words import link_sentence
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel


class ShownLink(NamedTuple):
    """A link as the dialog shows it."""

    source: str
    """The number of the project to wait for."""
    source_title: str
    target: str
    target_title: str
    kind: LinkType
    lag: int
    """In working days."""


class LinkAnswer(NamedTuple):
    """What is to become of the link."""

    kind: LinkType
    lag: int
    removes: bool = False


class LinkDialog(QDialog):
    """`answer` is None while the user has not chosen anything."""

    help_page = "planning#links"

    def __init__(self, link: ShownLink, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._tr = tr
        self.answer: LinkAnswer | None = None
        self.setWindowTitle(tr("Link"))
        self.setMinimumWidth(scaled(460))
        self.kind = LinkKindBox(tr)
        self.kind.show_kind(link.kind)
        self.lag = LagLine(tr)
        self.lag.setText(str(link.lag) if link.lag else "")
        self.lag.setMaximumWidth(scaled(72))
        self.sentence = TextLabel("", tone="muted")
        self.line = ReadingLine()
        self.remove_button = QuietButton(tr("Remove link"), "unlink")
        self.keep_button = FilledButton(tr("Keep"))
        self._arrange()
        self._connect()
        self._read()

    def _arrange(self) -> None:
        tr, link = self._tr, self._link
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        lag = QHBoxLayout()
        lag.setSpacing(8)
        lag.addWidget(self.lag)
        lag.addWidget(TextLabel(tr("working days in between"), tone="muted", wrap=False), 1)
        form.addRow(_name(tr("First")), TextLabel(f"{link.source} {link.source_title}"))
        form.addRow(_name(tr("Then")), TextLabel(f"{link.target} {link.target_title}"))
        form.addRow(_name(tr("Kind of link")), self.kind)
        form.addRow(_name(tr("Lag")), lag)
        back = QuietButton(tr("Go back"))
        back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        buttons.addWidget(back)
        buttons.addWidget(self.keep_button)
        self.keep_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Link"), FontRole.HEADING))
        column.addLayout(form)
        column.addWidget(self.line)
        column.addSpacing(4)
        column.addWidget(self.sentence)
        column.addSpacing(12)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._read)
        self.lag.textChanged.connect(self._read)
        self.keep_button.clicked.connect(self._keep)
        self.remove_button.clicked.connect(self._remove)

    def _read(self) -> None:
        """Say what the link will ask; a lag that is no number is said when it is kept."""
        link, days = self._link, self.lag.days
        if days is not None:
            self.line.say("")
        words = (
            "" if days is None else link_sentence(self.kind.kind, days, link.source, link.target, self._tr)
        )
        self.sentence.setText(words)
        self.setAccessibleDescription(words)

    def _keep(self) -> None:
        days = self.lag.days
        if days is None:
            self.line.say(self.lag.problem, "danger")
            self.lag.setFocus()
            self.lag.selectAll()
            return
        self.answer = LinkAnswer(self.kind.kind, days)
        self.accept()

    def _remove(self) -> None:
        self.answer = LinkAnswer(self._link.kind, self._link.lag, removes=True)
        self.accept()


def _name(words: str) -> TextLabel:
    return TextLabel(words, tone="muted", wrap=False)
