"""The settings that belong to a programme, declared once: the window and the command line follow from it."""

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from wsg_desktop.domain.aspects import as_kept, shown_aspects
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.fields import FieldKind
from wsg_desktop.domain.vocabulary import Aspect, label
from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.services.change_labels import FIELD_LABELS
from wsg_desktop.services.field_values import read_term
from wsg_desktop.services.programme import MOST_DAYS
from wsg_desktop.store.rows import ProgrammeRow
from wsg_desktop.texts import LANGUAGES, N_, Translator, sentence, translator

CHANGE_SETTING = N_("change the setting {field}")

NO_SETTING = N_("There is no setting called {name}. These are there: {names}.")
NO_DAYS = N_("“{text}” is no number of days. Type a whole number from 0 to {most}.")
NO_SWITCH = N_("“{text}” is neither on nor off. Type one of those.")
NO_ASPECT = N_("There is no aspect called {name}. These are there: {names}.")


class ValueKind(StrEnum):
    """What a setting holds."""

    TEXT = "text"
    DAY = "day"
    DAYS = "days"
    SWITCH = "switch"
    ASPECTS = "aspects"


class ProgrammeSetting(NamedTuple):
    """One setting: its key in the file and on the command line, what it holds and what it does."""

    key: str
    kind: ValueKind
    hint: str = ""
    """Message id."""

    @property
    def label(self) -> str:
        """Return what it is called, as the history calls it: a message id."""
        return FIELD_LABELS["programme"][self.key]


PROGRAMME_SETTINGS: tuple[ProgrammeSetting, ...] = (
    ProgrammeSetting("name", ValueKind.TEXT),
    ProgrammeSetting("region", ValueKind.TEXT),
    ProgrammeSetting("starts_on", ValueKind.DAY),
    ProgrammeSetting("ends_on", ValueKind.DAY),
    ProgrammeSetting("attention_days", ValueKind.DAYS, N_("Later than this is too late.")),
    ProgrammeSetting("deadline_notice_days", ValueKind.DAYS, N_("Today counts these deadlines.")),
    ProgrammeSetting("stale_days", ValueKind.DAYS, N_("Nobody changed or confirmed it for so long.")),
    ProgrammeSetting(
        "director_notice_days", ValueKind.DAYS, N_("A phase that begins sooner and has no director is told.")
    ),
    ProgrammeSetting("aspects", ValueKind.ASPECTS, N_("Time is always shown: it follows from the dates.")),
    ProgrammeSetting("good_friday_closed", ValueKind.SWITCH),
    ProgrammeSetting("liberation_day_closed", ValueKind.SWITCH),
)
"""In the order in which they are shown."""

_ON = frozenset({"on", "yes", "1", "aan", "ja"})
_OFF = frozenset({"off", "no", "0", "uit", "nee"})


def get_setting(key: str) -> ProgrammeSetting:
    """Return the setting with this key; raises `NotFound`."""
    for setting in PROGRAMME_SETTINGS:
        if setting.key == key.strip().lower().replace("-", "_"):
            return setting
    raise NotFound(NO_SETTING, name=key, names=", ".join(it.key for it in PROGRAMME_SETTINGS))


def setting_label(setting: ProgrammeSetting) -> str:
    """Return the packed label of a change of this setting."""
    return sentence(CHANGE_SETTING, field=setting.label)


def read_setting(setting: ProgrammeSetting, text: str, today: date) -> Any:
    """Return the value that `text` says, as `programme.change_settings` takes it; raises `UserError`."""
    text = text.strip()
    match setting.kind:
        case ValueKind.DAYS:
            return _read_days(text)
        case ValueKind.DAY:
            kind = FieldKind.END if setting.key == "ends_on" else FieldKind.START
            return read_term(text, kind, today=today).day if text else None
        case ValueKind.SWITCH:
            return _read_switch(text)
        case ValueKind.ASPECTS:
            return as_kept(_aspect(word) for word in text.replace(",", " ").split())
        case ValueKind.TEXT:
            return " ".join(text.split())


def show_setting(setting: ProgrammeSetting, programme: ProgrammeRow, tr: Translator) -> str:
    """Return the value that the programme has, in words."""
    value = getattr(programme, setting.key)
    match setting.kind:
        case ValueKind.SWITCH:
            return tr("on") if value else tr("off")
        case ValueKind.ASPECTS:
            return ", ".join(tr(label(aspect)) for aspect in shown_aspects(value))
        case ValueKind.DAY:
            return show_day(value, tr) if value else ""
        case ValueKind.DAYS | ValueKind.TEXT:
            return str(value)


def _read_days(text: str) -> int:
    days = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_DAYS)) else -1
    if not 0 <= days <= MOST_DAYS:
        raise UserError(NO_DAYS, text=text, most=MOST_DAYS)
    return days


def _read_switch(text: str) -> bool:
    if text.lower() not in _ON | _OFF:
        raise UserError(NO_SWITCH, text=text)
    return text.lower() in _ON


def _aspect(word: str) -> Aspect:
    """Return the aspect of this name, in any language, or key."""
    for aspect in Aspect:
        names = {aspect.value, *(search_key(translator(it)(label(aspect))) for it in LANGUAGES)}
        if search_key(word) in names:
            return aspect
    raise NotFound(NO_ASPECT, name=word, names=", ".join(aspect.value for aspect in Aspect))
