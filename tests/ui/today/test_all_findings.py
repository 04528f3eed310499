"""Everything to check in the real window: kinds with their counts, numbers that open exactly their list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.accessibility import unnamed_controls
from tests.ui.conftest import SAMPLE_CLOCK
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.services.attention import Attention, read_attention
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.projects.place import ProjectsPlace
from wsg_desktop.ui.today.place import TodayPlace


@pytest.fixture
def today(whole_window: MainWindow) -> TodayPlace:
    """Return Vandaag in the real window on the sample."""
    whole_window.go_to("today")
    place = whole_window.places.current
    assert isinstance(place, TodayPlace)
    return place


def found(place: TodayPlace) -> Attention:
    with place.context.session.reading() as read:
        return read_attention(read, SAMPLE_CLOCK.today())


def listed(place: TodayPlace) -> set[str]:
    """Return the ids that Projecten shows now."""
    window = place.window()
    assert isinstance(window, MainWindow)
    shown = window.places.current
    assert isinstance(shown, ProjectsPlace)
    assert shown.rows is not None
    return set(shown.rows.arrange(shown.controls.state.view).shown)


def test_every_kind_stands_there_with_a_number_that_opens_its_list(today: TodayPlace) -> None:
    groups = found(today).groups
    QTest.mouseClick(today.week.findings.more, Qt.MouseButton.LeftButton)
    assert today.is_checking
    assert list(today.everything.cards) == [group.kind.value for group in groups]
    for group in groups:
        today.context.go_to("today", None)
        card = today.everything.cards[group.kind.value]
        QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
        assert card.more.text().split()[1] == str(len(group.project_ids))
        assert listed(today) == set(group.project_ids)


def test_every_card_opens_as_many_as_it_counts(today: TodayPlace) -> None:
    now = found(today).now
    for card, count in (
        (today.week.late, now.late),
        (today.week.near, now.near),
        (today.week.stale, now.stale),
        (today.week.without_lead, now.without_lead),
    ):
        today.context.go_to("today", None)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        assert card.accessibleName().split()[0] == str(count) == str(len(listed(today)))


def test_way_back_by_button_and_by_esc(today: TodayPlace) -> None:
    today.check_everything()
    assert today.everything.back.hasFocus()
    assert unnamed_controls(today) == []
    QTest.keyClick(today.everything.back, Qt.Key.Key_Escape)
    assert not today.is_checking
    today.check_everything()
    QTest.mouseClick(today.everything.back, Qt.MouseButton.LeftButton)
    assert not today.is_checking
    assert today.week.findings.more.hasFocus()


def test_mended_finding_leaves_the_page(today: TodayPlace, messages: RecordedMessages) -> None:
    today.check_everything()
    card = today.everything.cards["planned_on_hold"]
    before = len(card.rows)
    QTest.mouseClick(card.rows[0].repair, Qt.MouseButton.LeftButton)
    assert len(today.everything.cards["planned_on_hold"].rows) == before - 1
    offer = messages.said[-1].offer
    assert offer is not None
    offer.run()
    assert len(today.everything.cards["planned_on_hold"].rows) == before


def test_finding_that_is_right_leaves_until_it_is_checked_again(
    today: TodayPlace, messages: RecordedMessages
) -> None:
    today.check_everything()
    before = sum(len(group.ids) for group in found(today).groups)
    kind = found(today).groups[0].kind.value
    row, right = today.everything.cards[kind].rows[0], today.everything.accepted
    title = row.title.text()
    assert right.isHidden()

    menu = QMenu()
    row.fill_menu(menu)
    menu.actions()[-1].trigger()
    assert messages.said[-1].text.startswith(title)
    assert sum(len(group.ids) for group in found(today).groups) == before - 1
    assert right.title.text() == "1 finding is right"
    QTest.keyClick(right.more, Qt.Key.Key_Return)
    (shown,) = right.rows
    assert shown.title.text() == title
    assert "Right according to" in shown.words.text()
    assert unnamed_controls(today) == []

    QTest.keyClick(shown.repair, Qt.Key.Key_Space)
    assert sum(len(group.ids) for group in found(today).groups) == before
    assert right.isHidden()


def test_list_of_chosen_projects_has_one_chip_that_goes(today: TodayPlace) -> None:
    today.check_everything()
    QTest.mouseClick(today.everything.cards["planned_on_hold"].more, Qt.MouseButton.LeftButton)
    window = today.window()
    assert isinstance(window, MainWindow)
    place = window.places.current
    assert isinstance(place, ProjectsPlace)
    assert [chip.text for chip in place.bar.chips] == ["2 chosen projects"]
    place.bar.chips[0].removed.emit()
    assert len(listed(today)) > 100
