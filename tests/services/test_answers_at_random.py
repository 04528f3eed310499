"""Whatever both sides change: what they alone changed is taken over, ours is not lost, undo is exact."""

import shutil
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.answering import END, answer, cells, compare, project, send, set_ours, verdicts
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect, Phase
from wsg_desktop.services import answers
from wsg_desktop.services.answer_comparing import current_value
from wsg_desktop.services.answer_standing import Standing, standing_of
from wsg_desktop.services.document import Document
from wsg_desktop.services.progress import explain_status

DAYS = st.integers(0, 3).map(lambda days: END.day + timedelta(days=days) if END.day else date.max)
NUMBERS = st.sampled_from(["A1", "A2", "A3"])
PHASES = {"Initiatief": "initiative", "Ontwikkeling": "development", "Beheer": "operation"}
COLUMNS = {"end": "Nieuwe_verwachting", "phase": "Huidige_fase", "situation": "Stand_van_zaken"}

VALUES = {
    "end": DAYS,
    "phase": st.sampled_from(sorted(PHASES)),
    "situation": st.sampled_from(["loopt", "klaar", "begin van A1"]),
}


def changes_of(key: str) -> st.SearchStrategy[dict[tuple[str, str], Any]]:
    """Return changes of one field in some of the projects."""
    return st.dictionaries(st.tuples(NUMBERS, st.just(key)), VALUES[key])


CHANGES = st.tuples(*map(changes_of, COLUMNS)).map(lambda parts: {**parts[0], **parts[1], **parts[2]})


class Step(NamedTuple):
    """Something that happens in the weeks that rounds take."""

    what: str
    """`send`, `save`: fill in and keep the workbook, `ours`: change it here, or `take`."""
    which: int
    """The workbook or file it is about, counted back from the last."""
    place: tuple[str, str]
    value: Any


WEEKS_COLUMNS = {"end": COLUMNS["end"], "phase": COLUMNS["phase"], "cause": "Oorzaak"}
WEEKS_VALUES = {"end": VALUES["end"], "phase": VALUES["phase"], "cause": st.sampled_from(["regen", "vorst"])}
PARTIES = {"A1": ("Corporatie 1", "Corporatie 2"), "A3": ("Corporatie 1",)}
STEPS = st.sampled_from(sorted(WEEKS_COLUMNS)).flatmap(
    lambda key: st.builds(
        Step,
        st.sampled_from(["send", "save", "save", "save", "ours", "ours", "take", "take", "take"]),
        st.integers(0, 2),
        st.tuples(st.sampled_from(["A1", "A3"]), st.just(key)),
        WEEKS_VALUES[key],
    )
)


def kept(key: str, value: Any) -> Any:
    """Return a value as the programme keeps it."""
    if key == "end":
        return exact(value)
    return PHASES[value] if key == "phase" else value


def now(document: Document) -> dict[tuple[str, str], Any]:
    return {
        (number, key): getattr(project(document, number), key)
        for number in ("A1", "A2", "A3")
        for key in COLUMNS
    }


Said = dict[str, dict[str, Any]]


class Out(NamedTuple):
    """A workbook that is out."""

    party: str
    path: Path
    at: int
    """The step at which it was sent."""
    as_sent: dict[tuple[str, str], Any]
    said: Said
    """What is filled in in it by now."""


