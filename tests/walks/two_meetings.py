"""Walk two meetings from what changed to what came of it: `python -m tests.walks.two_meetings FOLDER`.

On the sample programme a steering group is prepared, told, held and closed in the window by mouse and keys,
and the next one too. In between projects move on as they do. At the end the first meeting is looked back at
and put beside the files that its papers were. Clicks, keys and silences are counted by step; papers and
pictures stay in FOLDER, for a person to look at.
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.walks import stage, steering_life
from tests.walks.hand import Hand, Walk
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import DecisionState, Presence
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import Choice
from wsg_desktop.services.sample import create_sample
from wsg_desktop.store.actions import list_actions
from wsg_desktop.store.decisions import decisions_of_meeting
from wsg_desktop.store.meeting_moments import closed_in, list_sent_papers
from wsg_desktop.store.projects import list_projects
from wsg_desktop.ui.importing_ahead import FOR_WINDOWS

BODY = "Stuurgroep"
PREPARING, BETWEEN, HOLDING, AFTER, AGAIN, SENDING, LATER = (
    datetime(2026, 11, 23, 7, 47, tzinfo=UTC),
    datetime(2026, 11, 30, 13, 5, tzinfo=UTC),
    datetime(2026, 12, 3, 8, 30, tzinfo=UTC),
    datetime(2026, 12, 14, 9, 12, tzinfo=UTC),
    datetime(2027, 1, 18, 8, 2, tzinfo=UTC),
    datetime(2027, 1, 21, 10, 40, tzinfo=UTC),
    datetime(2027, 1, 28, 8, 31, tzinfo=UTC),
)
DAYS = (date(2026, 12, 3), date(2027, 1, 28))
WHY = (
    ("Aannemer failliet", "Later open", "Nieuwe aannemer in januari"),
    ("Vergunning laat", "Geen", "Overleg met de gemeente"),
)
ACTIONS = (
    ("Aannemer aanschrijven", "Gemeente Deventer", "+2w"),
    ("Planning K2 bespreken", "Corporatie 4", "eind januari"),
    ("Raadsbrief maken", "Griffie", "15-12"),
    ("Kosten narekenen", "Zorginstelling C", "8 januari"),
    ("Inwoners inlichten", "Gemeente Wierden", "1 februari"),
)
MOST = 5
"""So many projects are explained; seven weeks later more are late, which a person leaves for another day."""
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
APPLIED, RESERVED = "K2", "K7"
"""The projects about which a decision is taken: one changes it, one waits for a council."""


class TwoMeetings:
    """The walk; `walk` yields what it waits for."""

    def __init__(self, window: Any, document: Document, folder: Path, hand: Hand, clock: FixedClock) -> None:
        self._window, self._document, self._folder = window, document, folder
        self._hand, self._clock = hand, clock
        self._meetings: list[str] = []
        self._papers: list[Path] = []
        self._proof: list[str] = []

    @property
    def _place(self) -> Any:
        return self._window.places.current

    @property
    def _page(self) -> Any:
        return self._place.board.page

    def walk(self) -> Walk:
        """Walk from what changed to looking back."""
        window, hand = self._window, self._hand
        window.activateWindow()
        yield window.isActiveWindow
        yield lambda: FOR_WINDOWS[-1] in sys.modules  # nobody is faster than what is imported ahead
        yield from self._prepare(0)
        self._set(BETWEEN)
        steering_life.before_the_meeting(self._change)
        yield from self._tell_by_word_of_mouth()
        self._set(HOLDING)
        yield from self._hold(0)
        yield from self._undo_applied()
        self._set(AFTER)
        steering_life.after_the_meeting(self._change)
        self._set(AGAIN)
        hand.begin("prepare 2: go there")
        yield from self._choose_meeting(1, "tree-2")
        yield from self._prepare(1)
        self._set(LATER)
        yield from self._hold(1)
        yield from self._look_back()
        yield from self._make_again()

    def told(self) -> str:
        """Return the clicks and keys of preparing, holding and the rest, and what was proven."""
        clicks, keys = Counter[str](), Counter[str]()
        for part in self._hand.gaps:
            chapter = part.partition(":")[0]
            clicks[chapter] += self._hand.clicks[part]
            keys[chapter] += self._hand.keys[part]
        counted = [f"{it}: {clicks[it]} clicks, {keys[it]} keys and texts" for it in clicks if it]
        return "\n".join((*counted, *self._proof))

    # Preparing

    def _prepare(self, at: int) -> Walk:
        hand, name = self._hand, str(at + 1)
        if not at:
            hand.begin("prepare 1: go there")
            hand.press(self._window, Qt.Key.Key_5, CONTROL)
            yield lambda: self._window.places.current_key == "steering" and self._page is not None
            yield from hand.picture("11-place")
            yield from self._choose_meeting(0, "12-meeting")
        hand.click(self._place.board.tabs[self._subject.key.kind], self._tab("prepare"))
        yield lambda: type(self._page).__name__ == "PreparePage" and self._page.isVisible()
        yield from hand.picture(f"{name}3-changed")
        yield from self._explain(name)
        yield from self._next("decisions", name, 1)
        yield from self._ask(at)
        yield from self._next("actions of last time", name, 2)
        yield from self._actions(at)
        yield from self._next("agenda", name, 3)
        hand.click(self._pane.empty._button)
        yield lambda: bool(self._pane.lines)
        yield from hand.picture(f"{name}6-agenda")
        yield from self._next("papers", name, 4)
        yield from self._make(at)
        hand.begin(f"prepare {name}: send")
        if at:
            self._set(SENDING)
        hand.click(self._pane.send)
        yield lambda: self._subject.meeting.sent_at is not None
        yield from hand.picture(f"{name}8-sent")
        with self._document.reading() as read:
            sent = list_sent_papers(read, self._meetings[at])
        self._proof.append(f"{len(sent)} papers sent of meeting {at + 1}")

    def _choose_meeting(self, at: int, picture: str) -> Walk:
        tree, wanted = self._place.tree, DAYS[at]
        row = next(it for it in self._place._listed.meetings if (it.body, it.day) == (BODY, wanted))
        item = next(it for key, it in tree._items.items() if key.id == row.id)
        tree.scrollToItem(item)
        self._hand.click(tree.viewport(), tree.visualItemRect(item).center())
        yield lambda: self._subject.meeting is not None and self._subject.meeting.id == row.id
        if len(self._meetings) == at:
            self._meetings.append(row.id)
        yield from self._hand.picture(picture)

    @property
    def _subject(self) -> Any:
        return self._place.board.subject

    @property
    def _pane(self) -> Any:
        return self._page.stack.currentWidget()

    def _tab(self, key: str) -> QPoint:
        tabs = self._place.board.tabs[self._subject.key.kind]
        return next(area.center() for tab, area in tabs._on_bar if tab.key == key)

    def _explain(self, name: str) -> Walk:
        """Say cause, consequence and measure of every project that asks for it, by Enter alone."""
        hand, pane = self._hand, self._pane
        hand.begin(f"prepare {name}: explain")
        if not pane.explain.isVisible():
            return
        asked = len(pane._unexplained)
        many = min(asked, MOST)
        hand.click(pane.explain)
        yield lambda: pane.explaining.isAncestorOf(QApplication.focusWidget())
        for number in range(many):
            for words in WHY[number % len(WHY)]:
                field = QApplication.focusWidget()
                assert isinstance(field, QWidget)
                hand.type(field, words)
                yield lambda field=field: bool(field.toPlainText())  # type: ignore[attr-defined]
                if number == 1:
                    yield from hand.picture(f"{name}3-typing")
                hand.press(field, ENTER)
                yield lambda field=field: QApplication.focusWidget() is not field
        yield lambda: asked - len(pane._unexplained) >= many
        self._proof.append(f"{many} projects explained for meeting {name}")
        yield from hand.picture(f"{name}3-explained")

    def _next(self, what: str, name: str, step: int) -> Walk:
        self._hand.begin(f"prepare {name}: {what}")
        self._hand.click(self._page.following)
        yield lambda: self._page.stack.currentIndex() == step
        yield from self._hand.picture(f"{name}{3 + step}-{what.split(maxsplit=1)[0]}")

    def _ask(self, at: int) -> Walk:
        """Tick two of the decisions that are proposed."""
        hand, pane = self._hand, self._pane
        wanted = (APPLIED, RESERVED) if not at else steering_life.ASKED_LATER
        for number in wanted:
            row = next(
                (
                    row
                    for row, it in enumerate(pane.lines)
                    if it.proposal and it.proposal.title.startswith(f"{number} ")
                ),
                None,
            )
            assert row is not None, (number, [it.proposal.title for it in pane.lines if it.proposal])
            pane.table.scrollTo(pane.table.lines.index(row, 0))
            before = len(self._prepared.decisions)
            hand.click(pane.table.viewport(), _tick(pane.table.visualRect(pane.table.lines.index(row, 0))))
            yield lambda before=before: len(self._prepared.decisions) > before
        yield from hand.picture(f"{at + 1}4-asked")

    @property
    def _prepared(self) -> Any:
        return self._pane.shown.preparation

    def _actions(self, at: int) -> Walk:
        """Tick what was done, and give what was not another day."""
        hand, pane = self._hand, self._pane
        done = [row for row, it in enumerate(pane.rows) if it.text in {ACTIONS[0][0], ACTIONS[2][0]}]
        for row in done if at else ():
            area = pane.table.visualRect(pane.table.lines.index(row, 0))
            hand.click(pane.table.viewport(), _tick(area))
            yield lambda row=row: pane.rows[row].state == "done"
        if not at:
            return
        row = next(row for row, it in enumerate(pane.rows) if it.text == ACTIONS[3][0])
        hand.click(pane.table.viewport(), pane.table.visualRect(pane.table.lines.index(row, 1)).center())
        yield lambda: pane.chosen is not None and pane.chosen.text == ACTIONS[3][0]
        hand.click(pane.due.edit.edit)
        yield pane.due.edit.edit.hasFocus
        pane.due.edit.edit.selectAll()
        hand.type(pane.due.edit.edit, "+4w")
        yield from hand.picture("25-new-date")
        hand.press(pane.due.edit.edit, ENTER)
        yield lambda: pane.chosen.due.day is not None and pane.chosen.due.day > LATER.date()
        yield from hand.picture("25-actions-done")

    def _make(self, at: int) -> Walk:
        hand, pane = self._hand, self._pane
        hand.click(pane.empty._button if pane.empty.isVisible() else pane.make)
        yield lambda: hand.dialog is not None
        dialog: Any = hand.dialog
        folder = self._folder / f"stukken-{at + 1}"
        folder.mkdir()
        dialog.show_folder(folder)
        yield from hand.picture(f"{at + 1}7-make")
        hand.click(dialog.make)
        yield dialog.made.isVisible
        yield from hand.picture(f"{at + 1}7-made")
        hand.click(dialog.cancel)
        yield lambda: hand.dialog is None
        self._window.activateWindow()
        yield self._window.isActiveWindow
        (made,) = folder.iterdir()
        self._papers.append(made)
        yield from hand.picture(f"{at + 1}7-files")

    # Between sending and sitting

    def _set(self, moment: datetime) -> None:
        self._clock.set(moment)
        self._place.refresh()

    def _change(self, words: str, work: Callable[[Any], object]) -> None:
        self._window.session.change(words, work)

    def _tell_by_word_of_mouth(self) -> Walk:
        hand, pane = self._hand, self._pane
        hand.begin("orally 1: tell")
        yield lambda: len(pane.changes) >= len(steering_life.BEFORE)
        yield from hand.picture("19-changed-since")
        for row in range(2):
            area = pane.changed.visualRect(pane.changed.lines.index(row, 0))
            hand.click(pane.changed.viewport(), _tick(area))
            yield lambda row=row: pane.changes[row].telling == "orally"
        yield from hand.picture("19-orally")
        self._proof.append(f"{len(pane.changes)} changes since the papers, 2 told by word of mouth")

    # Holding

    def _hold(self, at: int) -> Walk:
        hand, name = self._hand, str(at + 1)
        hand.begin(f"hold {name}: attendance")
        hand.click(self._place.board.tabs[self._subject.key.kind], self._tab("minutes"))
        yield lambda: type(self._page).__name__ == "MinutesPage" and self._page.isVisible()
        yield from hand.picture(f"{name}a-minutes")
        yield from self._write_who_is_there(at)
        for number in (APPLIED, RESERVED) if not at else steering_life.ASKED_LATER:
            yield from self._decide(at, number)
        if not at:
            yield from self._agree_on_actions()
        yield from self._close(at)

    def _write_who_is_there(self, at: int) -> Walk:
        hand, strip = self._hand, self._page.attendance
        cells = list(strip.members.values())
        if not strip._body.isVisible():
            hand.click(strip.counted)
            yield strip._body.isVisible
        if not at:
            hand.click(cells[2].pick, cells[2].pick.area(Presence.APOLOGIES).center())
            yield lambda: cells[2].pick.value == Presence.APOLOGIES
            hand.click(cells[3].pick, cells[3].pick.area(Presence.REPLACED).center())
            yield cells[3].by.hasFocus
            hand.type(cells[3].by, "mevrouw Jansen")
            hand.press(cells[3].by, ENTER)
            yield from hand.picture("1a-attendance")
        hand.click(strip.everybody)
        yield lambda: not strip.everybody.isVisible()
        yield from hand.picture(f"{at + 1}a-everybody")

    def _decide(self, at: int, number: str) -> Walk:
        hand, page = self._hand, self._page
        hand.begin(f"hold {at + 1}: {number}")
        row = next(
            row for row in range(page.agenda.count()) if f" {number} " in f"{page.agenda.item(row).text()} "
        )
        item = page.agenda.item(row)
        page.agenda.scrollToItem(item)
        hand.click(page.agenda.viewport(), page.agenda.visualItemRect(item).center())
        yield page.decision.isVisible
        yield from hand.picture(f"{at + 1}b-{number}")
        state = DecisionState.RESERVED if number == RESERVED else DecisionState.TAKEN
        box = page.decision
        hand.click(box.outcomes[state])
        if state is DecisionState.RESERVED:
            yield box.reserved_for.edit.hasFocus
            hand.type(box.reserved_for.edit, "gemeenteraad van Dinkelland")
            hand.press(box.reserved_for.edit, ENTER)
            yield lambda: box._row.state == DecisionState.RESERVED
            hand.press(box.reserved_for.edit, TAB)
            yield lambda: QApplication.focusWidget() is not box.reserved_for.edit
            field = QApplication.focusWidget()
            assert isinstance(field, QWidget)
            assert box.until.isAncestorOf(field), field.accessibleName()
            hand.type(field, "1 maart")
            hand.press(field, ENTER)
            yield lambda: box._row.reserved_until is not None
        yield lambda: box._row.state == state
        if box.parts.applies and number != APPLIED:
            apply = next(iter(box.parts.applies.values()))
            page._right.ensureWidgetVisible(apply)
            hand.click(apply)
            yield lambda: all(it.applied_seq is not None for it in box._row.projects)
        yield from hand.picture(f"{at + 1}b-{number}-done")

    def _agree_on_actions(self) -> Walk:
        hand, page = self._hand, self._page
        hand.begin("hold 1: five actions")
        grid = page.grid
        page._below.ensureWidgetVisible(grid.new.text)
        hand.click(grid.new.text)
        yield grid.new.text.hasFocus
        for number, (text, holder, due) in enumerate(ACTIONS):
            new = grid.new
            hand.type(new.text, text)
            hand.press(new.text, TAB)
            yield new.holder.hasFocus
            hand.type(new.holder, holder)
            hand.press(new.holder, TAB)
            yield new.due.hasFocus
            hand.type(new.due, due)
            if number == 1:
                yield from hand.picture("1c-typing")
            hand.press(new.due, ENTER)
            yield lambda number=number: len(grid.cells) == number + 2 and grid.new.text.hasFocus()
        yield from hand.picture("1c-actions")
        with self._document.reading() as read:
            rows = sorted(list_actions(read, meeting_id=self._meetings[0]), key=lambda it: it.number)
        assert [(it.text, it.holder) for it in rows] == [it[:2] for it in ACTIONS], rows
        assert all(it.due.day for it in rows)
        self._proof.append(f"{len(rows)} actions agreed on")

    def _close(self, at: int) -> Walk:
        hand, name = self._hand, str(at + 1)
        hand.begin(f"hold {name}: close")
        hand.click(self._place.board.tabs[self._subject.key.kind], self._tab("closing"))
        yield lambda: type(self._page).__name__ == "ClosingPage" and self._page.isVisible()
        yield from hand.picture(f"{name}d-closing")
        for pick in self._page.picks.values():
            pick.setCurrentIndex(pick.findData(Choice.HOLD_OVER))
            hand.clicks[hand.part] += 2
        hand.click(self._page.close_button)
        yield lambda: self._subject.meeting.closed_at is not None
        yield from hand.picture(f"{name}d-closed")
        with self._document.reading() as read:
            assert closed_in(read, self._meetings[at]) is not None
            decided = decisions_of_meeting(read, self._meetings[at])
        self._proof.append(
            f"meeting {name} is closed: " + ", ".join(f"{it.number} {it.state}" for it in decided)
        )

    # After it

    def _undo_applied(self) -> Walk:
        """Apply after closing what was decided, take that back by Ctrl+Z, and do it again."""
        hand = self._hand
        before = self._project(APPLIED)
        hand.begin("after 1: apply, undo, redo")
        hand.click(self._place.board.tabs[self._subject.key.kind], self._tab("minutes"))
        yield lambda: type(self._page).__name__ == "MinutesPage" and self._page.isVisible()
        page = self._page
        row = next(
            row for row in range(page.agenda.count()) if f" {APPLIED} " in page.agenda.item(row).text()
        )
        hand.click(page.agenda.viewport(), page.agenda.visualItemRect(page.agenda.item(row)).center())
        yield page.decision.isVisible
        (apply,) = page.decision.parts.applies.values()
        page._right.ensureWidgetVisible(apply)
        yield from hand.picture("1e-closed-minutes")
        hand.click(apply)
        yield lambda: self._project(APPLIED).deadline != before.deadline
        after = self._project(APPLIED)
        yield from hand.picture("1e-applied")
        hand.press(self._window, Qt.Key.Key_Z, CONTROL)
        yield lambda: self._project(APPLIED).deadline == before.deadline
        with self._document.reading() as read:
            parts = [it for row in decisions_of_meeting(read, self._meetings[0]) for it in row.projects]
        assert all(it.applied_seq is None for it in parts), "it still says that it was applied"
        yield from hand.picture("1e-undone")
        hand.press(self._window, Qt.Key.Key_Y, CONTROL)
        yield lambda: self._project(APPLIED).deadline == after.deadline
        yield from hand.picture("1e-redone")
        self._proof.append(f"{APPLIED}: {before.deadline.day} -> {after.deadline.day}, undone and redone")

    def _project(self, number: str) -> Any:
        with self._document.reading() as read:
            return next(row for row in list_projects(read) if row.number == number)

    def _look_back(self) -> Walk:
        """Open everything as at the first meeting, and put it beside the files of its papers."""
        hand, window = self._hand, self._window
        hand.begin("look back: as it was")
        self._place.receive(self._meetings[0])
        yield lambda: self._subject.meeting.id == self._meetings[0]
        hand.click(self._place.board.tabs[self._subject.key.kind], self._tab("closing"))
        yield lambda: type(self._page).__name__ == "ClosingPage" and self._page.look.isVisible()
        hand.click(self._page.look)
        yield lambda: window.session.is_open and window.session.document is not self._document
        hand.press(window, Qt.Key.Key_2, CONTROL)
        yield lambda: window.places.current_key == "projects"
        yield from hand.picture("3-as-it-was")
        with window.session.document.reading() as read:
            then = {row.number: row for row in list_projects(read)}
        found, wrong = steering_life.compare_with_papers(self._papers[0], then)
        assert not wrong, "\n".join(wrong)
        moved = sum(row.end.day != then[row.number].end.day for row in self._now if row.number in then)
        assert moved, "nothing moved since, so that nothing is proven"
        self._proof.append(
            f"as at meeting 1: {found} days of its papers are those of the programme then;"
            f" {moved} projects are expected on another day by now"
        )
        window.session.show(self._document)
        yield lambda: window.session.document is self._document

    @property
    def _now(self) -> Sequence[Any]:
        with self._document.reading() as read:
            return list_projects(read)

    def _make_again(self) -> Walk:
        """Make the papers of the first meeting again, as it was: they say the same."""
        hand, window = self._hand, self._window
        hand.begin("look back: make again")
        hand.press(window, Qt.Key.Key_5, CONTROL)
        yield lambda: window.places.current_key == "steering" and self._page is not None
        self._place.receive(self._meetings[0])
        yield lambda: self._subject.meeting.id == self._meetings[0]
        QTimer.singleShot(0, self._place.make_papers)
        yield lambda: hand.dialog is not None
        dialog: Any = hand.dialog
        kinds = steering_life.kinds_of(self._papers[0])
        dialog.tick(kinds)
        folder = self._folder / "nog-eens"
        folder.mkdir()
        dialog.show_folder(folder)
        yield from hand.picture("3-make-again")
        hand.click(dialog.make)
        yield dialog.made.isVisible
        hand.click(dialog.cancel)
        yield lambda: hand.dialog is None
        self._window.activateWindow()
        yield self._window.isActiveWindow
        (again,) = folder.iterdir()
        same, other = steering_life.same_words(self._papers[0], again)
        assert not other, "\n".join(other)
        self._proof.append(f"{same} papers made again say the same")


def _tick(area: QRect) -> QPoint:
    return QPoint(area.left() + 18, area.center().y())


def main() -> int:
    """Walk, and tell the clicks, the silences and what was proven."""
    clock = FixedClock(PREPARING)

    def begin(window: Any, document: Document, folder: Path, hand: Hand) -> tuple[Walk, Callable[[], str]]:
        two = TwoMeetings(window, document, folder, hand, clock)
        return two.walk(), two.told

    return stage.run(
        "two_meetings",
        __doc__,
        lambda folder: create_sample(folder / "voorbeeld.wsg", "Jan", clock=clock),
        begin,
    )


if __name__ == "__main__":
    sys.exit(main())
