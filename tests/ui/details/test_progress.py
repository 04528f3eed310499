"""Progress: status per aspect with what goes with it, and the stand van zaken."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.details.conftest import Ids, fill, part, popup, row_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect, Light
from wsg_desktop.services import programme, progress, project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as reads
from wsg_desktop.store.rows import AspectStatus
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.details.aspect_box import AspectBox
from wsg_desktop.ui.details.aspects_part import AspectsPart
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.situation_part import SituationPart
from wsg_desktop.ui.widgets.text_label import TextLabel


@pytest.fixture
def aspects(panel: DetailsPanel) -> AspectsPart:
    panel.show_page("progress")
    found = part(panel, AspectsPart)
    assert isinstance(found, AspectsPart)
    return found


@pytest.fixture
def situation(panel: DetailsPanel) -> SituationPart:
    panel.show_page("progress")
    found = part(panel, SituationPart)
    assert isinstance(found, SituationPart)
    return found


def choose(box: AspectBox, light: Light) -> None:
    """Choose a light with the arrow keys."""
    box.edit.setFocus()
    index = box.edit.findData(light)
    for _ in range(20):
        if box.edit.currentIndex() == index:
            break
        QTest.keyClick(box.edit, Qt.Key.Key_Down if box.edit.currentIndex() < index else Qt.Key.Key_Up)


def status(document: Document, project_id: str, aspect: Aspect) -> AspectStatus | None:
    return next((it for it in row_of(document, project_id).statuses if it.aspect == aspect.value), None)


def test_time_is_computed_and_says_how_late(aspects: AspectsPart) -> None:
    time = aspects.box(Aspect.TIME)

    assert time.edit.currentText() == "Late · 18 days"
    assert time.texts["cause"].isVisible()
    assert not time.reason.isVisible()


def test_time_follows_the_dates(aspects: AspectsPart, ids: Ids, document: Document) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "deadline", exact(date(2027, 1, 1))))
    time = aspects.box(Aspect.TIME)

    assert time.edit.currentText() == "On track"
    assert not time.texts["cause"].isVisible()


def test_a_computed_light_is_explained_without_overriding_it(
    aspects: AspectsPart, ids: Ids, document: Document
) -> None:
    time = aspects.box(Aspect.TIME)
    fill(time.texts["cause"], "geen vergunning", None)
    QTest.keyClick(time.texts["cause"], Qt.Key.Key_Tab)

    assert status(document, ids.r2, Aspect.TIME) == AspectStatus("time", "none", cause="geen vergunning")
    assert time.edit.currentText() == "Late · 18 days"
    assert time.texts["consequence"].hasFocus()


def test_another_light_for_time_needs_a_reason(aspects: AspectsPart, ids: Ids, document: Document) -> None:
    time = aspects.box(Aspect.TIME)
    fill(time.texts["cause"], "geen vergunning", Qt.Key.Key_Tab)
    choose_first = time.edit.findData(Light.ON_TRACK)
    time.edit.setFocus()
    QTest.keyClick(time.edit, Qt.Key.Key_Down)
    assert time.edit.currentIndex() == choose_first
    assert time.reason.isVisible()
    assert time.reason.hasFocus()
    assert "Say why" in time.line.text
    found = status(document, ids.r2, Aspect.TIME)
    assert found is not None
    assert found.light == "none"

    QTest.keyClicks(time.reason, "wordt morgen geleverd")
    QTest.keyClick(time.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = status(document, ids.r2, Aspect.TIME)
    assert found is not None
    assert (found.light, found.reason) == ("on_track", "wordt morgen geleverd")
    assert time.edit.currentText() == "Green: on track"


def test_the_computed_light_counts_again_and_what_was_explained_stays(
    aspects: AspectsPart, ids: Ids, document: Document
) -> None:
    document.change(
        "x",
        lambda tx: progress.set_status(
            tx, ids.r2, Aspect.TIME, Light.ATTENTION, reason="valt mee", cause="geen vergunning"
        ),
    )
    time = aspects.box(Aspect.TIME)
    assert time.edit.currentText() == "Orange: attention"
    assert time.reason.toPlainText() == "valt mee"
    choose(time, Light.NONE)

    assert status(document, ids.r2, Aspect.TIME) == AspectStatus("time", "none", cause="geen vergunning")
    assert time.edit.currentText() == "Late · 18 days"
    assert not time.reason.isVisible()


def test_orange_unfolds_three_texts_that_may_wait(aspects: AspectsPart, ids: Ids, document: Document) -> None:
    money = aspects.box(Aspect.MONEY)
    assert money.edit.currentText() == "Not set"
    assert not money.texts["measure"].isVisible()
    money.edit.setFocus()
    QTest.keyClick(money.edit, Qt.Key.Key_Down)
    QTest.keyClick(money.edit, Qt.Key.Key_Down)

    assert money.edit.currentText() == "Orange: attention"
    assert money.texts["measure"].isVisible()
    fill(money.texts["measure"], "fonds vragen", Qt.Key.Key_Tab)
    assert status(document, ids.r2, Aspect.MONEY) == AspectStatus(
        "money", "attention", measure="fonds vragen"
    )
    document.undo()
    assert money.texts["measure"].toPlainText() == ""


def test_a_light_can_be_taken_away(aspects: AspectsPart, ids: Ids, document: Document) -> None:
    document.change("x", lambda tx: progress.set_status(tx, ids.r2, Aspect.RISKS, Light.OFF_TRACK))
    risks = aspects.box(Aspect.RISKS)
    assert risks.edit.currentText() == "Red: off track"
    choose(risks, Light.NONE)

    assert status(document, ids.r2, Aspect.RISKS) is None


def test_every_choice_has_a_shape(aspects: AspectsPart) -> None:
    time = aspects.box(Aspect.TIME)
    drawn = [time.edit.itemIcon(index).pixmap(16).toImage() for index in range(4)]

    # Late as computed and late as people say it look the same; the others do not.
    assert drawn[0] == drawn[3]
    assert drawn[1] != drawn[2]
    assert drawn[3] not in drawn[1:3]


def test_an_entry_is_dated_today_and_comes_first(
    situation: SituationPart, ids: Ids, document: Document
) -> None:
    fill(situation.form.text, "De keuken is er.", None)
    QTest.mouseClick(situation.add, Qt.MouseButton.LeftButton)
    fill(situation.form.text, "De buren eten mee.", None)
    fill(situation.form.reporter, "welz", None)
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    QTest.keyClick(situation.form.reporter, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    QApplication.processEvents()
    row = row_of(document, ids.r2)
    assert (row.situation, row.situation_day) == ("De buren eten mee.", date(2026, 11, 23))
    texts = [label.text() for label in situation.findChildren(TextLabel) if label.isVisible()]
    assert texts[-4:] == [
        "23 Nov 2026 · Welzijnsinstelling",
        "De buren eten mee.",
        "23 Nov 2026",
        "De keuken is er.",
    ]
    assert situation.form.text.toPlainText() == ""
    assert situation.form.reporter.text() == ""


def test_an_entry_can_be_of_another_day(situation: SituationPart, ids: Ids, document: Document) -> None:
    fill(situation.form.day.edit, "vorige week vrijdag")
    fill(situation.form.text, "Gebeld", None)
    QTest.keyClick(situation.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert row_of(document, ids.r2).situation_day == date(2026, 11, 20)


def test_an_entry_is_not_added_while_its_day_cannot_be_read(
    situation: SituationPart, ids: Ids, document: Document
) -> None:
    fill(situation.form.text, "Gebeld", None)
    fill(situation.form.day.edit, "ooit", None)
    QTest.mouseClick(situation.add, Qt.MouseButton.LeftButton)
    assert row_of(document, ids.r2).situation == ""
    assert (situation.form.said, situation.form.day.edit.text()) == ("Gebeld", "ooit")
    assert situation.form.line.text
    assert situation.form.day.edit.hasFocus()


def test_a_day_that_is_being_typed_outlives_a_change_elsewhere(
    situation: SituationPart, ids: Ids, document: Document
) -> None:
    fill(situation.form.day.edit, "vorige week vrij", None)
    situation.kit.context.session.change("x", lambda tx: progress.add_situation(tx, ids.r2, "Gebeld"))
    assert situation.form.day.edit.text() == "vorige week vrij"


def test_a_day_that_is_emptied_is_today(situation: SituationPart, ids: Ids, document: Document) -> None:
    fill(situation.form.day.edit, "vorige week vrijdag")
    fill(situation.form.text, "Gebeld", None)
    situation.form.day.edit.setFocus()
    situation.form.day.edit.clear()
    QTest.mouseClick(situation.add, Qt.MouseButton.LeftButton)
    assert row_of(document, ids.r2).situation_day == date(2026, 11, 23)


def test_an_empty_entry_says_what_to_do(situation: SituationPart, ids: Ids, document: Document) -> None:
    QTest.mouseClick(situation.add, Qt.MouseButton.LeftButton)

    assert situation.form.line.text == "Type what happened first, then add it."
    assert row_of(document, ids.r2).situation == ""
    assert situation.form.text.hasFocus()


def entries_of(document: Document, project_id: str) -> list[tuple[str, date, str]]:
    with document.reading() as read:
        return [(it.text, it.day, it.reported_by) for it in reads.list_situations(read, project_id)]


@pytest.fixture
def reported(situation: SituationPart, ids: Ids, document: Document) -> SituationPart:
    """Return the stand van zaken with two entries."""

    def work(tx: Transaction) -> None:
        progress.add_situation(tx, ids.r2, "De vloer ligt er.", day=date(2026, 11, 2))
        progress.add_situation(tx, ids.r2, "De keuken is er.", day=date(2026, 11, 9), reported_by="Inwoners")

    document.change("x", work)
    return situation


def test_an_entry_is_changed_where_it_stands(reported: SituationPart, ids: Ids, document: Document) -> None:
    QTest.mouseClick(reported.entries[1].pencil, Qt.MouseButton.LeftButton)
    form = reported.entries[1].form
    assert form is not None
    assert form.text.hasFocus()
    assert form.day.edit.text() == "2 Nov 2026"
    fill(form.day.edit, "3 nov")
    fill(form.text, "De vloer is gelegd.", None)
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert entries_of(document, ids.r2)[1] == ("De vloer is gelegd.", date(2026, 11, 3), "")
    assert [label.text() for label in reported.entries[1].findChildren(TextLabel)][:2] == [
        "3 Nov 2026",
        "De vloer is gelegd.",
    ]
    assert reported.entries[1].pencil.hasFocus()
    document.undo()
    assert entries_of(document, ids.r2)[1] == ("De vloer ligt er.", date(2026, 11, 2), "")


def test_an_entry_that_is_emptied_is_refused_and_esc_leaves_it(
    reported: SituationPart, ids: Ids, document: Document
) -> None:
    before = entries_of(document, ids.r2)
    QTest.mouseClick(reported.entries[0].pencil, Qt.MouseButton.LeftButton)
    form = reported.entries[0].form
    assert form is not None
    fill(form.text, "", None)
    QTest.mouseClick(reported.entries[0].keep, Qt.MouseButton.LeftButton)
    assert form.line.text == "Type what happened, or remove the whole entry."
    QTest.keyClick(form.reporter, Qt.Key.Key_Escape)

    assert not form.isVisible()
    assert entries_of(document, ids.r2) == before


def test_an_entry_is_removed_and_brought_back(
    reported: SituationPart, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    QTest.mouseClick(reported.entries[0].cross, Qt.MouseButton.LeftButton)

    assert [text for text, _day, _by in entries_of(document, ids.r2)] == ["De vloer ligt er."]
    assert reported.entries[0].cross.hasFocus()
    assert messages.said[-1].text == "The entry is removed."
    assert messages.said[-1].offer is not None
    messages.said[-1].offer.run()
    assert [it.entry.text for it in reported.entries] == ["De keuken is er.", "De vloer ligt er."]


def test_what_is_typed_in_an_entry_stays_when_something_else_changes(
    reported: SituationPart, ids: Ids, document: Document
) -> None:
    QTest.mouseClick(reported.entries[0].pencil, Qt.MouseButton.LeftButton)
    form = reported.entries[0].form
    assert form is not None
    fill(form.text, "Half", None)
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "effort", "4 uur"))

    assert reported.entries[0].form is form
    assert form.said == "Half"
    assert ("Situation", "Half") in reported.pending()


def test_only_the_aspects_that_the_programme_shows_are_there_in_their_order(
    aspects: AspectsPart, document: Document
) -> None:
    def shown() -> list[str]:
        boxes = [box for box in aspects.findChildren(AspectBox) if box.isVisible()]
        return [box.name for box in sorted(boxes, key=lambda box: box.y())]

    assert shown() == ["Time", "Money", "Quality", "Risks"]
    document.change("x", lambda tx: programme.change_settings(tx, aspects="time risks communication money"))
    QApplication.processEvents()
    assert shown() == ["Time", "Money", "Risks", "Communication"]
    choose(aspects.box(Aspect.COMMUNICATION), Light.ON_TRACK)
    document.undo()
    document.undo()
    QApplication.processEvents()
    assert shown() == ["Time", "Money", "Quality", "Risks"]