class Weeks:
    """A programme, the workbooks that are out, and who changed each place last."""

    def __init__(self, document: Document, clock: FixedClock, folder: Path) -> None:
        self.document, self.clock, self.folder = document, clock, folder
        self.out: list[Out] = []
        self.files: list[tuple[Out, Path, Said]] = []
        self.last: dict[tuple[str, str], tuple[int, str]] = {}
        """At which step a place was changed last, and by whom."""

    def values(self) -> dict[tuple[str, str], Any]:
        found: dict[tuple[str, str], Any] = {}
        for number in PARTIES:
            row = project(self.document, number)
            found |= {(number, key): current_value(row, key) for key in WEEKS_COLUMNS}
        return found

    def do(self, at: int, step: Step) -> None:
        """Let a step happen, and look at what it may not do."""
        self.clock.set(self.clock.now() + timedelta(hours=30))
        number, key = step.place
        if step.what == "send":
            party = PARTIES["A1"][step.which % 2]
            path = send(self.document, party, self.folder / f"uit {at}")
            self.out.append(Out(party, path, at, self.values(), {}))
        elif step.what == "save" and self.out:
            out = self.out[-1 - step.which % len(self.out)]
            if out.party in PARTIES[number]:
                out.said.setdefault(number, {})[WEEKS_COLUMNS[key]] = step.value
                back = answer(out.path, self.folder / f"terug {at}.xlsx", self.clock.now(), **out.said)
                self.files.append((out, back, deepcopy(out.said)))
        elif step.what == "ours":
            self.change(at, step.place, kept(key, step.value))
        elif step.what == "take" and self.files:
            self.take(at, *self.files[-1 - step.which % len(self.files)])

    def change(self, at: int, place: tuple[str, str], value: Any) -> None:
        number, key = place
        if self.values()[place] == value:
            return
        if key == "cause":
            project_id = project(self.document, number).id
            self.document.change("ours", lambda tx: explain_status(tx, project_id, Aspect.TIME, cause=value))
        else:
            set_ours(self.document, number, key, value)
        self.last[place] = (at, "us")

    def take(self, at: int, out: Out, back: Path, said: Said) -> None:
        before, state = self.values(), state_of(self.document)
        (file,) = compare(self.document, back)
        safe = {place for place, verdict in verdicts(file).items() if verdict == "safe"}
        (taken,) = answers.take_over_all(self.document, [file], "safe")
        after = self.values()
        expected = {
            place: kept(place[1], said[place[0]][WEEKS_COLUMNS[place[1]]]) if place in safe else value
            for place, value in before.items()
        }
        assert after == expected
        for place in safe:
            when, who = self.last.get(place, (-1, ""))
            # What somebody else made of it since the workbook went out is never lost.
            assert when < out.at or who == out.party or before[place] == out.as_sent[place]
        assert len(taken.keys) == len(safe)
        if not safe:
            return
        self.document.undo()
        assert state_of(self.document) == state
        self.document.redo()
        assert self.values() == after
        (again,) = compare(self.document, back)
        for place in safe:
            self.last[place] = (at, out.party)
            assert standing_of(again, cells(again)[place], ()) is Standing.TAKEN


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=8, max_size=16))
def test_merge_over_rounds(furnished: Path, steps: list[Step]) -> None:
    """Rounds overlap, a workbook comes back again with more in it, and an older one after a newer."""
    with TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
        document = Document.open(Path(shutil.copy(furnished, folder)), "Jan", clock)
        document.backs_up = False
        weeks = Weeks(document, clock, Path(folder))
        try:
            weeks.do(0, Step("send", 0, ("A1", "end"), None))
            for at, step in enumerate(steps, 1):
                weeks.do(at, step)
            assert_journal_is_true(document)
        finally:
            document.close()


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(theirs=CHANGES, ours=CHANGES, twice=st.booleans())
def test_merge(
    furnished: Path, theirs: dict[tuple[str, str], Any], ours: dict[tuple[str, str], Any], twice: bool
) -> None:
    with TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
        document = Document.open(Path(shutil.copy(furnished, folder)), "Jan", clock)
        document.backs_up = False
        try:
            merge(document, Path(folder), theirs, ours, twice=twice)
        finally:
            document.close()


def merge(
    document: Document,
    folder: Path,
    theirs: dict[tuple[str, str], Any],
    ours: dict[tuple[str, str], Any],
    *,
    twice: bool,
) -> None:
    sent = send(document, "Corporatie 1", folder / "uit")
    as_sent = now(document)
    for (number, key), value in ours.items():
        set_ours(document, number, key, kept(key, value))
    before, state = now(document), state_of(document)
    rows: dict[str, dict[str, Any]] = {}
    for (number, key), value in theirs.items():
        rows.setdefault(number, {})[COLUMNS[key]] = value
    back = answer(sent, folder / "terug.xlsx", None, **rows)

    files = compare(document, back)
    (taken,) = answers.take_over_all(document, files, "safe")
    expected = dict(before)
    for place, value in theirs.items():
        if before[place] == as_sent[place]:  # ours did not change
            expected[place] = kept(place[1], value)
    assert now(document) == expected
    assert len(taken.keys) == sum(expected[place] != before[place] for place in expected)
    if twice:
        after = state_of(document)
        answers.take_over_all(document, compare(document, back), "safe")
        assert state_of(document) == after
    if taken.keys:
        document.undo()
    assert state_of(document) == state
    assert now(document) == before
    assert_journal_is_true(document)
    assert set(PHASES.values()) <= set(Phase)
