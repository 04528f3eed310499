"""Partners in a real window, by keys and mouse."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import Filling
from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.arranging import Arrangement
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.views import View
from wsg_desktop.services import parties, project_fields, projects
from wsg_desktop.services.accepted_findings import read_accepted
from wsg_desktop.services.attention import read_attention
from wsg_desktop.services.document import Document
from wsg_desktop.services.finding_words import found_title
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import read_basis
from wsg_desktop.store import parties as stored
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.records import SentOverviewRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.partners.merge_dialog import MergeDialog
from wsg_desktop.ui.partners.new_party_dialog import NewPartyDialog
from wsg_desktop.ui.partners.party_lines import ANSWER, PARTIES_SHOWN, PEOPLE
from wsg_desktop.ui.partners.party_table import LOOSE
from wsg_desktop.ui.partners.place import PartnersPlace
from wsg_desktop.ui.partners.toolbar import OVERVIEWS, PARTIES

TODAY = date(2026, 11, 23)
LEADS, TAKES_PART, LATE = 2, 3, 4
SENT = '{"party": "Zorggroep Solis", "answer_by": "2026-12-07", "since": 1, "columns": [], "rows": []}'
"""An overview of an earlier version, whose fact does not say how much it was."""


def fill(tx: Transaction) -> None:
    late = projects.create(tx, "Servicewinkel", number="B1")
    project_fields.set_field(tx, late, "deadline", exact(TODAY - timedelta(days=20)))
    project_fields.set_field(tx, late, "lead_parties", ["Gemeente Deventer"])
    project_fields.set_field(tx, late, "partner_parties", ["Zorggroep Solis", "Één zorg"])
    done = projects.create(tx, "Opening", number="B2")
    project_fields.set_field(tx, done, "lead_parties", ["Gemeente Deventer"])
    project_fields.set_field(tx, done, "state", "done")
    other = projects.create(tx, "Eettafel", number="B3")
    project_fields.set_field(tx, other, "lead_parties", ["Zorggroep Solys"])
    solis = stored.find_party_id(tx.read, "Zorggroep Solis")
    assert solis is not None
    parties.add_alias(tx, solis, "ZGS")
    parties.add_person(tx, name="André Jansen", function_title="manager", party_id=solis, email="aj@solis.nl")
    parties.add_person(tx, function_title="wethouder")
    parties.add_party(tx, "Bibliotheek")
    tx.add(
        SentOverviewRecord(
            export_id="e1", party_id=solis, sent_at=tx.clock.now(), file_name="a.xlsx", content=SENT
        )
    )


@pytest.fixture
def requests() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Filling | None:
    return fill if "place" in request.fixturenames else None


@pytest.fixture
def place(
    qtbot: QtBot, window: MainWindow, document: Document, requests: list[tuple[str, object]]
) -> PartnersPlace:
    window.session.show(document)
    made = PartnersPlace(
        window.context()._replace(go_to=lambda key, asked=None: requests.append((key, asked)))
    )
    qtbot.addWidget(made)
    made.resize(1158, 660)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def party_id(document: Document, name: str) -> str:
    with document.reading() as read:
        found = stored.find_party_id(read, name)
    assert found is not None
    return found


def names(document: Document) -> list[str]:
    with document.reading() as read:
        return [row.name for row in stored.list_parties(read)]


def cells(place: PartnersPlace, column: int = 0) -> list[str]:
    return [line.cells[column] for line in place.table.lines.lines]


def choose(qtbot: QtBot, place: PartnersPlace, name: str) -> None:
    row = cells(place).index(name)
    area = place.table.visualRect(place.table.lines.index(row, 0))
    qtbot.mouseClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    qtbot.waitUntil(lambda: place.details.form.title.toPlainText() == name)


def rows_of(document: Document, view: View, window: MainWindow) -> Arrangement:
    with document.reading() as read:
        rows = {row.id: row for row in list_projects(read)}
        basis = read_basis(read, document.clock.today(), window.tr_)
    return arranger_of(rows, ProjectFacts(rows, basis)).arrange(view)


def test_lines_say_who_leads_and_what_is_late(place: PartnersPlace) -> None:
    assert cells(place) == [
        "Bibliotheek",
        "Één zorg",
        "Gemeente Deventer",
        "Zorggroep Solis",
        "Zorggroep Solys",
        "People without a party",
    ]
    deventer = place.table.lines.lines[2].cells
    assert deventer[1:5] == ("Municipality", "1", "0", "1")
    assert place.table.lines.lines[3].cells[1:] == (
        "Care provider",
        "0",
        "1",
        "1",
        "23 Nov",
        "",
        "only reads",
        "",
        "",
        "André Jansen",
        "ZGS",
    )


def test_every_number_opens_as_many_projects_as_it_says(
    qtbot: QtBot,
    place: PartnersPlace,
    window: MainWindow,
    document: Document,
    requests: list[tuple[str, object]],
) -> None:
    for row, line in enumerate(place.table.lines.lines):
        for column in (LEADS, TAKES_PART, LATE):
            area = place.table.visualRect(place.table.lines.index(row, column))
            qtbot.mouseClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
            if line.cells[column] in {"", "0"}:
                continue
            key, view = requests.pop()
            assert key == "projects"
            assert isinstance(view, View)
            assert rows_of(document, view, window).total == int(line.cells[column])
    assert requests == []


def test_number_under_the_keyboard_opens_by_enter(
    place: PartnersPlace, requests: list[tuple[str, object]]
) -> None:
    place.table.setFocus()
    place.table.setCurrentIndex(place.table.lines.index(2, LEADS))
    QTest.keyClick(place.table, Qt.Key.Key_Return)
    (asked,) = requests
    assert isinstance(asked[1], View)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("zgs", ["Zorggroep Solis"]), ("andre", ["Zorggroep Solis"]), ("een z", ["Één zorg"]), ("weth", [])],
)
def test_filter_finds_other_names_and_people_whatever_the_accents(
    place: PartnersPlace, typed: str, found: list[str]
) -> None:
    place.search()
    QTest.keyClicks(place.toolbar.search, typed)
    assert [name for name in cells(place) if name != "People without a party"] == found
    assert ("People without a party" in cells(place)) == (typed == "weth")
    QTest.keyClick(place.toolbar.search, Qt.Key.Key_Escape)
    assert len(cells(place)) == 6


def test_filter_that_leaves_nothing_says_how_to_go_on(qtbot: QtBot, place: PartnersPlace) -> None:
    place.search()
    QTest.keyClicks(place.toolbar.search, "xyz")
    assert place.empty.isVisible()
    place.empty.requested.emit()
    assert not place.empty.isVisible()
    assert len(cells(place)) == 6


def test_headers_sort_and_what_is_chosen_stays_chosen(qtbot: QtBot, place: PartnersPlace) -> None:
    choose(qtbot, place, "Zorggroep Solys")
    header = place.table.horizontalHeader()

    def click(column: int) -> None:
        middle = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    click(LEADS)
    assert cells(place)[:2] == ["Gemeente Deventer", "Zorggroep Solys"]
    assert place.table.chosen_ids == [place.table.ids[1]]
    click(LEADS)
    assert cells(place)[-3:] == ["Gemeente Deventer", "Zorggroep Solys", "People without a party"]
    click(0)
    click(0)
    assert cells(place)[0] == "Zorggroep Solys"


def test_details_change_the_party_and_undo_takes_it_back(
    qtbot: QtBot, place: PartnersPlace, document: Document
) -> None:
    choose(qtbot, place, "Bibliotheek")
    place.details.form.title.setFocus()
    place.details.form.title.selectAll()
    QTest.keyClicks(place.details.form.title, "Bibliotheek Salland")
    QTest.keyClick(place.details.form.title, Qt.Key.Key_Return)
    assert "Bibliotheek Salland" in names(document)
    line = place.details.form.aliases.line
    line.setFocus()
    QTest.keyClicks(line, "de bieb")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.details.form.aliases.type_ahead.is_open)
    QTest.keyClick(place.details.form.aliases.type_ahead._popup, Qt.Key.Key_Return)
    assert party_id(document, "de bieb") == party_id(document, "Bibliotheek Salland")

    document.undo()
    document.undo()
    assert "Bibliotheek" in names(document)


def test_name_of_another_party_is_refused_and_offers_to_merge(
    qtbot: QtBot, place: PartnersPlace, document: Document, messages: RecordedMessages
) -> None:
    choose(qtbot, place, "Bibliotheek")
    place.details.form.title.setFocus()
    place.details.form.title.selectAll()
    QTest.keyClicks(place.details.form.title, "zgs")
    QTest.keyClick(place.details.form.title, Qt.Key.Key_Return)
    assert "already a party" in place.details.form.title_line.text

    messages.drives.append(lambda dialog: QTest.keyClick(dialog.merge_button, Qt.Key.Key_Return))
    qtbot.mouseClick(place.details.form.title_line.choices[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Bibliotheek" not in names(document))
    assert party_id(document, "Bibliotheek") == party_id(document, "Zorggroep Solis")


def test_contact_is_added_changed_written_to_and_removed(
    qtbot: QtBot, place: PartnersPlace, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, place, "Bibliotheek")
    part = place.details.form.contacts
    qtbot.mouseClick(part.add, Qt.MouseButton.LeftButton)
    assert part.form.lines["name"].hasFocus()
    QTest.keyClick(part.form.lines["name"], Qt.Key.Key_Return)
    assert "name or a function" in part.form.line.text
    QTest.keyClicks(part.form.lines["name"], "Bea de Boer")
    QTest.keyClicks(part.form.lines["email"], "bea@bieb.nl")
    QTest.keyClick(part.form.lines["email"], Qt.Key.Key_Return)
    assert [line.name.text() for line in part.lines] == ["Bea de Boer"]
    assert part.form.isHidden()

    sent: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(sent.append(url)) or True)
    qtbot.mouseClick(part.links[0], Qt.MouseButton.LeftButton)
    assert sent == [QUrl("mailto:bea@bieb.nl")]

    qtbot.mouseClick(part.lines[0].pencil, Qt.MouseButton.LeftButton)
    QTest.keyClicks(part.form.lines["telephone"], "0570-1")
    QTest.keyClick(part.form.lines["telephone"], Qt.Key.Key_Return)
    with document.reading() as read:
        assert [it.telephone for it in stored.list_people(read) if it.name == "Bea de Boer"] == ["0570-1"]
    qtbot.mouseClick(part.lines[0].cross, Qt.MouseButton.LeftButton)
    assert part.lines == []
    for _ in range(3):
        document.undo()
    with document.reading() as read:
        assert "Bea de Boer" not in [it.name for it in stored.list_people(read)]


def test_projects_of_a_party_stand_late_first_and_open(
    qtbot: QtBot, place: PartnersPlace, requests: list[tuple[str, object]]
) -> None:
    choose(qtbot, place, "Gemeente Deventer")
    links = place.details.form.parts.links
    assert [link.text() for link in links] == ["B1 Servicewinkel", "and 1 that is finished"]
    assert "late" in links[0].accessibleName()
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert requests[-1][0] == "projects"


def test_people_without_a_party_can_be_given_one(
    qtbot: QtBot, place: PartnersPlace, document: Document
) -> None:
    place.table.choose([LOOSE])
    qtbot.waitUntil(lambda: bool(place.details.loose.fields))
    field = place.details.loose.fields[0]
    field.setFocus()
    QTest.keyClicks(field, "bibliotheek")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert LOOSE not in place.table.ids
    with document.reading() as read:
        assert ("wethouder", "Bibliotheek") in [(it.label, it.party) for it in stored.list_people(read)]


def test_two_that_may_be_the_same_are_asked_about_and_merged(
    qtbot: QtBot, place: PartnersPlace, document: Document, messages: RecordedMessages
) -> None:
    qtbot.waitUntil(place.suggestion.isVisible)
    assert place.suggestion.accessibleName() == "Are Zorggroep Solis and Zorggroep Solys the same party?"

    def drive(dialog: MergeDialog) -> None:
        assert unnamed_controls(dialog) == []
        assert "Zorggroep Solis" in dialog.happens.text()
        qtbot.mouseClick(dialog.stays[1], Qt.MouseButton.LeftButton)
        assert "takes part in 1 more project" in dialog.moves.text()
        QTest.keyClick(dialog.merge_button, Qt.Key.Key_Return)

    messages.drives.append(drive)
    qtbot.mouseClick(
        place.suggestion.findChildren(type(place.toolbar.merge_button))[0], Qt.MouseButton.LeftButton
    )
    assert "Zorggroep Solis" not in names(document)
    assert messages.said[-1].text.startswith("Zorggroep Solis is Zorggroep Solys from now on.")
    qtbot.waitUntil(lambda: place.details.form.title.toPlainText() == "Zorggroep Solys")
    qtbot.waitUntil(lambda: not place.suggestion.isVisible())
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert "Zorggroep Solis" in names(document)


def test_not_the_same_is_kept_in_the_programme_and_asked_again_after_undo(
    qtbot: QtBot, place: PartnersPlace, document: Document, messages: RecordedMessages
) -> None:
    qtbot.waitUntil(place.suggestion.isVisible)
    buttons = place.suggestion.findChildren(type(place.toolbar.merge_button))
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not place.suggestion.isVisible())
    with document.reading() as read:
        (group,) = read_attention(read, TODAY).accepted
        (kept,) = read_accepted(read, [group], TODAY)
    assert found_title(kept.found) == "Zorggroep Solis / Zorggroep Solys"
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    qtbot.waitUntil(place.suggestion.isVisible)


def test_merging_one_asks_for_the_other_by_typing(
    qtbot: QtBot, place: PartnersPlace, document: Document, messages: RecordedMessages
) -> None:
    choose(qtbot, place, "Zorggroep Solys")

    def drive(dialog: MergeDialog) -> None:
        assert not dialog.merge_button.isEnabled()
        QTest.keyClicks(dialog.field, "ZGS")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.merge_button.isEnabled)
        QTest.keyClick(dialog.merge_button, Qt.Key.Key_Return)

    messages.drives.append(drive)
    place.merge()
    assert len(names(document)) == 4


def test_party_in_use_is_not_binned_and_the_ways_on_are_offered(
    qtbot: QtBot,
    place: PartnersPlace,
    document: Document,
    messages: RecordedMessages,
    requests: list[tuple[str, object]],
) -> None:
    choose(qtbot, place, "Gemeente Deventer")
    messages.answers.append("show")
    QTest.keyClick(place.table, Qt.Key.Key_Delete)
    assert messages.questions == ["Gemeente Deventer cannot go to the bin yet"]
    assert "B1 Servicewinkel, B2 Opening" in str(messages.asked[0][0])
    assert isinstance(requests[-1][1], View)

    choose(qtbot, place, "Bibliotheek")
    QTest.keyClick(place.table, Qt.Key.Key_Delete)
    assert "Bibliotheek" not in names(document)
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert "Bibliotheek" in names(document)


def test_new_party_is_asked_for_with_those_it_may_be(
    qtbot: QtBot, place: PartnersPlace, document: Document, messages: RecordedMessages
) -> None:
    def drive(dialog: NewPartyDialog) -> None:
        assert unnamed_controls(dialog) == []
        QTest.keyClicks(dialog.name, "gem. Deventer")
        assert [it.text() for it in dialog.line.choices] == ["Gemeente Deventer"]
        assert dialog.kind.currentData() == "municipality"
        dialog.name.clear()
        QTest.keyClicks(dialog.name, "bibliotheek")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert "already a party called bibliotheek" in dialog.line.text
        dialog.name.clear()
        QTest.keyClicks(dialog.name, "Dorpsraad Bathmen")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    messages.drives.append(drive)
    qtbot.mouseClick(place.toolbar.new_button, Qt.MouseButton.LeftButton)
    assert "Dorpsraad Bathmen" in names(document)
    qtbot.waitUntil(lambda: place.details.form.title.toPlainText() == "Dorpsraad Bathmen")


def test_place_names_its_controls_and_its_menu_does_what_keys_do(qtbot: QtBot, place: PartnersPlace) -> None:
    choose(qtbot, place, "Gemeente Deventer")
    assert unnamed_controls(place) == []
    QTest.keyClick(place.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    place.table.menu_requested.emit(QPoint(0, 0))
    words = [action.text() for action in place.menu.actions() if action.text()]
    assert words[:4] == ["Show all its projects", "Leads: 1", "Takes part: 0", "Late: 1"]
    assert not place.menu.actions()[2].isEnabled()
    place.menu.close()
    columns = place.menu.actions()[-1].menu()
    assert isinstance(columns, QMenu)
    assert len(columns.actions()) == len(PARTIES_SHOWN) + 1


def test_list_follows_what_changes_elsewhere(place: PartnersPlace, document: Document) -> None:
    document.change("more", lambda tx: projects.create(tx, "X", number="B9"))
    with document.reading() as read:
        made = next(row.id for row in list_projects(read) if row.number == "B9")
    document.change("lead", lambda tx: project_fields.set_field(tx, made, "lead_parties", ["Bibliotheek"]))
    assert cells(place, LEADS)[0] == "1"


def test_empty_programme_says_where_parties_come_from(
    qtbot: QtBot, window: MainWindow, document: Document
) -> None:
    window.session.show(document)
    made = PartnersPlace(window.context())
    qtbot.addWidget(made)
    made.show()
    assert made.empty.isVisible()
    assert made.empty.accessibleName() == "No parties yet"


def test_both_lists_fit_beside_the_details_without_scrolling_sideways(
    qtbot: QtBot, place: PartnersPlace
) -> None:
    place.resize(1000, 660)
    assert place.details.isVisible()
    bar = place.table.horizontalScrollBar()
    for shows in (PARTIES, OVERVIEWS):
        place.toolbar.shows.choose(shows)
        qtbot.waitUntil(lambda: bar.maximum() == 0)
        assert place.table.isColumnHidden(PEOPLE), "the details tell who the contacts are"
        assert not place.table.isColumnHidden(ANSWER)
    assert PEOPLE in place.table.shown_columns, "what is copied and put in order has them"
    place.toggle_details()
    qtbot.waitUntil(lambda: not place.table.isColumnHidden(PEOPLE))
    assert bar.maximum() == 0
