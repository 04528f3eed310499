"""Walk the way of overviews, out to forty parties and back: `python -m tests.walks.forty_parties FOLDER`.

A programme with forty parties is generated, of which twenty-five answer. Every step is done in the window
by mouse and keys. At the end it tells how many clicks each part took, and how long the window was silent at
most. The workbooks, what came back and the pictures stay in FOLDER, for a person to look at.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from tests.store.state import state_of
from tests.walks import partners, stage
from tests.walks.hand import Hand, Walk
from tests.walks.partners import Said
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.services.answer_desk import Asked
from wsg_desktop.services.answer_register import read_register
from wsg_desktop.services.answer_standing import TO_DECIDE, Standing
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.overview_rows import read_source
from wsg_desktop.services.parties import add_person
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.parties import list_parties
from wsg_desktop.store.programmes import list_links
from wsg_desktop.ui.importing_ahead import FOR_WINDOWS

LINES, PARTIES, ANSWERS = 3_000, 40, 25
"""So many lines of the outline have forty parties, each of which leads about thirty open ones."""
MOMENT = datetime(2026, 11, 23, 7, 47, tzinfo=UTC)
OURS_NOW = date(2044, 2, 29)
READ_AS = {partners.DOUBTS[0]: None, partners.DOUBTS[1]: date(2027, 4, 3)}
"""What is proposed first for an answer in doubt."""
SHARED, OURS = 3, 4
"""So many projects get a second lead party; so many we change ourselves after the overviews went out."""


class Files(QObject):
    """Stands where the system's programs would open a workbook or a mail."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for scheme in ("file", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "note")  # type: ignore[arg-type]

    @Slot(QUrl)
    def note(self, url: QUrl) -> None:
        """Keep what was asked to be opened."""
        self.opened.append(url.toString())


