"""Grammar of periods: week 12, eind maart, Q3 2027, 1e kwartaal, 2e helft 2026, medio 2028, voorjaar."""

import re

from wsg_desktop.domain.date_vocabulary import MONTHS, ORDINALS, PARTS, SEASONS, one_of
from wsg_desktop.domain.date_years import TWO_WAYS, Asked, doubtful, in_year
from wsg_desktop.domain.day_grammar import FOUR_DIGITS, GAP, MONTH, NUMBER, YEAR, Rule, week_of_year
from wsg_desktop.domain.periods import Part, Period, periods_in
from wsg_desktop.domain.readings import Reading, reading_of_period
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.texts import N_

NO_SUCH_PERIOD = N_("“{text}” does not exist: the number runs from 1 to {most}. Which one is meant?")

_PART = rf"(?:(?P<part>{one_of(PARTS)})[- ]*)?"
_ORDINAL = rf"(?P<ordinal>{one_of(ORDINALS)}|laatste|last|[0-9] ?-?(?:e|ste|de|st|nd|rd|th))"
_MONTH_NUMBER = r"(?P<number>0?[1-9]|1[0-2])"
_DIGIT = r"(?P<digit>[0-9])"
_QUARTER = r"(?:kwartaal|kwart|kw|quarter|q|k)"
_HALF = r"(?:helft|halfjaar|half jaar|half year|half)"
_SHORT_YEAR = r"(?P<year>'[0-9]{2}|[0-9]{2})"


def _month(found: re.Match[str], asked: Asked) -> Reading:
    return _built(found, asked, Precision.MONTH, MONTHS[found["month"]])


def _month_number(found: re.Match[str], asked: Asked) -> Reading:
    return _built(found, asked, Precision.MONTH, int(found["number"]))


def _season(found: re.Match[str], asked: Asked) -> Reading:
    return _built(found, asked, Precision.SEASON, SEASONS[found["season"]])


def _winter(found: re.Match[str], asked: Asked) -> Reading:
    """Read winter 2026-2027; ask when the years do not follow each other."""
    reading = _built(found, asked, Precision.SEASON, SEASONS["winter"])
    if int(found["next"]) % 100 != (int(found["year"]) + 1) % 100:
        raise doubtful(asked, TWO_WAYS, reading)
    return reading


def _quarter(found: re.Match[str], asked: Asked) -> Reading:
    return _built(found, asked, Precision.QUARTER, _count(found, 4))


def _half(found: re.Match[str], asked: Asked) -> Reading:
    return _built(found, asked, Precision.HALF, _count(found, 2))


def _year(found: re.Match[str], asked: Asked) -> Reading:
    return _built(found, asked, Precision.YEAR, 1)


def _part_and_two_digits(found: re.Match[str], asked: Asked) -> Reading:
    """Ask about "eind 26": a year without its apostrophe, or a number that has nothing to do with one."""
    raise doubtful(asked, TWO_WAYS, _built(found, asked, Precision.YEAR, 1))


def _week(found: re.Match[str], asked: Asked) -> Reading:
    week, part = int(found["number"]), _part(found)

    def build(year: int) -> Reading:
        whole = week_of_year(asked, year, week)
        if part is Part.WHOLE:
            return whole
        return reading_of_period(Period(Precision.WEEK, year, week, part), asked.text)

    return in_year(asked, found["year"], build)


def _built(found: re.Match[str], asked: Asked, precision: Precision, number: int) -> Reading:
    part = _part(found)

    def build(year: int) -> Reading:
        most = periods_in(precision, year)
        if not 1 <= number <= most:
            raise doubtful(asked, NO_SUCH_PERIOD, most=most)
        return reading_of_period(Period(precision, year, number, part), asked.text)

    return in_year(asked, found["year"], build)


def _part(found: re.Match[str]) -> Part:
    word = found.groupdict().get("part")
    return PARTS[word] if word else Part.WHOLE


def _count(found: re.Match[str], last: int) -> int:
    """Return the number of a quarter or half that is written as a digit, "3e", "derde" or "laatste"."""
    groups = found.groupdict()
    if groups.get("digit"):
        return int(groups["digit"])
    ordinal = groups["ordinal"]
    if ordinal in {"laatste", "last"}:
        return last
    return ORDINALS.get(ordinal) or int(ordinal[0])


RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"{_PART}{MONTH}\.?(?:{GAP}{YEAR})?", _month),
        (rf"{_MONTH_NUMBER} ?[-/.] ?{FOUR_DIGITS}", _month_number),
        (rf"{FOUR_DIGITS} ?[-/.] ?{_MONTH_NUMBER}", _month_number),
        (rf"{_PART}{_QUARTER}\.? ?-?{_DIGIT}(?:{GAP}{YEAR})?", _quarter),
        (rf"{_PART}{_ORDINAL} ?{_QUARTER}\.?(?:{GAP}{YEAR})?", _quarter),
        (rf"{_PART}{FOUR_DIGITS}{GAP}{_QUARTER}{_DIGIT}", _quarter),
        (rf"{_PART}(?:h|helft) ?{_DIGIT}(?:{GAP}{YEAR})?", _half),
        (rf"{_PART}{_ORDINAL} ?{_HALF}(?:{GAP}{YEAR})?", _half),
        (rf"{_PART}{FOUR_DIGITS}{GAP}h{_DIGIT}", _half),
        (rf"{_PART}(?P<season>{one_of(SEASONS)})(?:{GAP}{YEAR})?", _season),
        (rf"{_PART}winter {FOUR_DIGITS} ?[-/] ?(?P<next>[0-9]{{4}}|[0-9]{{2}})", _winter),
        (
            rf"{_PART}(?:week|weeknr|weeknummer|wk|w)\.? ?{NUMBER}(?:(?: ?[-/] ?(?=[0-9]{{4}})| ){YEAR})?",
            _week,
        ),
        (rf"{_PART}{FOUR_DIGITS}[- ]?(?:week|wk|w) ?{NUMBER}", _week),
        (rf"{_PART}(?:jaar |year )?{FOUR_DIGITS}", _year),
        (rf"{_PART}(?:jaar |year )?(?P<year>'[0-9]{{2}})", _year),
        (rf"(?P<part>{one_of(PARTS)}) {_SHORT_YEAR}", _part_and_two_digits),
    )
)
