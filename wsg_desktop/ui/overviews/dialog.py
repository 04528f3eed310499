"""Choose who gets an overview and see what goes. A frozen order comes out; knows no services."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.services.overview_choice import OverviewChoice
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.overviews.options_form import OptionsForm
from wsg_desktop.ui.overviews.order import OverviewOrder, party_lines, summary
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.path_row import PathRow
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

PARTIES, OURSELVES = "parties", "ourselves"
_HEADERS = (N_("Party"), N_("Kind"), N_("Lead of"), N_("Takes part in"), N_("Not sent"), "")
_WIDTHS = (280, 200, 130, 140, 150, 0)
_OWN = N_(
    "One workbook with everything, also what is internal. It is for yourself: do not send it to a partner."
)
_NOBODY = N_("No party takes part in a project that may leave the house.")
_NOBODY_MORE = N_("Add lead parties to your projects, or look at who may see them.")
_STOPPING = N_("What is written already stays.")


class OverviewsDialog(WorkingDialog):
    """A table of parties with ticks, or the whole programme; `ordered` carries the `OverviewOrder`."""

    help_page = "overviews"

    ordered = Signal(object)
    folder_requested = Signal()

    def __init__(
        self,
        choice: OverviewChoice,
        today: date,
        answer_by: date,
        tr: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._choice = tr, choice
        self._possible = [it.party.id for it in choice.parties if it.is_possible]
        self._chosen = set(self._possible)
        self._folder = Path()
        self.setWindowTitle(tr("Make overviews"))
        self.setMinimumSize(scaled(760), 420)
        fit(self, 1080, 640, parent)
        self.kind = Segmented(
            tr("Which overviews"),
            ((PARTIES, tr("For partners")), (OURSELVES, tr("Whole programme, for myself"))),
        )
        self.kind.chosen.connect(lambda _key: self._show())
        self.all = QCheckBox()
        self.all.clicked.connect(self._choose_all)
        self.parties = LineTable(tr("Parties"), [tr(header) for header in _HEADERS], numbers=(2, 3, 4))
        self.parties.ticked.connect(self._tick)
        self.options = OptionsForm(tr, today, answer_by)
        self.folder = PathRow("folder", tr("In the folder"), tr("Choose another folder..."))
        self.folder.requested.connect(self.folder_requested)
        self.busy = BusyPage()
        self.cancel = QuietButton(tr("Cancel"))
        self.cancel.clicked.connect(self.stop_requested)
        self.make = FilledButton("")
        self.make.setDefault(True)
        self.make.clicked.connect(lambda: self.ordered.emit(self.order))
        self.note = TextLabel("", FontRole.SMALL, "muted")
        self._arrange()
        self._show()

    @property
    def order(self) -> OverviewOrder:
        """Return what is ordered now."""
        language = self.options.language.current
        if self.kind.current == OURSELVES:
            return OverviewOrder(None, self._folder, language)
        chosen = tuple(party for party in self._possible if party in self._chosen)
        return OverviewOrder(
            chosen, self._folder, language, self.options.answer_by, self.options.contact.text().strip()
        )

    def show_folder(self, folder: Path) -> None:
        """Show where the overviews go."""
        self._folder = folder
        self.folder.show_path(folder)

    def choose(self, party_ids: Collection[str]) -> None:
        """Tick these parties and no others."""
        self._chosen = set(party_ids).intersection(self._possible)
        self._show()

    def say(self, text: str, tone: str = "muted") -> None:
        """Say something beside the buttons."""
        self.note.setText(text)
        self.note.set_tone(tone)

    def show_busy(self, progress: Progress) -> None:
        """Show that overviews are being made."""
        self.busy.follow(progress, self._tr(_STOPPING))
        self._stack.setCurrentWidget(self.busy)
        self.make.hide()
        self.cancel.setEnabled(True)
        self.cancel.setFocus()

    def show_choices(self) -> None:
        """Show the choices again."""
        self._stack.setCurrentWidget(self._choices)
        self.make.show()
        self.cancel.setEnabled(True)
        self.parties.setFocus()

    def _arrange(self) -> None:
        tr = self._tr
        self._own = EmptyState("file-spreadsheet", self._words_of_programme(), tr(_OWN))
        self._nobody = EmptyState("users", tr(_NOBODY), tr(_NOBODY_MORE))
        self._lists = QStackedWidget()
        for widget in (self.parties, self._own, self._nobody):
            self._lists.addWidget(widget)
        self._choices = QWidget()
        inner = QVBoxLayout(self._choices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.kind)
        head.addWidget(self.all)
        head.addStretch()
        inner.addLayout(head)
        inner.addWidget(self._lists, 1)
        inner.addWidget(self.options)
        inner.addWidget(self.folder)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choices)
        self._stack.addWidget(self.busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Make overviews"), FontRole.TITLE, "accent"))
        column.addWidget(self._stack, 1)
        column.addSpacing(4)
        column.addLayout(self._foot())
        self.parties.setFocus()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.make)
        return row

    def _show(self) -> None:
        tr, chosen = self._tr, self._chosen
        is_own = self.kind.current == OURSELVES
        self._lists.setCurrentWidget(
            self._own if is_own else self.parties if self._choice.parties else self._nobody
        )
        self.parties.show_lines(party_lines(self._choice, chosen, tr), _WIDTHS)
        self.all.setVisible(not is_own and bool(self._possible))
        self.all.setText(tr("All parties ({n})", n=len(self._possible)))
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if len(chosen) == len(self._possible) else some)
        self.options.show_partner_fields(shown=not is_own)
        count = 1 if is_own else len(chosen)
        self.make.setText(tr.plural("Make {n} overview", "Make {n} overviews", count))
        self.make.setEnabled(count > 0)
        self.say("" if is_own else summary(self._choice, chosen, tr))

    def _words_of_programme(self) -> str:
        tr, count = self._tr, self._choice.projects
        return tr.plural("{n} project and activity", "{n} projects and activities", count)

    def _tick(self, places: list[int], on: bool) -> None:
        ids = {self._choice.parties[place].party.id for place in places}.intersection(self._possible)
        self._chosen = self._chosen | ids if on else self._chosen - ids
        self._show()

    def _choose_all(self) -> None:
        is_all = len(self._chosen) == len(self._possible)
        self.choose(() if is_all else self._possible)
