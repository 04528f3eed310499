"""Which project it is: its number and areas in small, its title large and to be changed in place."""

from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.errors import UserError
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.elided_label import ElidedLabel
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.title_text import INDENT, TitleText

_TITLE = FIELDS_BY_KEY["title"]
_NUMBERS_NAMED = 12


class DetailsHeader(DetailsPart):
    """Number and areas over the title; for several projects how many, over their numbers."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self.small = ElidedLabel("", FontRole.SMALL, "muted")
        self.title = TitleText(self.tr_("Title"))
        self.count = TextLabel("", FontRole.HEADING)
        self.line = ReadingLine()
        self.title.offered.connect(self._keep)
        self.title.restored.connect(lambda: self.line.say(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.small, self.count, self.line):
            label.setContentsMargins(INDENT, 0, 0, 0)
        column.addWidget(self.small)
        column.addWidget(self.title)
        column.addWidget(self.count)
        column.addWidget(self.line)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show which projects these are."""
        self._shown = shown
        project = shown.only
        self.title.setVisible(project is not None)
        self.count.setVisible(project is None)
        if project is not None:
            where = ", ".join(project.areas) or self.tr_("whole programme")
            self.small.setText(f"{project.number} · {where}")
            self.title.show_text(project.title, anyway=anyway)
        else:
            count = len(shown.projects)
            numbers = [it.number for it in shown.projects[:_NUMBERS_NAMED]]
            self.small.setText(", ".join(numbers) + ("…" if count > _NUMBERS_NAMED else ""))
            self.count.setText(self.tr_.plural("{n} project", "{n} projects", count))
        if not self.title.is_dirty:
            self.line.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Let the title be as it is."""
        self.title.setReadOnly(read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return a title that was typed and not kept."""
        return [(self.title.accessibleName(), self.title.toPlainText())] if self.title.is_dirty else []

    def _keep(self, text: str) -> None:
        title = " ".join(text.split())
        if self._shown and self.kit.editing.set_field(self._shown, _TITLE, title, self._refuse):
            self.title.show_text(title, anyway=True)

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")
