"""Differences in words: a line of the list, a sentence to copy, and the counts below the chart."""

from datetime import UTC, date, datetime

import pytest

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.services.comparing import Difference, Kind
from wsg_desktop.services.difference_words import difference_line, difference_sentence, summary
from wsg_desktop.texts import translator

EN = translator("en")
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
"""Half past midnight the next day in the Netherlands."""

Q1 = Term(date(2027, 3, 31), Precision.QUARTER, "Q1 2027")


def difference(
    kind: Kind, field: str = "", before: object = None, after: object = None, days: int | None = None
) -> Difference:
    return Difference("id", "B1", "Eettafel", kind, field, before, after, days, "Jan", AT)  # type: ignore[arg-type]


def test_a_line_tells_what_from_when_to_when_who_and_on_which_day() -> None:
    slip = difference(Kind.MOVED, "end", exact(date(2026, 12, 1)), Q1, 120)
    assert difference_line(slip, EN, TODAY) == (
        *("Moved", "B1", "Eettafel", "Expected end", "1 Dec 2026", "Q1 2027"),
        *("+120 days", "Jan", "21 Nov 2026"),
    )


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            difference(Kind.MOVED, "end", exact(date(2026, 12, 1)), exact(date(2026, 12, 2)), 1),
            "B1 Eettafel: expected end 1 Dec 2026 → 2 Dec 2026, 1 day later",
        ),
        (
            difference(Kind.MOVED, "start", exact(date(2026, 12, 3)), exact(date(2026, 12, 1)), -2),
            "B1 Eettafel: start 3 Dec 2026 → 1 Dec 2026, 2 days earlier",
        ),
        (difference(Kind.DATED, "deadline", NO_TERM, Q1), "B1 Eettafel: deadline … → Q1 2027"),
        (
            difference(Kind.PASSED, "phase", "initiative", "development"),
            "B1 Eettafel: phase Initiative → Development",
        ),
        (difference(Kind.BACK, "phase", "initiative", None), "B1 Eettafel: phase Initiative → no phase"),
        (difference(Kind.NEW), "B1 Eettafel"),
    ],
)
def test_a_sentence_tells_one_difference(told: Difference, sentence: str) -> None:
    assert difference_sentence(told, EN, TODAY) == sentence


def some(*kinds: Kind) -> list[Difference]:
    return [
        difference(kind)._replace(project_id=f"{at}", days=1 if kind is Kind.MOVED else None)
        for at, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], "Nothing in the plan changed since 3 September"),
        (some(Kind.MOVED, Kind.MOVED, Kind.NEW), "2 moved and 1 new since 3 September"),
        (some(Kind.MOVED, Kind.NEW, Kind.GONE, Kind.PASSED), "1 moved, 1 new and 1 gone since 3 September"),
        (some(Kind.PASSED, Kind.FINISHED), "2 other changes since 3 September"),
        (some(Kind.MOVED) * 2, "1 moved since 3 September"),
    ],
)
def test_the_counts_are_of_projects(found: list[Difference], words: str) -> None:
    assert summary(found, "3 September", EN) == words
