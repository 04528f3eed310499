"""The register in words: how it stands with an answer, with the shape that stands for it."""

from collections.abc import Mapping
from datetime import date

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import relative_days, show_day, show_late, show_span
from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.services.answer_register import RegisterRow, Standing
from wsg_desktop.texts import N_, Translator

SHAPES: Mapping[Standing, Light] = {
    Standing.LATE: Light.OFF_TRACK,
    Standing.SOON: Light.ATTENTION,
    Standing.WAITING: Light.NOT_STARTED,
    Standing.ANSWERED: Light.DONE,
    Standing.READS: Light.NONE,
    Standing.NEVER: Light.NONE,
}
"""The shape of each standing; `Light.NONE` has none."""

_WAITING, _READS = N_("waiting"), N_("only reads")
_EMPTY, _UNREADABLE = N_("{standing}, came back empty"), N_("{standing}, came back unreadable")


def standing_words(row: RegisterRow, tr: Translator, today: date) -> str:
    """Return how it stands: "5 days late", "due tomorrow, came back empty"; nothing before one was sent."""
    standing, came = _standing_words(row, tr, today), row.came_empty
    if row.also_answered:
        standing = tr.plural(
            "{standing}, {n} other answered",
            "{standing}, {n} others answered",
            row.also_answered,
            standing=standing,
        )
    if came is None or row.standing(today) is Standing.READS:
        return standing
    return tr(_UNREADABLE if came.is_unreadable else _EMPTY, standing=standing)


def _standing_words(row: RegisterRow, tr: Translator, today: date) -> str:
    match row.standing(today):
        case Standing.LATE:
            return show_late(row.days_late(today), tr)
        case Standing.SOON if row.answer_by is not None:
            return tr("due {when}", when=relative_days(row.answer_by, today, tr))
        case Standing.ANSWERED:
            return answered_words(row, tr, today)
        case Standing.READS:
            return tr(_READS)
        case Standing.NEVER:
            return ""
        case _:
            return tr(_WAITING)


def answered_words(row: RegisterRow, tr: Translator, today: date) -> str:
    """Return when a party answered last; empty while it did not."""
    if row.answered_at is None:
        return ""
    return tr("answered {day}", day=near_day(day_of(row.answered_at), tr, today))


def reminded_words(row: RegisterRow, tr: Translator, today: date) -> str:
    """Return when a party was last reminded, and how often where that is more than once."""
    if row.reminded_at is None:
        return ""
    day, times = near_day(day_of(row.reminded_at), tr, today), len(row.reminded)
    return day if times == 1 else tr("{day} ({n} times)", day=day, n=times)


def age_words(row: RegisterRow, tr: Translator, today: date) -> str:
    """Return how old the oldest of what a party leads is; empty where it leads nothing."""
    age = row.age(today)
    if age is None:
        return ""
    return tr("{span} old", span=show_span(age, tr)) if age else tr("of today")


def near_day(day: date, tr: Translator, today: date) -> str:
    """Return a day, without its year where that is the present one: columns have little room."""
    shown = show_day(day, tr)
    return shown.removesuffix(f" {day.year}") if day.year == today.year else shown
