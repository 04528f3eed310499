"""The history in the panel: in words, by field, and putting back as a new edit."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.details.conftest import AGREED, Ids, part, row_of, texts_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import NO_TERM, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, LinkType
from wsg_desktop.services import links, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.history import HistoryWish, read_page
from wsg_desktop.store import projects as reads
from wsg_desktop.store.project_details import list_links_of
from wsg_desktop.store.transaction import Transaction
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


def test_a_link_leads_to_the_whole_history_of_the_project(
    history: HistoryPart, ids: Ids, went_to: list[tuple[str, object]], document: Document
) -> None:
    QTest.mouseClick(history.place, Qt.MouseButton.LeftButton)
    ((place, wish),) = went_to
    assert place == "history"
    assert isinstance(wish, HistoryWish)
    with document.reading() as read:
        found = read_page(read, wish, translator("en"), date(2026, 11, 23))
    assert len(found) >= len(history.entries) > 3
    assert all(line.owner_id == ids.r2 for entry in found[:3] for line in entry.lines)


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


def whole(document: Document, project_id: str) -> tuple[object, ...]:
    """Return everything of a project that the history tells of, but for ids and versions."""
    with document.reading() as read:
        entries = [(it.text, it.day, it.reported_by) for it in reads.list_situations(read, project_id)]
        waits = [(it.number, it.link.type, it.link.lag) for it in list_links_of(read, project_id)]
    row = row_of(document, project_id)
    return row.phases, row.statuses, entries, waits, texts_of(document, project_id).references


def entry_id(document: Document, project_id: str) -> str:
    with document.reading() as read:
        return reads.list_situations(read, project_id)[0].id


def link_id(document: Document, project_id: str) -> str:
    with document.reading() as read:
        return next(it.link.id for it in list_links_of(read, project_id) if it.comes_first)


Step = Callable[[Transaction, Document, str], object]
STEPS: dict[str, Step] = {
    "a period": lambda tx, _, it: progress.set_phase_period(
        tx, it, "realisation", "actual_start", exact(date(2026, 7, 8))
    ),
    "a period that comes": lambda tx, _, it: progress.set_phase_period(
        tx, it, "development", "planned_end", exact(date(2026, 6, 30))
    ),
    "a period that goes": lambda tx, _, it: progress.set_phase_period(
        tx, it, "realisation", "actual_start", NO_TERM
    ),
    "an entry that comes": lambda tx, _, it: progress.add_situation(tx, it, "Gebeld"),
    "an entry that goes": lambda tx, doc, it: progress.remove_situation(tx, entry_id(doc, it)),
    "the day of an entry": lambda tx, doc, it: progress.change_situation(
        tx, entry_id(doc, it), "Begonnen", day=date(2026, 11, 3), reported_by=""
    ),
    "the text of an entry": lambda tx, doc, it: progress.change_situation(
        tx, entry_id(doc, it), "Anders", day=date(2026, 11, 2), reported_by=""
    ),
    "a link that goes": lambda tx, doc, it: links.remove_link(tx, link_id(doc, it)),
    "the lag of a link": lambda tx, doc, it: links.change_link(
        tx, link_id(doc, it), LinkType.FINISH_START, 9
    ),
    "a page that comes": lambda tx, _, it: progress.set_references(
        tx, it, [("Plan", "plan.pdf"), ("K", "k")]
    ),
    "a page that goes": lambda tx, _, it: progress.set_references(tx, it, []),
    "a light that comes": lambda tx, _, it: progress.set_status(
        tx, it, Aspect.RISKS, Light.ATTENTION, cause="weer"
    ),
    "a light that goes": lambda tx, _, it: progress.set_status(tx, it, Aspect.MONEY, Light.NONE),
    "another light": lambda tx, _, it: progress.set_status(tx, it, Aspect.MONEY, Light.OFF_TRACK),
    "a cause": lambda tx, _, it: progress.explain_status(tx, it, Aspect.MONEY, cause="staalprijs"),
    "a time light": lambda tx, _, it: progress.set_status(
        tx, it, Aspect.TIME, Light.ON_TRACK, reason="mag later"
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_what_hangs_on_a_project_is_put_back(
    panel: DetailsPanel, ids: Ids, document: Document, name: str
) -> None:
    def furnish(tx: Transaction) -> None:
        progress.add_situation(tx, ids.r2, "Begonnen", day=date(2026, 11, 2))
        progress.set_status(tx, ids.r2, Aspect.MONEY, Light.ATTENTION, cause="duurder", measure="fonds")
        progress.set_references(tx, ids.r2, [("Plan", "plan.pdf")])

    document.change("vullen", furnish)
    before = whole(document, ids.r2)
    panel.show_page("history")
    document.change("x", lambda tx: STEPS[name](tx, document, ids.r2))
    assert whole(document, ids.r2) != before
    put_back(part(panel, HistoryPart), 0)

    assert whole(document, ids.r2) == before
    # The line that was put back offers it no more; the new line offers the way back again.
    shown = part(panel, HistoryPart)
    assert not shown.entries[1].buttons
    assert shown.entries[0].buttons
    put_back(shown, 0)
    assert whole(document, ids.r2) != before


def test_a_link_with_what_is_in_the_bin_is_refused_in_words(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    document.change("x", lambda tx: links.remove_link(tx, link_id(document, ids.r2)))
    document.change("x", lambda tx: projects.delete(tx, [ids.b1]))
    panel.show_page("history")
    shown = part(panel, HistoryPart)
    put_back(shown, 0)

    assert shown.line.text.startswith("B1 is in the bin.")


def test_what_cannot_be_put_back_says_how(panel: DetailsPanel, ids: Ids, document: Document) -> None:
    document.change("x", lambda tx: projects.move(tx, ids.r2, parent_id=None, after_id=ids.r4))
    panel.show_page("history")
    shown = part(panel, HistoryPart)

    assert texts(shown, 0)[1:] == ["Moved in the list", "To put this back, move the line in the list."]
    assert not shown.entries[0].buttons