class FortyParties:
    """The walk; `walk` yields what it waits for."""

    def __init__(self, window: Any, document: Document, folder: Path, hand: Hand, files: Files) -> None:
        self._window, self._document, self._folder = window, document, folder
        self._hand, self._files = hand, files
        self._sent: list[Path] = []
        self._back: list[Path] = []
        self._standings: dict[str, int] = {}
        self._said: list[Said] = []
        self._typed: dict[str, date] = {}
        """Per number the day that was typed for an answer in doubt."""
        self._decided: set[str] = set()
        """The keys of the answers that a person had to decide about."""
        self._taken: set[str] = set()
        self._refused: list[str] = []
        self._proof = ""

    def walk(self) -> Walk:
        """Walk from choosing to the reply."""
        yield from self._choose_and_make()
        self._let_partners_answer()
        yield from self._drop()
        yield from self._take_safe_and_undo()
        yield from self._decide()
        yield from self._reply()
        self._check_what_stands()
        yield from self._look_at_register()
        yield from self._undo_file_by_file()

    def told(self) -> str:
        """Return what came back, by how it stood, and what became of it."""
        return ", ".join(f"{count} {name}" for name, count in self._standings.items()) + self._proof

    def _choose_and_make(self) -> Walk:
        hand, window = self._hand, self._window
        window.activateWindow()
        yield window.isActiveWindow
        yield lambda: FOR_WINDOWS[-1] in sys.modules  # nobody is faster than what is imported ahead
        hand.begin("choose")
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        hand.press(window, Qt.Key.Key_O, held)
        yield lambda: hand.dialog is not None
        dialog: Any = hand.dialog
        yield lambda: dialog.is_ready and len(dialog.order.party_ids) == PARTIES
        yield from hand.picture("1-who")
        for page, name in (("what", "2-what"), ("mail", "3-mail"), ("check", "4-check"), ("who", "")):
            hand.click(dialog.pages, _word(dialog.pages, page))
            yield lambda page=page: dialog.pages.current == page
            if name:
                yield from hand.picture(name)
        if dialog.options.language.current != "nl":  # what partners do is done to Dutch workbooks
            hand.click(dialog.options.language, _word(dialog.options.language, "nl"))
            yield lambda: dialog.options.language.current == "nl"
        hand.begin("look at one")
        hand.click(dialog.preview)
        yield lambda: bool(self._files.opened)
        hand.begin("make forty")
        dialog.show_folder(self._folder / "uit")
        hand.click(dialog.make)
        yield lambda: hand.dialog is not None and hand.dialog is not dialog
        mails: Any = hand.dialog
        self._sent = sorted((self._folder / "uit").glob("*.xlsx"))
        assert len(self._sent) == PARTIES
        yield from hand.picture("5-mails")
        hand.begin("forty drafts")
        hand.click(mails.all)
        yield lambda: len(list((self._folder / "uit").glob("*.eml"))) == PARTIES
        yield from hand.picture("6-drafts")
        hand.click(mails.close_button)
        yield lambda: hand.dialog is None

    def _let_partners_answer(self) -> None:
        back = self._folder / "terug"
        back.mkdir()
        for which, path in enumerate(self._sent[:ANSWERS]):
            returned, said = partners.answer(path, back, which)
            self._back.append(returned)
            self._said += said
        gc.collect()
        gc.freeze()  # openpyxl leaves much behind that is none of the program
        changed = _open_ends(self._back[0])[:OURS]
        for project_id in _ids(self._document, changed):
            self._window.session.change(
                "ours", lambda tx, it=project_id: set_field(tx, it, "end", exact(OURS_NOW))
            )

    def _drop(self) -> Walk:
        hand = self._hand
        self._before, self._undoes_before = state_of(self._document), self._document.stack().undo
        hand.begin("drop twenty-five")
        hand.drop(self._window, self._back)
        yield lambda: hand.dialog is not None
        hand.begin("while they are read")
        dialog: Any = hand.dialog
        yield lambda: dialog.changes.isVisible() and not dialog.is_busy
        yield from hand.picture("7-all")
        desk = dialog._words.desk
        for file in desk.files:
            assert file.refusal is None, (file.path.name, str(file.refusal))
            for asked in desk.asked(file):
                name = asked.standing.value
                self._standings[name] = self._standings.get(name, 0) + 1
                if asked.standing in TO_DECIDE:
                    self._decided.add(asked.key)

    def _take_safe_and_undo(self) -> Walk:
        hand: Any = self._hand
        dialog: Any = hand.dialog
        for part in ("take over all that is safe", "once more"):
            hand.begin(part)
            hand.click(dialog.foot.take)
            yield dialog.foot.undo.isVisible
            yield from hand.picture("8-taken")
            if part == "once more":
                break
            hand.begin("undo")
            hand.click(dialog.foot.undo)
            yield lambda: dialog.foot.take.isEnabled() and not dialog.foot.undo.isVisible()
            assert state_of(self._document) == self._before, "undo left something"

    def _decide(self) -> Walk:
        hand = self._hand
        dialog: Any = hand.dialog
        desk, view = dialog._words.desk, dialog.changes
        hand.begin("show what must be decided")
        hand.click(dialog.filter, _word(dialog.filter, "decide"))
        yield lambda: dialog.filter.current == "decide"
        for standing, name in (
            (Standing.CONFLICT, "9-conflict"),
            (Standing.CONTRADICTION, "10-contradiction"),
            (Standing.QUESTION, "11-question"),
        ):
            hand.begin(f"one {standing.value}")
            row = next(
                row
                for row, line in enumerate(dialog.changes.changes.lines)
                if line.one is not None
                and line.one.standing is standing
                and (standing is not Standing.QUESTION or line.one.cell.text == partners.DOUBTS[0])
            )
            index = dialog.changes.changes.index(row, 3)
            dialog.changes.scrollTo(index)
            asked = dialog.changes.changes.lines[row].one
            hand.click(dialog.changes.viewport(), dialog.changes.visualRect(index).center())
            yield lambda asked=asked: dialog.changes.current.key == asked.key
            yield from hand.picture(name)
            if standing is Standing.QUESTION:
                hand.press(dialog.changes, Qt.Key.Key_F2)
                yield (
                    lambda: (
                        isinstance(QApplication.focusWidget(), QWidget)
                        and dialog.panel.isAncestorOf(QApplication.focusWidget())
                    )
                )
                editor = QApplication.focusWidget()
                assert editor is not None
                self._type_later(editor, asked)
            else:
                hand.press(dialog.changes, Qt.Key.Key_Space)
            yield lambda asked=asked: desk.is_ticked(desk.find(asked.key))
        hand.begin("decide the rest")
        yield from self._decide_the_rest()
        hand.begin("take over what was decided")
        yield from hand.picture("12-decided")
        before = sum(desk.counts(file).taken for file in desk.files)
        hand.click(dialog.foot.take)
        yield lambda: not dialog.is_busy and sum(desk.counts(file).taken for file in desk.files) > before
        if desk.refused:  # what waits for it moved along, and a partner said something of that too
            print("asked once more:", *desk.refused.values(), sep="\n")
            hand.begin("decide about what moved along")
            for key in list(desk.refused):
                row = next(at for at, it in enumerate(view.changes.lines) if it.one and it.one.key == key)
                view.scrollTo(view.changes.index(row, 3))
                hand.click(view.viewport(), view.visualRect(view.changes.index(row, 3)).center())
                yield lambda key=key: view.current.key == key
                yield from hand.picture("12-moved-along")
                hand.press(view, Qt.Key.Key_Space)
                yield lambda key=key: desk.is_ticked(desk.find(key))
            hand.click(dialog.foot.take)
            yield lambda: not dialog.is_busy and not desk.refused

    def _type_later(self, editor: QWidget, asked: Asked) -> None:
        """Type the end of the year after the one in which it was expected."""
        assert asked.row is not None
        assert asked.cell is not None
        sent = asked.cell.sent
        year = (sent.day.year if isinstance(sent, Term) and sent.day else 2035) + 1
        self._typed[asked.row.number] = date(year, 12, 31)
        self._hand.type(editor, f"eind {year}")
        self._hand.press(editor, Qt.Key.Key_Return)

    def _decide_the_rest(self) -> Walk:
        """Decide everything that is left by the keyboard, those of a kind together."""
        hand = self._hand
        dialog: Any = hand.dialog
        desk, view = dialog._words.desk, dialog.changes
        view.go_on()
        left = [it.key for file in desk.files for it in desk.asked(file) if desk.is_undecided(it)]
        print(f"{len(left)} are left to decide")
        while any(desk.is_undecided(desk.find(key)) for key in left):
            asked = view.current
            if dialog.panel.alike.isVisible():
                yield from hand.picture(f"12-{asked.standing.value}-alike")
                hand.click(dialog.panel.alike)
            elif desk.can_tick(asked):
                hand.press(view, Qt.Key.Key_Space)
            else:
                hand.press(view, Qt.Key.Key_F2)
                yield lambda: dialog.panel.isAncestorOf(QApplication.focusWidget())
                editor = QApplication.focusWidget()
                assert editor is not None
                self._type_later(editor, asked)
            yield lambda asked=asked: not desk.is_undecided(desk.find(asked.key))

    def _reply(self) -> Walk:
        hand = self._hand
        dialog: Any = hand.dialog
        hand.begin("reply to one")
        hand.click(dialog.files.viewport(), dialog.files.visualRect(dialog.files.files.index(1)).center())
        yield dialog.foot.reply.isVisible
        yield from hand.picture("13-one-file")
        hand.click(dialog.foot.reply)
        yield lambda: hand.dialog is not dialog
        reply: Any = hand.dialog
        yield from hand.picture("14-reply")
        hand.click(reply.copy)
        yield lambda: bool(QApplication.clipboard().text())
        hand.press(reply, Qt.Key.Key_Escape)
        yield lambda: hand.dialog is dialog
        desk = dialog._words.desk
        self._refused = list(desk.refused.values())
        self._taken = {
            it.key for file in desk.files for it in desk.asked(file) if it.standing is Standing.TAKEN
        }
        hand.begin("close")
        hand.click(dialog.foot.close_)
        yield lambda: hand.dialog is None
        self._window.activateWindow()
        yield from hand.picture("15-window")

    def _check_what_stands(self) -> None:
        """Compare what partners meant with the programme, value by value."""
        with self._document.reading() as read:
            rows = {row.number: row for row in read_source(read, MOMENT.date()).outline}
            followers = {it.target_id for it in list_links(read)}
        moved = 0
        meant: dict[tuple[str, str], list[object]] = {}
        for it in self._said:
            meant.setdefault((it.number, it.field), []).append(it.value)
        wrong: list[str] = []
        for (number, field), values in meant.items():
            if field == partners.CONFIRMED:
                continue
            now: object = rows[number].end.day if field == partners.END else rows[number].situation
            right = {READ_AS.get(it, it) if isinstance(it, str) else it for it in values}
            if field == partners.END and number in self._typed:
                right = {self._typed[number]}
            if (
                isinstance(now, date)
                and rows[number].id in followers
                and any(isinstance(it, date) and now > it for it in right)
            ):
                moved += 1  # what it waits for was taken over to be ready later, and it moved along
            elif now not in right:
                wrong.append(f"{number} {field}: {right} was meant, {now} stands there")
        assert not wrong, "\n".join(wrong)
        taken = self._taken
        assert not self._refused, self._refused
        ends, news = (sum(key[1] == it for key in meant) for it in (partners.END, partners.NEWS))
        self._proof = (
            f"\n{len(taken)} taken over, {len(taken & self._decided)} of {len(self._decided)} that had to be"
            f" decided; {ends} dates and {news} sentences found back in the programme, none refused;"
            f" {moved} of the dates moved along with what they wait for"
        )

    def _undo_file_by_file(self) -> Walk:
        """Take everything back from the window, a file at a time, until all is as it was."""
        hand, steps = self._hand, 0
        hand.begin("undo file by file")
        while (step := self._document.stack().undo) != self._undoes_before:
            assert step is not None, "nothing is left to undo, and it is not as it was"
            hand.press(self._window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            steps += 1
            yield lambda step=step: self._document.stack().undo != step
        assert state_of(self._document) == self._before, "undo left something"
        assert steps <= 3 * ANSWERS, f"{steps} steps for three times {ANSWERS} files"
        self._proof += f"; as it was again after {steps} steps back"

    def _look_at_register(self) -> Walk:
        hand = self._hand
        with self._document.reading() as read:
            rows = read_register(read)
        assert sum(row.is_answered for row in rows) == ANSWERS, sum(row.is_answered for row in rows)
        hand.begin("who did not answer")
        hand.press(self._window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        yield lambda: self._window.places.current_key == "partners"
        shows = self._window.places.current.toolbar.shows
        hand.click(shows, _word(shows, "overviews"))
        yield lambda: shows.current == "overviews"
        yield from hand.picture("16-register")


def _word(segments: Any, key: str) -> QPoint:
    """Return where a word of a row of choices stands."""
    left = 0
    for (name, _), width in zip(segments._options, segments._widths(), strict=True):
        if name == key:
            return QPoint(int(left + width / 2), segments.height() // 2)
        left += width
    raise LookupError(key)


def _open_ends(path: Path) -> list[str]:
    """Return the numbers of the projects for which a partner gave another date."""
    from openpyxl import load_workbook

    sheet: Any = load_workbook(path)["Projecten"]
    at, number = partners.column_of(sheet, partners.EXPECTED), partners.column_of(sheet, "Nr.")
    return [sheet.cell(row, number).value for row in range(2, sheet.max_row + 1) if sheet.cell(row, at).value]


def _ids(document: Document, numbers: Sequence[str]) -> list[str]:
    with document.reading() as read:
        return [row.id for row in read_source(read, MOMENT.date()).outline if row.number in numbers]


def furnish(document: Document) -> None:
    """Give every party somebody to mail, and some projects a second lead party."""
    with document.reading() as read:
        parties = list_parties(read)
        source = read_source(read, MOMENT.date())
    first, second = sorted(parties, key=lambda it: it.name)[:2]
    shared = [row.id for row in source.of_party(first.id).leads][: 4 * SHARED : 4]

    def work(tx: Any) -> None:
        for number, party in enumerate(parties):
            add_person(tx, name=f"Persoon {number}", email=f"p{number}@example.nl", party_id=party.id)
        for project_id in shared:
            set_field(tx, project_id, "lead_parties", [first.name, second.name])

    document.change("furnish", work)


def make(folder: Path) -> Document:
    """Make the programme of forty parties."""
    document = generate(folder / "veertig.wsg", LINES, who="Jan", clock=FixedClock(MOMENT), name="Veertig")
    furnish(document)
    return document


def begin(window: Any, document: Document, folder: Path, hand: Hand) -> tuple[Walk, Callable[[], str]]:
    """Return the walk and what tells what it proved."""
    forty = FortyParties(window, document, folder, hand, Files())
    return forty.walk(), forty.told


def main() -> int:
    """Walk, and tell the clicks and the gaps."""
    return stage.run("forty_parties", __doc__, make, begin)


if __name__ == "__main__":
    sys.exit(main())
