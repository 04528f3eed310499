"""The last step: what will be imported, how dates are read, what to look at, and where it goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing import check_lines
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.change_lines import ChangeLine
from wsg_desktop.ui.importing.changes_panel import ChangesPanel
from wsg_desktop.ui.importing.check_lines import CheckLists, Prepared, ProjectLine
from wsg_desktop.ui.importing.dates_panel import DatesPanel
from wsg_desktop.ui.importing.figures_row import FiguresRow
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.path_row import PathRow
from wsg_desktop.ui.widgets.segmented import Segmented

PROJECTS, CHANGES, AREAS, DATES, PROBLEMS = "projects", "changes", "areas", "dates", "problems"
_PROJECT_HEADERS = (
    N_("No."), N_("Project"), N_("Area"), N_("Lead party"), N_("Start"), N_("Expected end"),
    N_("Present phase"), "",
)  # fmt: skip
_PROJECT_WIDTHS = (64, 290, 150, 210, 130, 160, 130, 0)
_AREA_WIDTHS = (280, 180, 200, 200, 0)
_AREA_HEADERS = (N_("Area"), N_("Kind"), N_("Municipality"), N_("Province"), "")


class CheckPage(QWidget):
    """Counts, four lists and the file that is made; each answer is a wish."""

    help_page = "import#check"

    rows_ticked = Signal(list, bool)
    """Rows of the list (from 0), each with whether it is in the programme already; whether they come."""
    cells_ticked = Signal(list, bool)
    """Keys of changes, and whether they are taken over."""
    same_chosen = Signal(int, object)
    """A row of the list, and the id of the project that it is (None: a new one)."""
    date_answered = Signal(object, object)
    target_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._projects: tuple[ProjectLine, ...] = ()
        self._changes: tuple[ChangeLine, ...] = ()
        self.tabs = Segmented(tr("List that is shown"), ((PROJECTS, tr("Projects")),))
        self.tabs.chosen.connect(self._show_list)
        self.figures = FiguresRow()
        self.projects = LineTable(tr("Projects in the list"), [tr(text) for text in _PROJECT_HEADERS])
        self.projects.ticked.connect(self._tick)
        self.changes = ChangesPanel(tr)
        self.changes.ticked.connect(self._tick_cells)
        self.changes.same_chosen.connect(self.same_chosen)
        self.areas = LineTable(tr("Areas in the list"), [tr(text) for text in _AREA_HEADERS])
        self.dates = DatesPanel(tr)
        self.dates.answered.connect(self.date_answered)
        self.problems = LineTable(
            tr("Things to look at"), [tr(text) for text in check_lines.PROBLEM_HEADERS], wraps=True
        )
        self.copy = QuietButton(tr("Copy list"), "copy")
        self.copy.clicked.connect(self._copy)
        self.target = PathRow("save", tr("The new programme is saved as"), tr("Choose another place..."))
        self.target.requested.connect(self.target_requested)
        self._lists = {
            PROJECTS: self.projects, CHANGES: self.changes, AREAS: self.areas, DATES: self.dates,
            PROBLEMS: self.problems,
        }  # fmt: skip
        self._arrange()

    def show_prepared(
        self, prepared: Prepared, lists: CheckLists, answers: Answers, target: Path | None
    ) -> None:
        """Show what an import will do now; `target` is the programme that is made, None for the open one."""
        self.figures.show_figures(_figures(prepared, self._tr))
        self._projects = lists.projects
        self.projects.show_lines([it.line for it in lists.projects], _PROJECT_WIDTHS)
        self._changes = lists.changes
        self.changes.show_changes(lists.asked, answers.same, lists.changes)
        self.areas.show_lines(lists.areas, _AREA_WIDTHS)
        self.dates.show_dates(lists, answers.dates, prepared.today)
        self.problems.show_lines(lists.problems, check_lines.PROBLEM_WIDTHS)
        self.target.show_path(target)
        self._name_tabs(prepared, lists, answers)

    def show_first(self, lists: CheckLists, answers: Answers) -> None:
        """Show the list that asks something, else what a newer list changes, else what comes in."""
        if check_lines.open_dates(lists, answers):
            self.tabs.choose(DATES)
        elif check_lines.open_projects(lists, answers) or lists.changes:
            self.tabs.choose(CHANGES)
        else:
            self.tabs.choose(PROJECTS if lists.projects else AREAS)

    def focus_first(self) -> None:
        """Put the keyboard on the list that is shown."""
        if self.tabs.current == DATES:
            self.dates.focus_first()
        elif self.tabs.current == CHANGES:
            self.changes.focus_first()
        else:
            self._lists[self.tabs.current].setFocus()

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        for widget in self._lists.values():
            self._stack.addWidget(widget)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.tabs)
        bar.addStretch()
        bar.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figures)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.target)

    def _name_tabs(self, prepared: Prepared, lists: CheckLists, answers: Answers) -> None:
        tr = self._tr
        options = [(PROJECTS, tr("Projects")), (AREAS, tr("Areas"))]
        if prepared.plan.duplicates or lists.asked:
            options.insert(1, (CHANGES, self._name_changes(lists, answers)))
        asked = len(check_lines.open_dates(lists, answers))
        dates = tr.plural("Dates · {n} question", "Dates · {n} questions", asked) if asked else tr("Dates")
        problems = tr("To look at ({n})", n=len(lists.problems))
        self.tabs.offer([*options, (DATES, dates), (PROBLEMS, problems)])

    def _name_changes(self, lists: CheckLists, answers: Answers) -> str:
        asked = len(check_lines.open_projects(lists, answers))
        if asked:
            return self._tr.plural("Changes · {n} question", "Changes · {n} questions", asked)
        return self._tr("Changes ({n})", n=len(lists.changes))

    def _show_list(self, key: str) -> None:
        self._stack.setCurrentWidget(self._lists[key])
        self.copy.setVisible(key != DATES and (key != CHANGES or bool(self._changes)))
        self.copy.setText(self._tr("Copy list"))

    def _tick(self, places: list[int], on: bool) -> None:
        found = [self._projects[place] for place in places]
        self.rows_ticked.emit([(it.row, it.is_duplicate) for it in found], on)

    def _tick_cells(self, places: list[int], on: bool) -> None:
        self.cells_ticked.emit([self._changes[place].key for place in places], on)

    def _copy(self) -> None:
        shown = self.changes.table if self.tabs.current == CHANGES else self._stack.currentWidget()
        if isinstance(shown, LineTable):
            shown.copy_all()
            self.copy.setText(self._tr("Copied"))


def _figures(prepared: Prepared, tr: Translator) -> list[tuple[int, str]]:
    found = check_lines.counts(prepared.plan)
    parties = tr.plural("new party", "new parties", found.parties)
    if found.merged:
        parties = tr("{parties}, {merged}", parties=parties, merged=tr.plural(
            "{n} name joined", "{n} names joined", found.merged))  # fmt: skip
    figures = [
        (found.projects, tr.plural("project", "projects", found.projects)),
        (found.areas, tr.plural("new area", "new areas", found.areas)),
        (found.parties, parties),
        (found.links, tr.plural("link between projects", "links between projects", found.links)),
    ]
    if not (found.duplicates or found.gone):
        return figures
    new = (found.projects, tr.plural("new project", "new projects", found.projects))
    return [
        new,
        *figures[1:],
        (found.changed, tr.plural("project changed", "projects changed", found.changed)),
        (found.same, tr.plural("project the same", "projects the same", found.same)),
        (found.gone, tr.plural("no longer in the list", "no longer in the list", found.gone)),
    ]
