"""Links to pages and files. They open only after showing where they go; programs are not opened at all."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.reference_opening import open_reference
from wsg_desktop.ui.details.reference_target import kept_path
from wsg_desktop.ui.details.removable_line import RemovableLine
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel


class ReferencesPart(DetailsPart):
    """The links of one project to pages and files; gone when several are shown."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._references: tuple[tuple[str, str], ...] | None = None
        self._read_only = False
        self._rows: list[RemovableLine] = []
        self._changing: tuple[str, str] | None = None
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
        self.choose = IconButton(self.tr_("Choose file..."), "folder-open", flat=False)
        self.choose.clicked.connect(self._choose)
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

    @property
    def _folder(self) -> Path:
        return self.kit.context.session.document.path.parent

    def _choose(self) -> None:
        """Let a file be chosen; its name is proposed as what it is."""
        messages = self.kit.context.messages
        path = messages.file_to_open(self.tr_("File to link with"), self.tr_("All files") + " (*)")
        if path is None:
            return
        self.target.setText(kept_path(path, self._folder))
        if not self.label.text().strip():
            self.label.setText(path.stem)
        self.add.setFocus()

    def _change(self, pair: tuple[str, str]) -> None:
        """Put a link in the lines, to be kept in its place."""
        self._changing = pair
        self.label.setText(pair[0])
        self.target.setText(pair[1])
        self.add.setText(self.tr_("Keep change"))
        self.target.setFocus()
        self.target.selectAll()

    def _arrange(self) -> None:
        button = QHBoxLayout()
        button.addWidget(self.add)
        button.addStretch()
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(6)
        adding.addWidget(self.label)
        where = QHBoxLayout()
        where.setSpacing(6)
        where.addWidget(self.target, 1)
        where.addWidget(self.choose)
        adding.addLayout(where)
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
        present = list(self._references or ())
        wanted = [pair if it == self._changing else it for it in present]
        if self._keep(wanted if self._changing in present else [*present, pair]):
            self._empty()

    def _remove(self, pair: tuple[str, str]) -> None:
        self._keep([other for other in self._references or () if other != pair])

    def _keep(self, references: list[tuple[str, str]]) -> bool:
        project = self._shown.only if self._shown else None
        return project is not None and self.kit.editing.set_references(project.id, references, self._refuse)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")

    def _empty(self) -> None:
        self._changing = None
        self.add.setText(self.tr_("Add link"))
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
            may = not self._read_only
            row = RemovableLine(
                self.tr_, name or target, target if name else "", removable=may, opens=True, changeable=may
            )
            row.changed.connect(lambda pair=(name, target): self._change(pair))
            row.opened.connect(lambda it=target: open_reference(self.kit.context, it))
            row.removed.connect(lambda pair=(name, target): self._remove(pair))
            self._rows.append(row)
            self._list.addWidget(row)
