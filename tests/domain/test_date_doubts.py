"""What is doubtful is asked with the likeliest meanings first, and never taken for certain."""

from datetime import date

import pytest

from wsg_desktop.domain.date_doubts import HEDGED, MISSPELT, NO_SIGN, SEVERAL, UNREADABLE
from wsg_desktop.domain.date_words import LONGEST, read_date
from wsg_desktop.domain.date_years import OUTSIDE, TWO_WAYS
from wsg_desktop.domain.day_grammar import NO_SUCH_DAY, NO_SUCH_MONTH, NO_SUCH_WEEK, OTHER_WEEKDAY
from wsg_desktop.domain.period_grammar import NO_SUCH_PERIOD
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import Translator

MONDAY = date(2026, 11, 23)
FIELD = date(2027, 1, 31)


def asked(text: str) -> Doubt:
    """Return the doubt about a text."""
    found = read_date(text, today=MONDAY, base=FIELD)
    assert isinstance(found, Doubt), found
    return found


def in_words(reading: Reading) -> str:
    """Return a reading as precision and last day."""
    return f"{reading.precision.value} {reading.last}" if reading.last else reading.precision.value


@pytest.mark.parametrize(
    ("text", "message", "proposals"),
    [
        ("3-4", TWO_WAYS, ["day 2027-04-03"]),
        ("12-11", TWO_WAYS, ["day 2026-11-12"]),
        ("3.4", TWO_WAYS, ["day 2027-04-03"]),
        ("15.3", TWO_WAYS, ["day 2027-03-15"]),
        ("mrt 27", TWO_WAYS, ["month 2027-03-31", "day 2027-03-27"]),
        ("mrt27", TWO_WAYS, ["month 2027-03-31", "day 2027-03-27"]),
        ("mei 5", TWO_WAYS, ["day 2027-05-05"]),
        ("mei-05", TWO_WAYS, ["day 2027-05-05"]),
        ("eind 26", TWO_WAYS, ["year 2026-12-31"]),
        ("15-3-98", TWO_WAYS, ["day 1998-03-15", "day 2098-03-15"]),
        ("15-3-70", TWO_WAYS, ["day 2070-03-15"]),
        ("maandag 2027", TWO_WAYS, ["year 2027-12-31"]),
        ("begin van het jaar", TWO_WAYS, ["year 2026-03-31", "year 2027-03-31"]),
        ("winter 2026-2030", TWO_WAYS, ["season 2027-02-28"]),
        ("31-12-2150", OUTSIDE, []),
        ("1-1-1899", OUTSIDE, []),
        ("3027", OUTSIDE, []),
        ("31-2-2027", NO_SUCH_DAY, ["day 2027-02-28"]),
        ("31/2", NO_SUCH_DAY, ["day 2027-02-28"]),
        ("29 feb", NO_SUCH_DAY, ["day 2027-02-28"]),
        ("31 juni 2027", NO_SUCH_DAY, ["day 2027-06-30"]),
        ("0 mei 2027", NO_SUCH_DAY, ["day 2027-05-01"]),
        ("12-13-2027", NO_SUCH_MONTH, ["day 2027-12-13"]),
        ("2027-31-03", NO_SUCH_MONTH, ["day 2027-03-31"]),
        ("3/15", NO_SUCH_MONTH, ["month 2015-03-31", "day 2027-03-15"]),
        ("3/27", NO_SUCH_MONTH, ["month 2027-03-31", "day 2027-03-27"]),
        ("0-0-2027", NO_SUCH_MONTH, []),
        ("week 53 2027", NO_SUCH_WEEK, ["week 2027-12-31"]),
        ("week 0", NO_SUCH_WEEK, ["week 2027-01-08"]),
        ("week 99", NO_SUCH_WEEK, ["week 2027-01-01"]),
        ("Q5 2027", NO_SUCH_PERIOD, []),
        ("3e helft 2027", NO_SUCH_PERIOD, []),
        ("di 31 maart 2027", OTHER_WEEKDAY, ["day 2027-03-31", "day 2027-03-30"]),
        ("zo 31 maart 2027", OTHER_WEEKDAY, ["day 2027-03-31", "day 2027-03-28"]),
        ("uiterlijk 31 maart 2027", HEDGED, ["day 2027-03-31"]),
        ("circa Q3 2027", HEDGED, ["quarter 2027-09-30"]),
        ("ca. mei 2027", HEDGED, ["month 2027-05-31"]),
        ("t/m 31-3-2027", HEDGED, ["day 2027-03-31"]),
        ("maart 2027?", HEDGED, ["month 2027-03-31"]),
        ("maart 2027 (onder voorbehoud)", HEDGED, ["month 2027-03-31"]),
        ("uiterlijk 3-4", HEDGED, ["day 2027-04-03"]),
        ("voor de zomer 2027", HEDGED, ["day 2027-05-31", "season 2027-08-31"]),
        ("na 1 mei 2027", HEDGED, ["day 2027-05-02", "day 2027-05-01"]),
        ("2027-2028", SEVERAL, ["year 2027-12-31", "year 2028-12-31"]),
        ("2027 t/m 2028", SEVERAL, ["year 2027-12-31", "year 2028-12-31"]),
        ("maart/april 2027", SEVERAL, ["month 2027-03-31", "month 2027-04-30"]),
        ("maart/april 2029", SEVERAL, ["month 2029-03-31", "month 2029-04-30"]),
        ("eind maart of april", SEVERAL, ["month 2027-03-31", "month 2027-04-30"]),
        ("jan-mrt 2027", SEVERAL, ["quarter 2027-03-31", "month 2027-01-31", "month 2027-03-31"]),
        ("Q1 of Q2 2027", SEVERAL, ["half 2027-06-30", "quarter 2027-03-31", "quarter 2027-06-30"]),
        ("1-3-2027 - 15-4-2027", SEVERAL, ["day 2027-03-01", "day 2027-04-15"]),
        ("2 weken", NO_SIGN, ["day 2027-02-14"]),
        ("drie maanden", NO_SIGN, ["day 2027-04-30"]),
        ("15 febuari 2027", MISSPELT, ["day 2027-02-15"]),
        ("septmber 2027", MISSPELT, ["month 2027-09-30"]),
        ("zodra het kan", UNREADABLE, ["unknown"]),
        ("in overleg", UNREADABLE, ["unknown"]),
        ("gereed", UNREADABLE, ["unknown"]),
        ("46000", UNREADABLE, ["unknown"]),
        ("20270331", UNREADABLE, ["unknown"]),
        ("n.t.b. (na besluit)", UNREADABLE, ["unknown"]),
        ("doorlopend vanaf 2026", UNREADABLE, ["ongoing"]),
        ("x" * (LONGEST + 1), UNREADABLE, ["unknown"]),
    ],
)
def test_doubtful_texts_are_asked(text: str, message: str, proposals: list[str]) -> None:
    doubt = asked(text)
    assert doubt.message == message
    assert [in_words(reading) for reading in doubt.proposals] == proposals
    assert doubt.text == text
    assert all(reading.text == text for reading in doubt.proposals)


def test_what_cannot_be_read_can_be_kept_as_text() -> None:
    kept = asked("zodra het kan").proposals[0].as_end()
    assert (kept.day, kept.precision, kept.text) == (None, Precision.UNKNOWN, "zodra het kan")


def test_a_doubt_is_a_sentence_in_the_readers_language(nl: Translator, en: Translator) -> None:
    assert asked("31-2-2027").sentence(nl) == (
        "“31-2-2027” bestaat niet: die maand heeft 28 dagen. Welke dag bedoel je?"
    )
    assert asked("week 53 2027").sentence(en) == (
        "“week 53 2027” does not exist: 2027 has 52 weeks. Which week is meant?"
    )
    assert asked("{nonsense}").sentence(nl).startswith("“{nonsense}” is geen datum.")
