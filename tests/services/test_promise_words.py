"""The figure of promises in words."""

from datetime import date

import pytest

from wsg_desktop.services.promise_words import promises_text
from wsg_desktop.services.promises import Promise, Promises
from wsg_desktop.texts import translator


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((1,), "B1 Winkel: still as first promised"),
        ((1, 11), "B1 Winkel: moved once, 10 days later in all"),
        ((1, 11, 2), "B1 Winkel: moved 2 times, 1 day later in all"),
        ((11, 1), "B1 Winkel: moved once, 10 days earlier in all"),
        ((1, 2, 1), "B1 Winkel: moved 2 times, in the end as first promised"),
    ],
)
def test_each_course_has_its_sentence(days: tuple[int, ...], words: str) -> None:
    said = tuple(Promise(date(2026, month, 1), date(2027, 1, day)) for month, day in enumerate(days, start=1))
    found = Promises("id", "B1", "Winkel", said, (), None)
    assert promises_text([found, found], translator("en")) == f"{words}\n{words}"
