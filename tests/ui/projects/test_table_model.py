"""The model of the table: Qt's own tester, cells that are looked up, headings, drafts, what is read aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.projects.conftest import day
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.views import ALL, GroupBy, SortBy, View
from wsg_desktop.domain.vocabulary import Aspect, Light, Precision
from wsg_desktop.services import progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import read_basis
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.rows import AspectStatus, ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.columns import COLUMNS, INITIAL, columns_of
from wsg_desktop.ui.projects.table_model import Draft, Heading, ProjectTableModel

Ids = dict[str, str]


class Shown:
    """A model with the rows of a programme."""

    def __init__(self, document: Document, tr: Translator) -> None:
        self.model = ProjectTableModel(tr)
        self.document = document
        self.tr = tr
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.model.set_columns(columns_of(INITIAL))
        self.read()

    def read(self) -> None:
        with self.document.reading() as read:
            self.rows: dict[str, ProjectRow] = {row.id: row for row in list_projects(read)}
            basis = read_basis(read, self.document.clock.today(), self.tr)
        self.facts = ProjectFacts(self.rows, basis)
        self.arranger = arranger_of(self.rows, self.facts)

    def show(self, view: View, folded: frozenset[str] = frozenset()) -> None:
        self.model.show(self.arranger.arrange(view), self.rows, self.facts, folded)

    def text(self, number: str, column: str) -> str:
        row = next(at for at, line in enumerate(self.model.lines) if self.number(line) == number)
        return str(self.model.index(row, self.model.position(column)).data())

    def number(self, line: object) -> str:
        return self.rows[line].number if isinstance(line, str) else ""


@pytest.fixture
def shown(document: Document, en: Translator, ids: Ids) -> Shown:
    return Shown(document, en)


def test_views_columns_and_drafts_pass_the_tester_of_qt(shown: Shown) -> None:
    model = shown.model
    shown.show(ALL)
    shown.show(View("", group_by=GroupBy.AREA))
    shown.show(View("", group_by=GroupBy.AREA), frozenset({"Bathmen"}))
    model.insert_draft(2, 1)
    assert model.line(2) == Draft(1)
    assert model.depth(2) == 1
    model.set_columns(columns_of(("title", "end")))
    model.remove_draft()
    model.insert_draft(model.rowCount())
    model.remove_draft()
    model.remove_draft()
    shown.show(View("", sort=(SortBy("title"),)))
    assert model.rowCount() == 6


def test_a_draft_moves_depths_along(shown: Shown) -> None:
    shown.show(ALL)
    row = next(at for at in range(shown.model.rowCount()) if shown.model.depth(at) == 1)
    shown.model.insert_draft(0)
    assert shown.model.depth(row + 1) == 1
    shown.model.remove_draft()
    assert shown.model.depth(row) == 1


def test_headings_say_how_many_and_take_no_typing(shown: Shown) -> None:
    shown.show(View("", group_by=GroupBy.AREA), frozenset({"Bathmen"}))
    heading = shown.model.line(0)

    assert heading == Heading("Bathmen", "Bathmen", 2, folded=True)
    index = shown.model.index(0, 0)
    assert index.data() == "Bathmen, 2 projects, 1 late"
    assert not index.flags() & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsSelectable)


def test_only_what_changed_is_announced_when_nothing_moves(shown: Shown, ids: Ids) -> None:
    shown.show(ALL)
    resets: list[object] = []
    changed: list[tuple[int, int]] = []
    shown.model.modelReset.connect(lambda: resets.append(1))
    shown.model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    row = shown.rows[ids["B1"]]
    shown.rows[ids["B1"]] = row._replace(title="Anders")
    shown.arranger.take([ids["B1"]])

    moved = shown.model.show(shown.arranger.arrange(ALL), shown.rows, shown.facts, changed=[ids["B1"]])

    assert not moved
    assert (resets, changed) == ([], [(1, 1)])
    assert shown.text("B1", "title") == "Anders"


def test_cells_say_what_they_should(shown: Shown) -> None:
    shown.show(ALL)

    assert shown.text("R2", "status") == "Off track"
    assert shown.text("B1", "deadline") == "Mon 30 Nov"
    assert shown.text("B1", "end") == "Mon 7 Dec"
    assert shown.text("K2", "phase") == "Ontwikkeling"
    assert shown.text("R4", "deadline") == "not yet known"
    assert shown.text("R4", "lead_parties") == "no lead party yet"
    assert shown.text("K2a", "areas") == "whole programme"
    assert shown.text("K2a", "deadline") == ""


def test_a_project_lacks_a_deadline_aloud_but_what_goes_on_needs_none(
    shown: Shown, document: Document
) -> None:
    def add(tx: Transaction) -> None:
        projects.create(tx, "Nieuw", number="N1")
        going_on = projects.create(tx, "Loopt door", number="N2")
        project_fields.set_field(tx, going_on, "end", Term(None, Precision.ONGOING))

    document.change("erbij", add)
    shown.read()
    shown.show(ALL)

    assert shown.text("N1", "deadline") == "no date yet"
    assert shown.text("N2", "deadline") == ""
    assert shown.text("N2", "end") == "ongoing"


def test_what_is_expected_is_red_when_late_and_pale_when_the_same_as_the_deadline(
    shown: Shown, ids: Ids
) -> None:
    shown.show(ALL)
    end = shown.model.position("end")

    assert shown.model.cells(ids["B1"])[end].tone == "danger"
    # Expected on its deadline, but that is past.
    assert shown.model.cells(ids["R2"])[end].tone == "danger"
    assert shown.model.cells(ids["B3"])[end].tone == "muted"
    assert shown.model.cells(ids["K2"])[end].tone == "text"


def test_a_finished_project_has_nothing_left_to_expect(shown: Shown, document: Document, ids: Ids) -> None:
    document.change("gereed", lambda tx: project_fields.set_field(tx, ids["R2"], "state", "done"))
    shown.read()
    shown.show(ALL)

    assert shown.text("R2", "end") == "finished"
    assert shown.model.cells(ids["R2"])[0].light == Light.DONE


def test_every_column_shows_every_project_in_words(shown: Shown, document: Document, ids: Ids) -> None:
    def work(tx: object) -> None:
        for key, value in (
            ("budget", 85000),
            ("spent", 100),
            ("percent", 50),
            ("theme", "wonen"),
            ("tags", ["proef"]),
            ("goals", ["Langer thuis"]),
            ("project_lead", "Projectleider"),
            ("situation", "eerste\nregel"),
            ("direction_type", "network_chain"),
            ("start", day(1)),
        ):
            project_fields.set_field(tx, ids["R2"], key, value)  # type: ignore[arg-type]
        progress.set_status(tx, ids["R2"], Aspect.MONEY, Light.ATTENTION)  # type: ignore[arg-type]

    document.change("vullen", work)
    shown.read()
    shown.model.set_columns(COLUMNS)
    shown.show(ALL)

    texts = {column.key: shown.text("R2", column.key) for column in COLUMNS}
    assert texts["budget"] == "€85,000"
    assert texts["percent"] == "50 %"
    assert texts["situation"] == "eerste regel"
    assert texts["money"] == "Attention"
    assert texts["delay"] == "18 days late"
    assert texts["changed_at"] == "23 Nov 2026"
    assert texts["direction_type"] == "Netwerkketen"
    for column in range(len(COLUMNS)):
        for row in range(shown.model.rowCount()):
            assert isinstance(shown.model.tooltip(row, column), str)


def test_a_date_tells_its_whole_self_in_the_tooltip(shown: Shown) -> None:
    shown.show(ALL)

    assert shown.model.tooltip(1, shown.model.position("deadline")) == "Monday 30 November 2026, in 7 days"
    assert shown.model.tooltip(0, 0) == "Off track"


def test_a_screen_reader_hears_the_header_with_the_text(shown: Shown) -> None:
    shown.show(ALL)
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert shown.model.index(0, 0).data(spoken) == "Status: Off track"
    assert shown.model.index(0, shown.model.position("title")).data(spoken).startswith("Project: Eettafel")
    phase = shown.model.index(5, shown.model.position("phase"))
    assert phase.data(spoken) == "Phase: empty"


def test_numbers_stand_right_under_their_headers(shown: Shown) -> None:
    shown.model.set_columns(columns_of(("title", "budget")))
    shown.show(ALL)
    align = Qt.ItemDataRole.TextAlignmentRole
    header = shown.model.headerData(1, Qt.Orientation.Horizontal, align)

    assert shown.model.index(0, 1).data(align) & Qt.AlignmentFlag.AlignRight
    assert header & Qt.AlignmentFlag.AlignRight


def test_what_is_open_to_read_only_is_not_editable(shown: Shown) -> None:
    shown.show(ALL)
    title = shown.model.index(0, shown.model.position("title"))
    assert title.flags() & Qt.ItemFlag.ItemIsEditable
    assert not shown.model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable

    shown.model.set_editable(editable=False)
    assert not title.flags() & Qt.ItemFlag.ItemIsEditable


def test_unknown_columns_are_left_out_and_the_title_never_is() -> None:
    assert [column.key for column in columns_of(("end", "weather", "end"))] == ["title", "end"]


def test_the_tip_of_the_status_tells_what_else_is_not_in_order(shown: Shown, ids: Ids) -> None:
    project_id, row = next(iter(shown.rows.items()))
    money = AspectStatus(Aspect.MONEY, Light.ATTENTION)
    shown.rows[project_id] = row._replace(statuses=(money,))
    shown.show(ALL)
    at = next(at for at, line in enumerate(shown.model.lines) if line == project_id)
    tip = shown.model.tooltip(at, shown.model.position("status"))
    assert tip.endswith("\nMoney: attention")
