"""How an aspect stands, in words: "Te laat · 17 dagen", "Oranje: aandacht"."""

from wsg_desktop.domain.date_display import show_span
from wsg_desktop.domain.status import TimeStatus
from wsg_desktop.domain.vocabulary import Aspect, Light, label
from wsg_desktop.texts import N_, Translator

EXPLAINED = frozenset({Light.ATTENTION, Light.OFF_TRACK})
"""Lights that ask for cause, consequence and measure."""

_TO_CHOOSE = {
    Light.ON_TRACK: N_("Green: on track"),
    Light.ATTENTION: N_("Orange: attention"),
    Light.OFF_TRACK: N_("Red: off track"),
}
_TIME_TO_CHOOSE = _TO_CHOOSE | {Light.OFF_TRACK: N_("Red: late")}


def light_words(aspect: Aspect, light: Light, tr: Translator) -> str:
    """Return the word of a light; time that is off track is late."""
    if aspect is Aspect.TIME and light is Light.OFF_TRACK:
        return tr("Late")
    return tr(label(light))


def time_words(status: TimeStatus, tr: Translator) -> str:
    """Return the computed time status with how many days it is about: "Te laat · 17 dagen"."""
    said = light_words(Aspect.TIME, status.light, tr)
    days = max(status.slip, status.overdue)
    return f"{said} · {show_span(days, tr)}" if status.light in EXPLAINED and days > 0 else said


def choices(aspect: Aspect) -> dict[Light, str]:
    """Return the lights that people may set for an aspect, with message ids that name their colours."""
    return _TIME_TO_CHOOSE if aspect is Aspect.TIME else _TO_CHOOSE
