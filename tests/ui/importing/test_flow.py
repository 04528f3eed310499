"""The guided import from file to toast, by mouse and keyboard, on real lists and a real programme."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.importing.conftest import DOUBTFUL, BeginImport, SaveList, settle
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.services.document import Document
from wsg_desktop.store.areas import list_areas
from wsg_desktop.store.parties import list_parties
from wsg_desktop.store.projects import list_projects
from wsg_desktop.texts import translator
from wsg_desktop.ui.help.where import help_by_f1
from wsg_desktop.ui.help.window import HelpWindow
from wsg_desktop.ui.importing.column_row import ColumnRow
from wsg_desktop.ui.importing.dialog import ImportDialog
from wsg_desktop.ui.importing.flow import ImportFlow
from wsg_desktop.ui.importing.problems_dialog import ImportProblemsDialog
from wsg_desktop.ui.importing.step_bar import Step
from wsg_desktop.ui.main_window import MainWindow

BeginOn = Callable[[MainWindow, Path], ImportFlow]


def _titles(document: Document) -> list[str]:
    with document.reading() as read:
        return [row.title for row in list_projects(read)]


def _enter(qtbot: QtBot, flow: ImportFlow) -> None:
    qtbot.keyClick(flow.dialog.focusWidget() or flow.dialog, Qt.Key.Key_Return)
    settle(qtbot, flow)


def _pick(qtbot: QtBot, row: ColumnRow, presses: int) -> None:
    """Choose by the arrow keys, as many lines down as `presses`."""
    row.box.setFocus()
    for _ in range(presses):
        qtbot.keyClick(row.box, Qt.Key.Key_Down)


def test_a_list_that_leaves_no_doubt_becomes_a_programme_by_one_enter(
    qtbot: QtBot, window: MainWindow, begin_on: BeginOn, sample: Path, messages: RecordedMessages
) -> None:
    flow = begin_on(window, sample)

    assert flow.dialog.step is Step.CHECK
    assert flow.dialog.check.figures.words[:3] == [
        "14 projects",
        "4 new areas",
        "21 new parties, 1 name joined",
    ]
    assert flow.dialog.check.target.text == str(sample.with_suffix(".wsg"))
    assert flow.dialog.note.text().startswith("Everything in this list was recognised.")

    _enter(qtbot, flow)

    assert window.session.document.path == sample.with_suffix(".wsg")
    assert window.places.current_key == "today"
    assert len(_titles(window.session.document)) == 14
    assert [message.text for message in messages.said] == ["14 projects imported"]
    offer = messages.said[0].offer
    assert offer is not None
    offer.run()
    assert _titles(window.session.document) == []
    assert messages.problems == messages.bugs == []


def test_another_place_for_the_new_programme_is_asked_once(
    qtbot: QtBot,
    window: MainWindow,
    begin_on: BeginOn,
    sample: Path,
    messages: RecordedMessages,
    tmp_path: Path,
) -> None:
    sample.with_suffix(".wsg").write_bytes(b"another file")
    messages.paths = [tmp_path / "Wonen.wsg"]
    flow = begin_on(window, sample)
    assert flow.dialog.check.target.text == str(sample.with_name("uitvoeringsprogramma 2.wsg"))

    qtbot.mouseClick(flow.dialog.check.target.button, Qt.MouseButton.LeftButton)
    assert flow.dialog.check.target.text == str(tmp_path / "Wonen.wsg")
    _enter(qtbot, flow)

    assert window.session.document.path == tmp_path / "Wonen.wsg"


def test_leaving_changes_nothing(qtbot: QtBot, window: MainWindow, begin_on: BeginOn, sample: Path) -> None:
    flow = begin_on(window, sample)
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Escape)

    assert not flow.dialog.isVisible()
    assert not window.session.is_open
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_an_existing_file_is_not_replaced_and_the_choice_stays(
    qtbot: QtBot, window: MainWindow, begin_on: BeginOn, sample: Path
) -> None:
    flow = begin_on(window, sample)
    sample.with_suffix(".wsg").write_bytes(b"made meanwhile")
    _enter(qtbot, flow)

    assert flow.dialog.isVisible()
    assert flow.dialog.step is Step.CHECK
    assert "already" in flow.dialog.note.text()
    assert sample.with_suffix(".wsg").read_bytes() == b"made meanwhile"


def test_a_file_that_is_no_list_says_why_and_offers_another(
    qtbot: QtBot, window: MainWindow, begin_on: BeginOn, sample: Path, messages: RecordedMessages
) -> None:
    broken = sample.with_name("verslag.pdf")
    broken.write_bytes(b"%PDF-1.7 text")
    flow = begin_on(window, broken)
    assert flow.dialog.failure.isVisible()
    assert "is a PDF" in flow.dialog.failure.accessibleDescription()

    messages.paths = [sample]
    flow.dialog.failure.requested.emit()
    settle(qtbot, flow)

    assert flow.dialog.step is Step.CHECK
    assert flow.dialog.windowTitle() == f"Import {sample.name}"


def test_what_is_in_doubt_is_asked_step_by_step(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, document: Document, messages: RecordedMessages
) -> None:
    flow = begin(save_list(DOUBTFUL))
    dialog = flow.dialog
    assert dialog.step is Step.COLUMNS
    assert dialog.steps.items[Step.COLUMNS].questions == 3
    assert QApplication.focusWidget() is dialog.columns.row(3).box

    _pick(qtbot, dialog.columns.row(3), 1)  # the first one leads
    _pick(qtbot, dialog.columns.row(4), 1)  # it is about time
    assert dialog.steps.items[Step.COLUMNS].questions == 1  # most dates in it are in doubt; it is left so
    _enter(qtbot, flow)

    assert dialog.step is Step.PARTIES
    assert dialog.parties.row("Welzijn Wierdn").is_asked
    _enter(qtbot, flow)

    assert dialog.step is Step.CHECK
    assert dialog.steps.items[Step.CHECK].questions == 2
    questions = dialog.check.dates._questions
    may = next(question for key, question in questions.items() if key.text == "mei/juni 2027")
    qtbot.mouseClick(may.links[1], Qt.MouseButton.LeftButton)
    settle(qtbot, flow)
    assert dialog.steps.items[Step.CHECK].questions == 1

    _enter(qtbot, flow)
    with document.reading() as read:
        rows = {row.title: row for row in list_projects(read)}
    assert [row.end.day.isoformat() if row.end.day else "" for row in rows.values()] == [
        "2027-06-30",
        "2027-06-30",
        "",
    ]
    assert rows["Woningen"].end.precision is Precision.UNKNOWN
    assert rows["Ontmoeten"].lead_parties == ("Gemeente Wierden",)
    assert rows["Ontmoeten"].partner_parties == ("Corporatie 1",)
    assert [status.light for status in rows["Woningen"].statuses] == ["off_track"]
    assert messages.said[-1].text == "3 projects imported"


def test_one_import_is_one_step_to_undo(
    qtbot: QtBot, begin: BeginImport, sample: Path, document: Document, open_window: MainWindow
) -> None:
    flow = begin(sample)
    _enter(qtbot, flow)
    assert len(_titles(document)) == 14

    open_window.actions_.trigger("undo")
    assert _titles(document) == []
    with document.reading() as read:
        assert list_parties(read) == []
    assert document.stack().undo is None


def test_a_name_that_looks_like_another_can_be_taken_for_it(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, document: Document
) -> None:
    rows = (
        ("Nr", "Project", "Gebied", "Trekker", "Gereed"),
        ("1", "Ommetje", "Enter", "Welzijn Wierden", 2027),
        ("2", "Eettafel", "Enter", "Welzijn Wierdne", 2027),
    )
    flow = begin(save_list(rows))
    assert flow.dialog.step is Step.PARTIES
    row = flow.dialog.parties.row("Welzijn Wierdne")
    assert row.is_asked
    assert QApplication.focusWidget() is row.box

    qtbot.keyClick(row.box, Qt.Key.Key_Up)  # above "keep apart" stands the likely one
    assert not row.is_asked
    _enter(qtbot, flow)
    assert flow.dialog.check.figures.words[2] == "1 new party, 1 name joined"
    _enter(qtbot, flow)

    with document.reading() as read:
        assert [row.name for row in list_parties(read)] == ["Welzijn Wierden"]


def test_a_register_of_areas_comes_in_and_its_parties_are_passed_over(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, document: Document, messages: RecordedMessages
) -> None:
    rows = (
        ("Naam", "Gemeente", "Status", "Start", "Fase"),
        ("Woonzorgzone Noord", "Deventer", "actief", "01-01-2007", "Uitvoering"),
        ("Woonzorgzone Zuid", "Wierden", "actief", "2008", "Plan van aanpak"),
    )
    flow = begin(save_list(rows))
    dialog = flow.dialog
    assert dialog.step is Step.COLUMNS
    _enter(qtbot, flow)
    assert dialog.step is Step.CHECK
    assert not dialog.steps.items[Step.PARTIES].isEnabled()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    settle(qtbot, flow)
    assert dialog.step is Step.COLUMNS

    _enter(qtbot, flow)
    assert dialog.next.text() == "Import 2 areas"
    _enter(qtbot, flow)
    assert messages.said[-1].text == "2 areas imported"
    with document.reading() as read:
        assert [row.name for row in list_areas(read, document.clock.today())] == ["Noord", "Zuid"]


def test_headers_in_another_row_are_pointed_at_by_a_click(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList
) -> None:
    rows = (
        ("Lijst van wonen en zorg", "", ""),
        ("Project", "Trekker", "Gereed"),
        ("Opgave", "Wie", "Klaar"),
        ("Eettafel", "Corporatie 1", 2027),
        ("Ommetje", "Corporatie 2", 2028),
    )
    flow = begin(save_list(rows))
    dialog = flow.dialog
    qtbot.mouseClick(dialog.steps.items[Step.SHEET], Qt.MouseButton.LeftButton)
    assert dialog.step is Step.SHEET
    before = dialog.sheet.said.text()

    view = dialog.sheet.view
    cell = view.visualRect(view.cells.index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    settle(qtbot, flow)

    assert view.cells.words_of(2) == "Column headers"
    assert view.cells.words_of(1) == "Above the list: not read"
    assert dialog.sheet.said.text() != before
    assert dialog.sheet.said.text().startswith("2 rows with a project")


def test_a_sheet_without_a_list_says_so_and_does_not_go_on(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList
) -> None:
    flow = begin(save_list(DOUBTFUL, Toelichting=(("Wordt elk kwartaal bijgewerkt.",),)))
    dialog = flow.dialog
    qtbot.mouseClick(dialog.steps.items[Step.SHEET], Qt.MouseButton.LeftButton)
    dialog.sheet.sheet.setFocus()
    qtbot.keyClick(dialog.sheet.sheet, Qt.Key.Key_Down)
    settle(qtbot, flow)

    assert "holds no list that can be recognised" in dialog.sheet.said.text()
    assert not dialog.next.isEnabled()
    qtbot.keyClick(dialog.sheet.sheet, Qt.Key.Key_Up)
    settle(qtbot, flow)
    assert dialog.next.isEnabled()


def test_what_was_chosen_holds_for_the_next_version_and_says_so(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList
) -> None:
    flow = begin(save_list(DOUBTFUL))
    _pick(qtbot, flow.dialog.columns.row(3), 1)
    _pick(qtbot, flow.dialog.columns.row(4), 1)
    for _ in range(3):
        _enter(qtbot, flow)
    assert not flow.dialog.isVisible()

    newer = ("4", "Zonnepanelen", "Enter", "Corporatie 1", "groen", "", "eind 2027")
    again = begin(save_list((DOUBTFUL[0], newer)))

    assert again.dialog.step is Step.CHECK
    assert again.dialog.note.text().startswith("This list is read as you chose the last time.")
    qtbot.mouseClick(again.dialog.steps.items[Step.COLUMNS], Qt.MouseButton.LeftButton)
    assert again.dialog.columns.said.text().startswith("This list is read as you chose the last time.")
    assert again.dialog.columns.row(3).box.currentText() == "The first one is the lead party"


def test_the_same_list_twice_brings_nothing_unless_it_is_ticked(
    qtbot: QtBot, begin: BeginImport, sample: Path, document: Document
) -> None:
    _enter(qtbot, begin(sample))
    flow = begin(sample)
    check = flow.dialog.check
    assert check.figures.words[0] == "0 new projects"
    assert check.figures.words[4:] == [
        "0 projects changed",
        "14 projects the same",
        "0 no longer in the list",
    ]
    assert not flow.dialog.next.isEnabled()
    assert flow.dialog.note.text() == "There is nothing in this list that is new or different."

    table = check.projects
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    settle(qtbot, flow)
    assert flow.dialog.next.text() == "Import 1 project"
    _enter(qtbot, flow)

    assert len(_titles(document)) == 15


def test_a_project_without_its_tick_stays_out(
    qtbot: QtBot, begin: BeginImport, sample: Path, document: Document
) -> None:
    flow = begin(sample)
    table = flow.dialog.check.projects
    box = table.visualRect(table.lines.index(0, 0))
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 16, box.center().y())
    )
    settle(qtbot, flow)
    assert flow.dialog.next.text() == "Import 13 projects"
    _enter(qtbot, flow)

    assert len(_titles(document)) == 13
    assert "Servicewinkel in de bibliotheek" not in _titles(document)


def test_things_to_look_at_stay_to_be_copied(
    qtbot: QtBot,
    begin: BeginImport,
    save_list: SaveList,
    open_window: MainWindow,
    messages: RecordedMessages,
) -> None:
    flow = begin(save_list(DOUBTFUL))
    for _ in range(3):
        _enter(qtbot, flow)
    assert messages.said[0].text.endswith("things in the list to look at")
    assert messages.said[0].offer

    messages.said[0].offer.run()
    open_window.actions_.trigger("show_import_problems")

    first, second = messages.dialogs[-2:]
    assert isinstance(first, ImportProblemsDialog)
    assert isinstance(second, ImportProblemsDialog)
    qtbot.mouseClick(second.copy, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Kind\tSheet\tCell\tWhat is the matter"
    assert any(line.startswith("Look at this\tProjecten\tD1\t") for line in lines)


def test_an_accidental_escape_does_not_lose_what_was_chosen(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, messages: RecordedMessages
) -> None:
    flow = begin(save_list(DOUBTFUL))
    _pick(qtbot, flow.dialog.columns.row(3), 1)
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Escape)
    assert messages.questions == ["Leave the import?"]
    assert flow.dialog.isVisible()

    messages.answers = ["leave"]
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Escape)
    assert not flow.dialog.isVisible()


def _many(count: int) -> list[tuple[object, ...]]:
    header = ("Nr", "Project", "Gebied", "Trekker", "Start", "Gereed")
    rows = [
        (f"X{n}", f"Project {n}", f"Gebied {n % 40}", f"Corporatie {n % 60}", "Q1 2026", "eind 2027")
        for n in range(count)
    ]
    return [header, *rows]


def test_the_window_lives_while_two_thousand_projects_are_written(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, document: Document
) -> None:
    flow = begin(save_list(_many(2000)))
    ticks: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(flow.work.is_busy))
    timer.start(0)
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(flow.dialog.busy.isVisible)
    settle(qtbot, flow)
    timer.stop()

    assert ticks.count(True) > 20
    assert len(_titles(document)) == 2000


def test_stopping_while_it_writes_takes_everything_back(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, document: Document, messages: RecordedMessages
) -> None:
    flow = begin(save_list(_many(2000)))
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(flow.dialog.busy.isVisible)
    qtbot.mouseClick(flow.dialog.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, flow)

    assert flow.dialog.isVisible()
    assert flow.dialog.step is Step.CHECK
    assert _titles(document) == []
    assert document.stack().undo is None
    assert messages.said == messages.problems == messages.bugs == []


def test_stopping_while_a_new_programme_is_written_leaves_no_file(
    qtbot: QtBot, window: MainWindow, begin_on: BeginOn, save_list: SaveList
) -> None:
    path = save_list(_many(2000))
    flow = begin_on(window, path)
    qtbot.keyClick(flow.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(flow.dialog.busy.isVisible)
    qtbot.mouseClick(flow.dialog.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, flow)

    assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert not window.session.is_open


def test_of_several_lists_the_rest_is_left_with_the_first(
    qtbot: QtBot, open_window: MainWindow, sample: Path, messages: RecordedMessages
) -> None:
    open_window.files_dropped.emit([sample, sample])

    assert len(messages.dialogs) == 1
    qtbot.waitUntil(lambda: not open_window.background.is_busy, timeout=20_000)


def test_the_help_stands_beside_the_import_at_its_step(
    qtbot: QtBot, begin: BeginImport, sample: Path, messages: RecordedMessages
) -> None:
    flow = begin(sample)
    help_by_f1(flow.dialog, translator("en"), messages)
    for step, target in ((Step.SHEET, "import#sheet"), (Step.COLUMNS, "import#columns")):
        flow.dialog.activateWindow()
        qtbot.waitUntil(flow.dialog.isActiveWindow)
        flow.dialog.step_requested.emit(step)
        qtbot.keyClick(flow.dialog, Qt.Key.Key_F1)
        (shown,) = flow.dialog.findChildren(HelpWindow)
        assert shown.isVisible()
        assert shown.target == target


def test_a_list_that_is_dropped_opens_the_import(
    qtbot: QtBot, open_window: MainWindow, sample: Path, messages: RecordedMessages
) -> None:
    open_window.accept_file(sample)

    assert isinstance(messages.dialogs[-1], ImportDialog)
    qtbot.waitUntil(lambda: not open_window.background.is_busy, timeout=20_000)


def test_a_programme_to_read_only_refuses_before_anything_is_chosen(
    open_window: MainWindow, document: Document, sample: Path, messages: RecordedMessages
) -> None:
    open_window.session.close()
    holder = Document.open(document.path, "Piet")
    try:
        assert open_window.programmes.open_path(document.path)
        open_window.accept_file(sample)
        assert messages.dialogs == []
        assert "open to read only" in str(messages.problems[-1])
    finally:
        open_window.session.close()
        holder.close()


@pytest.mark.parametrize("step", list(Step))
def test_every_control_has_a_name(
    qtbot: QtBot, begin: BeginImport, save_list: SaveList, sample: Path, step: Step
) -> None:
    flow = begin(sample if step is Step.PARTIES else save_list(DOUBTFUL))
    qtbot.mouseClick(flow.dialog.steps.items[step], Qt.MouseButton.LeftButton)
    settle(qtbot, flow)

    assert flow.dialog.step is step
    assert unnamed_controls(flow.dialog) == []
