"""Whatever both sides change: what they alone changed is taken over, ours is not lost, undo is exact."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.answering import END, answer, compare, project, send, set_ours
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.services import answers
from wsg_desktop.services.document import Document

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
