"""Findings in a real window: each is mended where it stands, as one change that can be undone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import areas, parties, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.passing.dialog import PassingDialog
from wsg_desktop.ui.today.field_popup import ExpectationPopup, ExplanationPopup, NamesPopup, TextPopup
from wsg_desktop.ui.today.finding_row import FindingRow
from wsg_desktop.ui.today.place import TodayPlace

TODAY = date(2026, 11, 23)
SOUND = {
    "areas": ["Bathmen"],
    "lead_parties": ["Bibliotheek"],
    "deadline": exact(TODAY + timedelta(days=90)),
}
Make = Callable[..., tuple[TodayPlace, FindingRow]]


def days(count: int):  # noqa: ANN201
    return exact(TODAY + timedelta(days=count))


def direct(tx: Transaction) -> None:
    area = areas.area_named(tx, "Bathmen")
    areas.set_director(tx, area, person_id=parties.person_named(tx, "De Vries"), first=date(2020, 1, 1))


@pytest.fixture
def requests() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def make(qtbot: QtBot, window: MainWindow, document: Document, requests: list[tuple[str, object]]) -> Make:
    """Return what makes Vandaag on a sound programme with one project that has one finding."""

    def made(*, work: Callable[[Transaction, str], object] | None = None, **fields: object):  # noqa: ANN202
        def fill(tx: Transaction) -> None:
            direct(tx)
            project = projects.create(tx, "Buurtbus", number="K3")
            for key, value in (SOUND | fields).items():
                project_fields.set_field(tx, project, key, value)
            if work is not None:
                work(tx, project)

        document.change("vullen", fill)
        window.session.show(document)
        context = window.context()._replace(go_to=lambda key, it=None: requests.append((key, it)))
        place = TodayPlace(context)
        qtbot.addWidget(place)
        place.resize(1158, 660)
        place.show()
        qtbot.waitExposed(place)
        (row,) = place.week.findings.rows
        assert isinstance(row, FindingRow)
        return place, row

    return made


def project_of(document: Document) -> stored.ProjectRow:
    with document.reading() as read:
        return stored.get_project(read, stored.get_project_id(read, "K3"))


def press(row: FindingRow) -> None:
    QTest.mouseClick(row.repair, Qt.MouseButton.LeftButton)


def assert_mended_and_undone(place: TodayPlace, messages: RecordedMessages, document: Document) -> None:
    """The finding is gone, one undo by the toast brings it back."""
    assert place.week.findings.rows == []
    before = document.stack().undo
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert len(place.week.findings.rows) == 1
    assert document.stack().undo != before


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"state": "on_hold", "end": days(60)}, "active"),
        ({"state": "new", "start": days(-30)}, "active"),
        ({"percent": 100}, "done"),
    ],
)
def test_another_state_mends_it_by_one_press(
    make: Make, document: Document, messages: RecordedMessages, fields: dict[str, object], state: str
) -> None:
    place, row = make(**fields)
    press(row)
    assert project_of(document).state == state
    assert_mended_and_undone(place, messages, document)


def test_new_expectation_is_typed_at_a_silent_project(
    make: Make, document: Document, messages: RecordedMessages
) -> None:
    place, row = make(deadline=days(-5), lead_parties=["Bibliotheek"])
    press(row)
    (popup,) = place.findChildren(ExpectationPopup)
    QTest.keyClicks(popup.field.edit, "+3w")
    QTest.keyClick(popup.field.edit, Qt.Key.Key_Return)
    assert project_of(document).end == exact(TODAY + timedelta(days=21), "+3w")
    assert messages.said[-1].text == "Buurtbus: the new expectation is kept."


def test_lead_party_is_chosen_from_the_known_ones_by_keys(
    make: Make, document: Document, messages: RecordedMessages
) -> None:
    place, row = make(phase="realisation", lead_parties=[], partner_parties=["Bibliotheek"])
    row.setFocus()
    QTest.keyClick(row.repair, Qt.Key.Key_Return)
    (popup,) = place.findChildren(NamesPopup)
    QTest.keyClicks(popup.field.line, "bibliotheek")
    QTest.keyClick(popup.field.line, Qt.Key.Key_Return)
    assert project_of(document).lead_parties == ("Bibliotheek",)
    assert_mended_and_undone(place, messages, document)


def test_area_is_chosen(make: Make, document: Document, messages: RecordedMessages) -> None:
    place, row = make(areas=[])
    press(row)
    (popup,) = place.findChildren(NamesPopup)
    QTest.keyClicks(popup.field.line, "Bathmen")
    QTest.keyClick(popup.field.line, Qt.Key.Key_Return)
    assert project_of(document).areas == ("Bathmen",)
    assert_mended_and_undone(place, messages, document)


def test_red_light_is_explained_without_another_light(
    make: Make, document: Document, messages: RecordedMessages
) -> None:
    place, row = make(end=days(160))
    press(row)
    (popup,) = place.findChildren(ExplanationPopup)
    assert unnamed_controls(popup) == []
    QTest.keyClicks(popup.lines["cause"], "vergunning later")
    QTest.keyClicks(popup.lines["measure"], "overleg met de gemeente")
    QTest.keyClick(popup.lines["measure"], Qt.Key.Key_Return)
    (status,) = project_of(document).statuses
    assert (status.aspect, status.light, status.cause) == ("time", "none", "vergunning later")
    assert_mended_and_undone(place, messages, document)


def test_residents_are_described(make: Make, document: Document, messages: RecordedMessages) -> None:
    place, row = make(phase="development")
    press(row)
    (popup,) = place.findChildren(TextPopup)
    QTest.keyClicks(popup.field, "bewonersavond in maart")
    QTest.mouseClick(popup.keep, Qt.MouseButton.LeftButton)
    assert project_of(document).resident_involvement == "bewonersavond in maart"
    assert_mended_and_undone(place, messages, document)


def test_esc_leaves_a_popup_and_nothing_changes(make: Make, document: Document) -> None:
    place, row = make(phase="development")
    before = document.stack().undo
    press(row)
    (popup,) = place.findChildren(TextPopup)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert document.stack().undo == before


def test_green_light_that_slipped_is_set_to_attention(
    make: Make, document: Document, messages: RecordedMessages, clock: FixedClock
) -> None:
    clock.set(clock.now() - timedelta(days=20))
    document.change("x", lambda tx: projects.create(tx, "Wijkbus", number="K4"))
    with document.reading() as read:
        slipping = stored.get_project_id(read, "K4")
    document.change("x", lambda tx: [direct(tx), *_filled(tx, slipping)])
    for end in (10, 20, 30):
        clock.set(clock.now() + timedelta(days=2))
        document.change("x", lambda tx, it=end: project_fields.set_field(tx, slipping, "end", days(it)))
    clock.set(clock.now() + timedelta(days=14))
    place, row = make()
    press(row)
    with document.reading() as read:
        (status,) = stored.get_project(read, slipping).statuses
    assert (status.light, status.reason) == (
        "attention",
        "The expected end was moved later 2 times in a year.",
    )
    assert_mended_and_undone(place, messages, document)


def _filled(tx: Transaction, project: str) -> list[None]:
    return [project_fields.set_field(tx, project, key, value) for key, value in SOUND.items()]


def test_phase_that_is_due_opens_the_passing(make: Make, messages: RecordedMessages) -> None:
    begins = days(7)
    _, row = make(
        phase="initiative",
        work=lambda tx, it: progress.set_phase_period(tx, it, "development", "planned_start", begins),
    )
    press(row)
    assert isinstance(messages.dialogs[-1], PassingDialog)


def test_title_opens_the_project(make: Make, document: Document, requests: list[tuple[str, object]]) -> None:
    _, row = make(percent=100)
    QTest.mouseClick(row.title, Qt.MouseButton.LeftButton)
    assert requests == [("projects", project_of(document).id)]


def test_programme_open_to_read_only_offers_no_repairs(
    make: Make, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Document, "readonly", property(lambda _self: True))
    place, row = make(percent=100)
    assert row.isVisible()
    assert not row.repair.isVisible()
    assert not place.week.new.isVisible()
    assert QApplication.activePopupWidget() is None
