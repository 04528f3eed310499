"""Grammar of days counted from another day: vandaag, +2w, over twee weken, komende maandag."""

import re
from datetime import date, timedelta

from wsg_desktop.domain.date_vocabulary import DAYS_FROM_TODAY, NUMBERS, SEASONS, UNITS, WEEKDAYS, one_of
from wsg_desktop.domain.date_years import TWO_WAYS, Asked, doubtful, outside_years
from wsg_desktop.domain.day_grammar import Rule
from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR, Period, add_months
from wsg_desktop.domain.readings import Reading, reading_of_day, reading_of_period
from wsg_desktop.domain.vocabulary import Precision

_UNIT = rf"(?:{one_of(UNITS)})"
_STEP = re.compile(rf"(?P<sign>[-+]?) ?(?P<number>[0-9]{{1,4}}) ?(?P<unit>{one_of(UNITS)})(?![a-z])")
_HOW_MANY = rf"(?P<many>[0-9]{{1,4}}|{one_of(NUMBERS)}|anderhalf|anderhalve)"
_WEEKDAY = rf"(?P<weekday>{one_of(WEEKDAYS)})"
_STEPS = rf"[-+] ?[0-9]{{1,4}} ?{_UNIT}(?:[ ,]*[-+]? ?[0-9]{{1,4}} ?{_UNIT})*"
_UNSIGNED = re.compile(rf"{_HOW_MANY} ?(?P<unit>{one_of(UNITS)})")


def unsigned_step(plain_text: str, asked: Asked) -> Reading | None:
    """Return what "2 weken" would mean with a plus in front of it, or None when it is no step at all."""
    found = _UNSIGNED.fullmatch(plain_text)
    return _counted(found, asked, asked.base, 1) if found else None


def _steps_from_base(found: re.Match[str], asked: Asked) -> Reading:
    """Add steps such as +1m 2w one after the other; one without a sign goes the same way as the last."""
    day, sign = asked.base, "+"
    for step in _STEP.finditer(found[0]):
        sign = step["sign"] or sign
        number = int(step["number"]) * (-1 if sign == "-" else 1)
        day = _moved(asked, day, number, step["unit"])
    return reading_of_day(day, asked.text)


def _later_or_earlier(found: re.Match[str], asked: Asked) -> Reading:
    return _counted(found, asked, asked.base, 1 if found["way"] in {"later", "uitstel"} else -1)


def _ahead(found: re.Match[str], asked: Asked) -> Reading:
    return _counted(found, asked, asked.today, 1)


def _ago(found: re.Match[str], asked: Asked) -> Reading:
    return _counted(found, asked, asked.today, -1)


def _near_day(found: re.Match[str], asked: Asked) -> Reading:
    return reading_of_day(asked.today + timedelta(days=DAYS_FROM_TODAY[found["word"]]), asked.text)


def _weekday(found: re.Match[str], asked: Asked) -> Reading:
    """Read a bare weekday as the next one; on that very day ask whether today is meant."""
    day = _next_weekday(asked, found)
    if asked.today.isoweekday() == day.isoweekday():
        raise doubtful(
            asked, TWO_WAYS, reading_of_day(day, asked.text), reading_of_day(asked.today, asked.text)
        )
    return reading_of_day(day, asked.text)


def _coming_weekday(found: re.Match[str], asked: Asked) -> Reading:
    return reading_of_day(_next_weekday(asked, found), asked.text)


def _past_weekday(found: re.Match[str], asked: Asked) -> Reading:
    back = (asked.today.isoweekday() - WEEKDAYS[found["weekday"]] - 1) % 7 + 1
    return reading_of_day(asked.today - timedelta(days=back), asked.text)


def _this_weekday(found: re.Match[str], asked: Asked) -> Reading:
    """Read "deze vrijdag" as that day of this week; ask once it has passed."""
    day = _of_week(asked, found, 0)
    if day < asked.today:
        coming = reading_of_day(_next_weekday(asked, found), asked.text)
        raise doubtful(asked, TWO_WAYS, coming, reading_of_day(day, asked.text))
    return reading_of_day(day, asked.text)


def _next_named_weekday(found: re.Match[str], asked: Asked) -> Reading:
    """Ask about "volgende vrijdag": the first one or the one of next week, unless they are the same."""
    first, of_next_week = (
        reading_of_day(day, asked.text) for day in (_next_weekday(asked, found), _of_week(asked, found, 1))
    )
    if first != of_next_week:
        raise doubtful(asked, TWO_WAYS, first, of_next_week)
    return first


