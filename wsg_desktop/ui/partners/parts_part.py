"""The projects that a party leads and takes part in: what is late first, each with its status."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.vocabulary import Light, label
from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.status_icon import StatusIcon
from wsg_desktop.ui.widgets.text_label import TextLabel

LED, JOINED, ALL = "led", "joined", "all"
SHOWN = 6
"""As many of each list as have room."""


class Part(NamedTuple):
    """One project in which a party takes part."""

    project_id: str
    name: str
    light: Light
    late: str
    """By how much it is late, in words; empty when it is not."""


class Parts(NamedTuple):
    """The first open projects of each list, how many there are of each, and how many are finished."""

    led: tuple[Part, ...]
    joined: tuple[Part, ...]
    leads: int
    joins: int
    finished: int


class PartsPart(QWidget):
    """Two short lists; the whole of each is one click away."""

    opened = Signal(str)
    """The id of a project."""
    all_opened = Signal(str)
    """`LED`, `JOINED` or `ALL`: which list is meant."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._parts: Parts | None = None
        self._rows: list[QWidget] = []
        self.links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def display(self, parts: Parts) -> None:
        """Show these projects, each list in the order that it has."""
        if parts == self._parts:
            return
        self._parts = parts
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.links = [], []
        tr, leads, joins = self._tr, parts.leads, parts.joins
        self._show_list(parts.led, leads, tr.plural("Leads {n} project", "Leads {n} projects", leads), LED)
        words = tr.plural("Takes part in {n} project", "Takes part in {n} projects", joins)
        self._show_list(parts.joined, joins, words, JOINED)
        if parts.finished:
            words = tr.plural("and {n} that is finished", "and {n} that are finished", parts.finished)
            self._add_link(words, ALL)
        elif not (leads or joins):
            self._add(TextLabel(tr("Takes part in no project yet."), FontRole.SMALL, "muted"))

    def _show_list(self, first: Sequence[Part], total: int, title: str, which: str) -> None:
        if not total:
            return
        self._add(TextLabel(title, FontRole.SMALL, "muted"))
        for part in first:
            self._add(self._row(part))
        if total > len(first):
            self._add_link(self._tr("Show all {n} in Projects", n=total), which)

    def _add_link(self, words: str, which: str) -> None:
        link = LinkButton(words)
        link.clicked.connect(lambda: self.all_opened.emit(which))
        self.links.append(link)
        self._add(link)

    def _row(self, part: Part) -> QWidget:
        row = QWidget()
        link = LinkButton(part.name, FontRole.BODY, wrap=True)
        word = self._tr(label(part.light))
        link.setAccessibleName(", ".join(filter(None, (part.name, word, part.late))))
        link.clicked.connect(lambda: self.opened.emit(part.project_id))
        self.links.append(link)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(link)
        if part.late:
            words.addWidget(TextLabel(part.late, FontRole.SMALL, "danger"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(StatusIcon(part.light, self._tr), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addStretch()
        return row

    def _add(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self._column.addWidget(widget)
