"""The names of months and weekdays in the program's languages, as CLDR has them.

Kept here as data: loading a locale of Babel for these 38 words would take longer than opening a programme.
"""

from typing import NamedTuple


class DateNames(NamedTuple):
    """Names in the order of the year and, from Monday, of the week."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DATE_NAMES: dict[str, DateNames] = {
    "nl": DateNames(
        _words("januari februari maart april mei juni juli augustus september oktober november december"),
        _words("jan feb mrt apr mei jun jul aug sep okt nov dec"),
        _words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        _words("ma di wo do vr za zo"),
    ),
    "en": DateNames(
        _words("January February March April May June July August September October November December"),
        _words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        _words("Mon Tue Wed Thu Fri Sat Sun"),
    ),
}
