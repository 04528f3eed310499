"""What the fields of a list are called in the pick list of a column."""

from collections.abc import Sequence

from wsg_desktop.domain.vocabulary import Phase, label
from wsg_desktop.exchange.list_fields import CAPITALS_LEAD, FIELDS, FIRST_LEADS, LIST_FIELDS
from wsg_desktop.services.list_words import PERIODS
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.ask_box import Choice

OPEN = "?"
"""Stands for a column that a person has still to choose a field for; its text goes to the notes till then."""

NOT_READ = N_("Do not import")
_OPEN = N_("Choose what this is")
_MIXED = {
    FIRST_LEADS: N_("The first one is the lead party"),
    CAPITALS_LEAD: N_("IN CAPITALS is the lead party"),
}


def field_words(field: str | None, tr: Translator) -> str:
    """Return the name of a field on the screen."""
    if field is None:
        return tr(NOT_READ)
    if field == OPEN:
        return tr(_OPEN)
    if field in _MIXED:
        return tr(_MIXED[field])
    phase, _, period = field.partition(".")
    if period:
        return tr(PERIODS[period], phase=tr(label(Phase(phase))))
    return tr(FIELDS[field].label)


def field_choices(proposals: Sequence[str], present: str | None, tr: Translator) -> list[Choice]:
    """Return what may be chosen for a column: what is likely first, then nothing, then all other fields."""
    own = [present] if present and present != OPEN else []
    likely = [*own, *(key for key in proposals if key not in own)]
    others = [Choice(key, field_words(key, tr)) for field in LIST_FIELDS if (key := field.key) not in likely]
    return [
        *(Choice(key, field_words(key, tr), is_likely=True) for key in likely),
        Choice(None, tr(NOT_READ), is_likely=True),
        *sorted(others, key=lambda choice: choice.words.lower()),
    ]
