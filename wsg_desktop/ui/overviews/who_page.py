"""Whose overviews are made, and of which projects: a table of parties, or one view for one reader."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wsg_desktop.domain.views import View
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services.overview_choice import OverviewChoice
from wsg_desktop.services.overview_reading import Offered
from wsg_desktop.services.past_meetings import PastMoment
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.overviews.order import For, party_lines
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

_HEADERS = (N_("Party"), N_("Kind"), N_("To fill in"), N_("To read"), N_("Not sent"), N_("Mail to"))
_WIDTHS = (240, 200, 120, 120, 130, 0)
_OWN = N_(
    "One workbook with everything, also what is internal. It is for yourself: do not send it to a partner."
)
_NOBODY = N_("No party takes part in a project that may leave the house.")
_NOBODY_MORE = N_("Add lead parties to your projects, or look at who may see them.")
_READ = N_("One workbook to read, for a working group or somebody else. Nobody fills in anything.")


class WhoPage(QWidget):
    """The parties with ticks, the projects, and what is asked; `changed` when anything else is chosen."""

    help_page = "overviews#who"

    changed = Signal()
    ticked = Signal(list, bool)
    """Ids of parties, and whether they get an overview."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._ids: list[str] = []
        self.all = QCheckBox()
        self.projects = PickBox(tr("Of which projects"))
        self.projects.activated.connect(lambda _index: self._choose_projects())
        self.moment = PickBox(tr("As it stands or stood"))
        self.moment.activated.connect(lambda _index: self.changed.emit())
        self.ask = Segmented(
            tr("What is asked"),
            ((OverviewKind.FULL, tr("Everything")), (OverviewKind.DEVIATIONS, tr("Only deviations"))),
        )
        self.ask.chosen.connect(lambda _key: self.changed.emit())
        self.reader = QLineEdit()
        self.reader.setAccessibleName(tr("For whom"))
        self.reader.setPlaceholderText(tr("For whom, such as a working group"))
        self.reader.textChanged.connect(lambda _text: self.changed.emit())
        self.parties = LineTable(tr("Parties"), [tr(header) for header in _HEADERS], numbers=(2, 3, 4))
        self.parties.ticked.connect(self._tick)
        self._arrange()

    @property
    def view(self) -> View | None:
        """Return the view that overviews are made of; None for all projects."""
        found: View | None = self.projects.currentData()
        return found

    @property
    def past(self) -> PastMoment | None:
        """Return the moment that one's own overview is of; None for now."""
        found: PastMoment | None = self.moment.currentData()
        return found

    @property
    def kind(self) -> OverviewKind:
        """Return what is asked of partners."""
        return OverviewKind(self.ask.current)

    @property
    def chosen_id(self) -> str | None:
        """Return the party on whose line the keyboard is."""
        row = self.parties.currentIndex().row()
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def offer_moments(self, past: Sequence[PastMoment]) -> None:
        """Offer these moments for one's own overview, after now."""
        self.moment.addItem(self._tr("as it is now"), None)
        for it in past:
            self.moment.addItem(icons.icon("gavel", "muted"), it.words, it)

    def offer(self, offered: Sequence[Offered], shown: View | None) -> None:
        """Offer these views to make overviews of, after all projects and what Projecten shows now."""
        tr, box = self._tr, self.projects
        box.addItem(tr("All open projects"), None)
        if shown is not None:
            box.addItem(icons.icon("eye", "muted"), tr("What Projecten shows now"), shown)
        for it in offered:
            box.addItem(icons.icon("map" if it.is_area else "list-filter", "muted"), it.name, it.view)

    def show_choice(self, choice: OverviewChoice, chosen: Collection[str], whom: For) -> None:
        """Show who can get an overview, and what is chosen."""
        tr = self._tr
        self._ids = [it.party.id for it in choice.parties]
        self.parties.show_lines(party_lines(choice, chosen, self.kind, tr), _WIDTHS)
        possible = [it.party.id for it in choice.parties if it.is_possible]
        of_parties = whom is For.PARTIES
        self.all.setVisible(of_parties and bool(possible))
        self.all.setText(tr("All parties ({n})", n=len(possible)))
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if len(chosen) == len(possible) else some)
        self.ask.setVisible(of_parties)
        self.reader.setVisible(whom is For.VIEW)
        self._projects_part.setVisible(whom is not For.OURSELVES)
        self._past_part.setVisible(whom is For.OURSELVES and self.moment.count() > 1)
        past = self.past
        self._own.show_text(past.words if past else _count(choice.projects, tr), tr(_OWN))
        self._read.show_text(_count(choice.shared, tr), tr(_READ))
        table = self.parties if choice.parties else self._nobody
        shown = {For.PARTIES: table, For.VIEW: self._read, For.OURSELVES: self._own}
        self._stack.setCurrentWidget(shown[whom])

    def _arrange(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = FlowLayout(spacing=16)  # on two lines where texts are twice as large
        column.addLayout(head)
        self._projects_part = QWidget()
        self._past_part = QWidget()
        head.addWidget(self.all)
        head.addWidget(self.ask)
        head.addWidget(self._projects_part)
        head.addWidget(self._past_part)
        head.addWidget(self.reader)
        for part in (self._projects_part, self._past_part):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        part = QHBoxLayout(self._projects_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(8)
        part.addWidget(TextLabel(tr("Of"), tone="muted", wrap=False))
        part.addWidget(self.projects)
        self.projects.setMinimumWidth(scaled(260))
        stood = QHBoxLayout(self._past_part)
        stood.setContentsMargins(0, 0, 0, 0)
        stood.setSpacing(8)
        stood.addWidget(TextLabel(tr("As at"), tone="muted", wrap=False))
        stood.addWidget(self.moment)
        self.moment.setMinimumWidth(scaled(380))
        self.reader.setMaximumWidth(scaled(320))
        self._own = EmptyState("file-spreadsheet", "-")
        self._read = EmptyState("eye", "-")
        self._nobody = EmptyState("users", tr(_NOBODY), tr(_NOBODY_MORE))
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        for widget in (self.parties, self._own, self._read, self._nobody):
            self._stack.addWidget(widget)

    def _choose_projects(self) -> None:
        """Let one overview be for whom its projects are called after, unless somebody is named."""
        names = {self.projects.itemText(index) for index in range(self.projects.count())}
        if self.reader.text() in {"", *names} and self.view is not None:
            self.reader.setText(self.projects.currentText())
        self.changed.emit()

    def _tick(self, places: list[int], on: bool) -> None:
        self.ticked.emit([self._ids[place] for place in places], on)


def _count(projects: int, tr: Translator) -> str:
    return tr.plural("{n} project and activity", "{n} projects and activities", projects)
