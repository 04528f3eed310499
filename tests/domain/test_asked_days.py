"""Where a day is asked: what can only be one day is that day, and no text is offered."""

from datetime import date

import pytest

from wsg_desktop.domain.asked_days import NO_DAY, only_a_day
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.domain.vocabulary import Precision

TODAY = date(2026, 11, 23)


def read(text: str) -> Reading | Doubt:
    return only_a_day(read_date(text, today=TODAY))


@pytest.mark.parametrize(("text", "day"), [
    ("3-12", date(2026, 12, 3)),
    ("15.3", date(2027, 3, 15)),
    ("15-3-2027", date(2027, 3, 15)),
    ("donderdag", date(2026, 11, 26)),
])  # fmt: skip
def test_what_is_one_day_needs_no_question(text: str, day: date) -> None:
    found = read(text)
    assert isinstance(found, Reading)
    assert found.last == day


@pytest.mark.parametrize("text", ["32 maart", "vrjdag", "rond 3-12", "marrt 2027"])
def test_what_is_written_wrong_is_still_asked(text: str) -> None:
    found = read(text)
    assert isinstance(found, Doubt)
    assert len(found.proposals) == 1


@pytest.mark.parametrize("text", ["zodra het kan", "3-4 weken", "eind"])
def test_what_is_no_day_is_not_offered_to_be_kept(text: str) -> None:
    found = read(text)
    assert isinstance(found, Doubt)
    assert (found.message, found.proposals) == (NO_DAY, ())


def test_a_period_is_a_day_for_who_says_which_end() -> None:
    found = read("eind 2027")
    assert isinstance(found, Reading)
    assert (found.precision, found.last) == (Precision.YEAR, date(2027, 12, 31))