def _coming_season(found: re.Match[str], asked: Asked) -> Reading:
    return reading_of_period(_next_season(found, asked), asked.text)


def _next_named_season(found: re.Match[str], asked: Asked) -> Reading:
    """Ask about "volgend voorjaar" in January: the first one or that of next year."""
    first = _next_season(found, asked)
    of_next_year = Period(Precision.SEASON, asked.today.year + 1, first.number)
    if first != of_next_year:
        readings = (reading_of_period(season, asked.text) for season in (first, of_next_year))
        raise doubtful(asked, TWO_WAYS, *readings)
    return reading_of_period(first, asked.text)


def _this_season(found: re.Match[str], asked: Asked) -> Reading:
    return reading_of_period(Period(Precision.SEASON, asked.today.year, SEASONS[found["season"]]), asked.text)


def _next_season(found: re.Match[str], asked: Asked) -> Period:
    number = SEASONS[found["season"]]
    this_year = Period(Precision.SEASON, asked.today.year, number)
    return (
        this_year if this_year.first > asked.today else Period(Precision.SEASON, asked.today.year + 1, number)
    )


def _counted(found: re.Match[str], asked: Asked, day: date, sign: int) -> Reading:
    """Return the day `many` units after `day`; one and a half years are eighteen months."""
    many, unit = found["many"], found["unit"]
    if many.startswith("anderhal"):
        kind, size = UNITS[unit]
        if kind == "days" or size == 1:
            raise doubtful(asked, TWO_WAYS)
        return reading_of_day(_moved(asked, day, sign * size * 3 // 2, "m"), asked.text)
    number = NUMBERS[many] if many in NUMBERS else int(many)
    return reading_of_day(_moved(asked, day, sign * number, unit), asked.text)


def _moved(asked: Asked, day: date, number: int, unit: str) -> date:
    kind, size = UNITS[unit]
    try:
        moved = day + timedelta(days=number * size) if kind == "days" else add_months(day, number * size)
    except (OverflowError, ValueError):
        raise outside_years(asked) from None
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise outside_years(asked)
    return moved


def _next_weekday(asked: Asked, found: re.Match[str]) -> date:
    ahead = (WEEKDAYS[found["weekday"]] - asked.today.isoweekday() - 1) % 7 + 1
    return asked.today + timedelta(days=ahead)


def _of_week(asked: Asked, found: re.Match[str], weeks: int) -> date:
    return asked.today + timedelta(days=WEEKDAYS[found["weekday"]] - asked.today.isoweekday() + 7 * weeks)


_COMING = r"(?:komende?|aanstaande|aankomende?|eerstvolgende?|a\.? ?s\.?|coming)"
_AMOUNT = rf"{_HOW_MANY} ?(?P<unit>{one_of(UNITS)})"
_SEASON = rf"(?P<season>{one_of(SEASONS)})"

RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (_STEPS, _steps_from_base),
        (rf"{_AMOUNT} (?P<way>later|uitstel|eerder|earlier)", _later_or_earlier),
        (rf"(?:over|in) {_AMOUNT}", _ahead),
        (rf"{_AMOUNT} from now", _ahead),
        (rf"{_AMOUNT} (?:geleden|ago)", _ago),
        (rf"(?P<word>{one_of(DAYS_FROM_TODAY)})", _near_day),
        (rf"{_WEEKDAY}\.?", _weekday),
        (rf"{_COMING} {_WEEKDAY}", _coming_weekday),
        (rf"{_WEEKDAY} (?:a\.? ?s\.?|aanstaande)", _coming_weekday),
        (rf"(?:afgelopen|laatste|last) {_WEEKDAY}", _past_weekday),
        (rf"{_WEEKDAY} (?:j\.? ?l\.?|jongstleden)", _past_weekday),
        (rf"(?:deze|this) {_WEEKDAY}", _this_weekday),
        (rf"(?:volgende|next) {_WEEKDAY}", _next_named_weekday),
        (rf"{_COMING} {_SEASON}", _coming_season),
        (rf"(?:volgende?|next) {_SEASON}", _next_named_season),
        (rf"(?:dit|deze|this) {_SEASON}", _this_season),
    )
)
