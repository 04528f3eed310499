"""The history in the panel: in words, by field, and putting back as a new edit."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.details.conftest import AGREED, Ids, part, row_of, texts_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import progress, project_fields
from wsg_desktop.services.document import Document
from wsg_desktop.texts import translator
from wsg_desktop.ui.details.history_part import HistoryPart
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.widgets.text_label import TextLabel


@pytest.fixture
def history(panel: DetailsPanel, ids: Ids, document: Document, clock: FixedClock) -> HistoryPart:
    """Return the history after three more edits, each an hour later."""
    for hour, (key, value) in enumerate(
        (("end", exact(date(2027, 1, 4))), ("notes", "Bel de wijkmanager"), ("partner_parties", ["Inwoners"]))
    ):
        clock.set(datetime(2026, 11, 23, 9 + hour, 30, tzinfo=UTC))
        document.change("x", lambda tx, it=(key, value): project_fields.set_field(tx, ids.r2, *it))
    panel.show_page("history")
    found = part(panel, HistoryPart)
    assert isinstance(found, HistoryPart)
    return found


def texts(history: HistoryPart, entry: int) -> list[str]:
    return [label.text() for label in history.entries[entry].findChildren(TextLabel)]


def put_back(history: HistoryPart, entry: int) -> None:
    (button,) = history.entries[entry].buttons.values()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_tells_who_when_and_from_what_to_what(history: HistoryPart) -> None:
    assert texts(history, 0) == ["23 Nov 2026 12:30 · Jan", "Partner party removed: Zorginstelling B"]
    assert texts(history, 1) == ["23 Nov 2026 11:30 · Jan", "Notes filled in"]
    assert texts(history, 2) == ["23 Nov 2026 10:30 · Jan", "Expected end 5 Nov → 4 Jan"]
    assert texts(history, 3)[0] == "23 Nov 2026 08:45 · Jan"


def test_a_whole_text_is_in_the_tooltip(history: HistoryPart, ids: Ids, document: Document) -> None:
    long = "Bel de wijkmanager over de sleutel van de zaal"
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "notes", long))

    label = history.entries[0].findChildren(TextLabel)[1]
    assert label.text() == "Notes changed"
    assert label.toolTip() == f"Bel de wijkmanager\n→\n{long}"


def test_it_is_filtered_by_field(history: HistoryPart) -> None:
    index = history.filter.findText("Expected end")
    history.filter.setFocus()
    while history.filter.currentIndex() != index:
        QTest.keyClick(history.filter, Qt.Key.Key_Down)

    assert [texts(history, entry)[1] for entry in range(len(history.entries))] == [
        "Expected end 5 Nov → 4 Jan",
        "Expected end no date yet → 5 Nov",
    ]


def test_putting_back_is_a_new_edit(history: HistoryPart, ids: Ids, document: Document) -> None:
    put_back(history, 2)

    assert row_of(document, ids.r2).end.day == AGREED
    assert texts(history, 0)[1] == "Expected end 4 Jan → 5 Nov"
    stack = document.stack().undo
    assert stack is not None
    assert translator("en").sentence(stack.label) == "put back expected end"
    document.undo()
    assert row_of(document, ids.r2).end.day == date(2027, 1, 4)


def test_a_text_and_a_party_are_put_back_too(history: HistoryPart, ids: Ids, document: Document) -> None:
    put_back(history, 0)
    assert set(row_of(document, ids.r2).partner_parties) == {"Inwoners", "Zorginstelling B"}
    put_back(history, 2)
    assert texts_of(document, ids.r2).notes == ""


def test_what_is_as_it_was_already_is_not_put_back(
    history: HistoryPart, ids: Ids, document: Document
) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "end", exact(AGREED)))

    ends = [entry for entry in history.entries if "expected end" in entry.accessibleName()]
    assert [len(entry.buttons) for entry in ends[:2]] == [1, 0]


def test_a_deadline_tells_its_reason_and_is_put_back_as_a_correction(
    history: HistoryPart, ids: Ids, document: Document
) -> None:
    from wsg_desktop.domain.vocabulary import DeadlineReason

    document.change(
        "x",
        lambda tx: project_fields.set_deadline(
            tx, ids.r2, exact(date(2027, 2, 1)), DeadlineReason.AHEAD_OF_DECISION, "3 december"
        ),
    )
    assert texts(history, 0)[1] == "Deadline 5 Nov → 1 Feb (ahead of decision 3 december)"
    put_back(history, 0)

    assert row_of(document, ids.r2).deadline.day == AGREED
    assert texts_of(document, ids.r2).deadline_reason == "correction"


def test_a_person_is_put_back_by_name(history: HistoryPart, ids: Ids, document: Document) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "project_lead", "Kwartiermaker"))
    put_back(history, 0)

    assert row_of(document, ids.r2).project_lead == "Wijkmanager"


def test_a_long_history_shows_more_when_asked(
    history: HistoryPart, panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.hide()
    for number in range(40):
        document.change("x", lambda tx, n=number: progress.add_situation(tx, ids.r2, f"Bericht {n}"))
    panel.show()

    assert len(history.entries) == 30
    assert history.more.isVisible()
    QTest.mouseClick(history.more, Qt.MouseButton.LeftButton)
    assert len(history.entries) == 44
    assert not history.more.isVisible()
