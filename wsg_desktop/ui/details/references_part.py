"""Links to pages and files. They open only after showing where they go."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.removable_line import RemovableLine
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.messages import Answer
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel

SCHEMES = ("http", "https", "mailto", "file")
_NOT_OPENED = N_(
    "“{target}” is not opened: it is no web page, mail address or file. Copy it if you trust it."
)
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\")


class ReferencesPart(DetailsPart):
    """The links of one project to pages and files; gone when several are shown."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._references: tuple[tuple[str, str], ...] | None = None
        self._read_only = False
        self._rows: list[RemovableLine] = []
        self._list = QVBoxLayout()
        self._adding = QWidget()
        self.label = QLineEdit()
        self.target = QLineEdit()
        for line, name in (
            (self.label, self.tr_("What it is")),
            (self.target, self.tr_("Address of the page or file")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(name)
            line.returnPressed.connect(self._add)
        self.add = QuietButton(self.tr_("Add link"))
        self.add.clicked.connect(self._add)
        self.line = ReadingLine()
        self._arrange()

    @property
    def rows(self) -> list[RemovableLine]:
        """Return the lines of the links that are shown."""
        return list(self._rows)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the links of the project."""
        self._shown = shown
        texts = shown.only_texts
        self.setVisible(texts is not None)
        if texts is None:
            return
        if anyway:
            self._empty()
        if texts.references != self._references or anyway:
            self._references = texts.references
            self._show_list()

    def set_read_only(self, read_only: bool) -> None:
        """Show the links only."""
        self._read_only = read_only
        self._adding.setVisible(not read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return an address that was typed and not added."""
        text = self.target.text().strip()
        return [(self.target.accessibleName(), text)] if text else []

    def open(self, target: str) -> None:
        """Ask before opening `target`, showing where it goes; what is no page, mail or file is not opened."""
        address = url_of(target)
        messages = self.kit.context.messages
        if address is None:
            messages.error(UserError(_NOT_OPENED, target=target))
            return
        answer = Answer("open", self.tr_("Open"))
        if messages.question(self.tr_("Open this link?"), address.toDisplayString(), [answer]) == "open":
            QDesktopServices.openUrl(address)

    def _arrange(self) -> None:
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch()
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(6)
        adding.addWidget(self.label)
        adding.addWidget(self.target)
        adding.addWidget(self.line)
        adding.addLayout(button)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr_("Links to pages and files"), FontRole.SMALL, "muted"))
        column.addLayout(self._list)
        column.addWidget(self._adding)

    def _add(self) -> None:
        pair = (" ".join(self.label.text().split()), self.target.text().strip())
        if self._keep([*(self._references or ()), pair]):
            self._empty()

    def _remove(self, pair: tuple[str, str]) -> None:
        self._keep([other for other in self._references or () if other != pair])

    def _keep(self, references: list[tuple[str, str]]) -> bool:
        project = self._shown.only if self._shown else None
        return project is not None and self.kit.editing.set_references(project.id, references, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")

    def _empty(self) -> None:
        self.label.clear()
        self.target.clear()
        self.line.say("")

    def _show_list(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for name, target in self._references or ():
            row = RemovableLine(
                self.tr_, name or target, target if name else "", removable=not self._read_only, opens=True
            )
            row.opened.connect(lambda it=target: self.open(it))
            row.removed.connect(lambda pair=(name, target): self._remove(pair))
            self._rows.append(row)
            self._list.addWidget(row)


def url_of(target: str) -> QUrl | None:
    """Return the address that `target` means, or None when it is no page, mail address or file."""
    target = target.strip()
    if _WINDOWS_PATH.match(target):
        return QUrl.fromLocalFile(target.replace("\\", "/"))
    if target.startswith("/"):
        return QUrl.fromLocalFile(target)
    if "://" not in target and not target.startswith("mailto:"):
        target = f"mailto:{target}" if "@" in target else f"https://{target}"
    address = QUrl(target, QUrl.ParsingMode.StrictMode)
    is_ours = address.isValid() and address.scheme() in SCHEMES
    return address if is_ours and (address.host() or address.path()) else None
