"""The dates of the administrative calendar as a deadline is typed by their names."""

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.named_days import NamedDay
from wsg_desktop.store.bodies import list_periods
from wsg_desktop.store.engine import Reading
from wsg_desktop.texts import LANGUAGES, translator


def named_days(read: Reading) -> tuple[NamedDay, ...]:
    """Return the last day of every date of the administrative calendar, with its month in each language."""
    translators = [translator(language) for language in LANGUAGES]
    return tuple(
        NamedDay(it.name, it.last, " ".join((it.name, *(show_day(it.last, tr) for tr in translators))))
        for it in list_periods(read)
    )
