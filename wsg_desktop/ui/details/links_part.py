"""What a project follows and what follows it, with a line to add another one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.domain.vocabulary import LinkType, label
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.removable_line import RemovableLine
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.linking.changes import LinkChanges
from wsg_desktop.ui.linking.kind_box import LinkKindBox
from wsg_desktop.ui.linking.lag_line import LagLine
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from wsg_desktop.store.project_details import LinkedProject

_UNKNOWN = N_("There is no project called “{name}”. Choose one from the list.")
_NONE = N_("Choose a project to link with first.")


class LinksPart(DetailsPart):
    """Links of one project; with several it is gone. Kinds that are seldom used come when asked for."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self._shown: Shown | None = None
        self._links: list[LinkedProject] | None = None
        self._read_only = False
        self._rows: list[RemovableLine] = []
        self._list = QVBoxLayout()
        self.direction = PickBox(self.tr_("Before or after"))
        self.direction.addItem(self.tr_("Follows"), True)
        self.direction.addItem(self.tr_("Is followed by"), False)
        self.project = LineField(self.tr_("Project to link with"))
        self.project.setPlaceholderText(self.tr_("number or title"))
        self._names = TypeAhead(self.project, kit.names.projects, self.tr_, add_new="")
        self._names.chosen.connect(self.project.setText)
        self.add = QuietButton(self.tr_("Link projects"))
        self.add.clicked.connect(self._add)
        self.kind = LinkKindBox(self.tr_)
        self.lag = LagLine(self.tr_)
        self.changes = LinkChanges(kit.context, self)
        self.line = ReadingLine()
        self._adding = QWidget()
        self._arrange()

    @property
    def rows(self) -> list[RemovableLine]:
        """Return the lines of the links that are shown."""
        return list(self._rows)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the links of the project."""
        self._shown = shown
        self.setVisible(shown.only is not None)
        if shown.only is None:
            return
        if anyway:
            self._empty()
        from wsg_desktop.store.project_details import list_links_of

        with self.kit.context.session.reading() as read:
            links = list_links_of(read, shown.only.id)
        if links != self._links or anyway:
            self._links = links
            self._show_links()

    def set_read_only(self, read_only: bool) -> None:
        """Show the links only."""
        self._read_only = read_only
        self._adding.setVisible(not read_only)

    def pending(self) -> list[tuple[str, str]]:
        """Return a project that was typed and not linked."""
        text = self.project.text().strip()
        return [(self.project.accessibleName(), text)] if text else []

    def _arrange(self) -> None:
        first, lag, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        between = TextLabel(self.tr_("working days in between"), FontRole.SMALL, "muted", wrap=False)
        for row, parts in (
            (first, ((self.direction, 2), (self.project, 3))),
            (lag, ((self.lag, 2), (between, 5))),
            (last, ((self.add, 0),)),
        ):
            row.setSpacing(6)
            for part, stretch in parts:
                row.addWidget(part, stretch)
        last.addStretch()
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(6)
        adding.addLayout(first)
        adding.addWidget(self.kind)
        adding.addLayout(lag)
        adding.addLayout(last)
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr_("Order with other projects"), FontRole.SMALL, "muted"))
        column.addLayout(self._list)
        column.addWidget(self._adding)
        column.addWidget(self.line)

    def _add(self) -> None:
        project = self._shown.only if self._shown else None
        name = self.project.text().strip()
        if project is None:
            return
        other = self.kit.names.project_id(self._names.same_as(name) or name)
        if other is None:
            self.line.say(self.tr_(_UNKNOWN, name=name) if name else self.tr_(_NONE), "danger")
            self.project.setFocus()
            return
        source, target = (other, project.id) if self.direction.currentData() else (project.id, other)
        lag = self.lag.days
        if lag is None:
            self.line.say(self.lag.problem, "danger")
        elif self.kit.editing.add_link(source, target, self.kind.kind, lag, self._refuse):
            self._empty()

    def _empty(self) -> None:
        self.project.show_text("", anyway=True)
        self.lag.clear()
        self.line.say("")

    def _refuse(self, problem: UserError) -> None:
        self.line.say(problem.text(self.tr_), "danger")

    def _show_links(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for linked in self._links or ():
            name = f"{linked.number} {linked.title}"
            may = not self._read_only
            row = RemovableLine(
                self.tr_, name, self._words(linked), removable=may, opens=True, changeable=may
            )
            row.changed.connect(lambda link=linked.link.id: self.changes.open(link))
            row.removed.connect(lambda link=linked.link.id: self.kit.editing.remove_link(link, self._refuse))
            row.opened.connect(lambda other=linked.other_id: self.kit.context.go_to("projects", other))
            self._rows.append(row)
            self._list.addWidget(row)

    def _words(self, linked: "LinkedProject") -> str:
        link = linked.link
        order = self.tr_("Follows") if linked.comes_first else self.tr_("Is followed by")
        kind = self.tr_(label(LinkType(link.type))).lower()
        said = order if link.type == LinkType.FINISH_START else f"{order}, {kind}"
        if not link.lag:
            return said
        days = self.tr_.plural("{n} working day", "{n} working days", abs(link.lag))
        return f"{said}, {'+' if link.lag > 0 else '−'} {days}"
