"""What filters are called: on chips, in the list of a column's values, and in the status bar."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from wsg_desktop.domain.field_display import show_choice
from wsg_desktop.domain.fields import FIELDS_BY_KEY, FieldKind
from wsg_desktop.domain.views import CHOSEN, EMPTY, SHIPPED, Accepted, Check, Condition, Filter, GroupBy, View
from wsg_desktop.domain.vocabulary import PHASE_ORDER, Aspect, Light, Precision, State, label
from wsg_desktop.domain.words import dutch_key
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.details.status_words import light_words
from wsg_desktop.ui.projects.columns import COLUMNS_BY_KEY

if TYPE_CHECKING:
    from wsg_desktop.domain.arranging import ValueCount
    from wsg_desktop.services.project_facts import Basis

_ASPECTS = {
    "status": Aspect.TIME,
    **{aspect.value: aspect for aspect in Aspect if aspect is not Aspect.TIME},
}
_SHOWN_ON_CHIP = 2
_ANY_ROLE = N_("Takes part")
_WITHOUT_DAY = frozenset({Precision.ONGOING.value, Precision.UNKNOWN.value})

GROUP_WORDS: dict[GroupBy | None, str] = {
    None: N_("Do not group"),
    GroupBy.AREA: N_("Group by area"),
    GroupBy.LEAD_PARTY: N_("Group by lead party"),
    GroupBy.PHASE: N_("Group by phase"),
    GroupBy.THEME: N_("Group by theme"),
    GroupBy.MUNICIPALITY: N_("Group by municipality"),
    GroupBy.ROLE: N_("Group by role of the director"),
}


def view_name(view: View, tr: Translator) -> str:
    """Return the name of a view; shipped ones are translated."""
    return tr(view.name) if any(view.name == shipped.name for shipped in SHIPPED) else view.name


def condition_words(condition: Condition, basis: "Basis") -> str:
    """Return a condition in words."""
    tr, days = basis.tr, condition.days
    match condition.check:
        case Check.LATE:
            return tr("Late")
        case Check.DEADLINE_NEAR:
            near = basis.programme.deadline_notice_days if days is None else days
            return tr.plural("Deadline within {n} day", "Deadline within {n} days", near)
        case Check.WITHOUT_LEAD:
            return tr("Without lead party")
        case Check.STALE:
            longest = basis.programme.stale_days if days is None else days
            return tr.plural("Not updated for {n} day", "Not updated for {n} days", longest)
        case Check.OPEN:
            return tr("Not finished")
        case Check.CHANGED:
            return tr.plural("Changed in the last {n} day", "Changed in the last {n} days", days or 7)


def value_words(field: str, value: str, basis: "Basis") -> str:
    """Return one value of a field in words."""
    tr = basis.tr
    if value == EMPTY:
        return tr("(empty)")
    if field in _ASPECTS:
        return light_words(_ASPECTS[field], Light(value), tr)
    if field == "phase":
        return basis.phase_name(value)
    declared = FIELDS_BY_KEY.get(field)
    if declared is not None and declared.kind is FieldKind.CHOICE:
        return show_choice(declared, value, tr)
    is_term = declared is not None and declared.kind in {FieldKind.START, FieldKind.END}
    return tr(label(Precision(value))) if is_term and value in _WITHOUT_DAY else value


def accepted_words(accepted: Accepted, basis: "Basis") -> str:
    """Return the accepted values of a field as a chip says them: "Gebied: Bathmen, Rivierenwijk +3"."""
    tr = basis.tr
    if accepted.field == CHOSEN:
        return tr.plural("{n} chosen project", "{n} chosen projects", len(accepted.values))
    values = [
        value_words(accepted.field, value, basis) for value in _in_order(accepted.field, accepted.values)
    ]
    more = len(values) - _SHOWN_ON_CHIP
    said = ", ".join(values[:_SHOWN_ON_CHIP]) + (f" +{more}" if more > 0 else "")
    return tr("{column}: {text}", column=field_header(accepted.field, tr), text=said)


def field_header(field: str, tr: Translator) -> str:
    """Return what a field that is filtered by is called; a party in any role is in no column."""
    return tr(COLUMNS_BY_KEY[field].header if field in COLUMNS_BY_KEY else _ANY_ROLE)


def filter_words(wanted: Filter, basis: "Basis") -> str:
    """Return a whole filter in words, for the status bar."""
    said = [condition_words(it, basis) for it in wanted.conditions]
    said += [accepted_words(it, basis) for it in wanted.accepted]
    said += [f"“{wanted.text.strip()}”"] if wanted.text.strip() else []
    return ", ".join(_uncapitalised(it) for it in said)


def ordered_counts(field: str, counts: "Iterable[ValueCount]") -> "list[ValueCount]":
    """Return the values of a field in the order of a list: phases as they follow, names as in Dutch."""
    by_value = {count.value: count for count in counts}
    return [by_value[value] for value in _in_order(field, by_value)]


def status_words(chosen: int, shown: int, total: int, wanted: Filter, basis: "Basis") -> str:
    """Return the words of the status bar: "1 van 12 geselecteerd (filter: te laat)"."""
    tr = basis.tr
    if chosen:
        said = tr("{n} of {total} selected", n=chosen, total=shown)
    elif wanted:
        said = tr("{n} of {total} projects", n=shown, total=total)
    else:
        said = tr.plural("{n} project", "{n} projects", shown)
    return tr("{said} (filter: {filter})", said=said, filter=filter_words(wanted, basis)) if wanted else said


def _in_order(field: str, values: Collection[str]) -> list[str]:
    order: dict[str, int] = PHASE_ORDER if field == "phase" else _LIGHTS if field in _ASPECTS else {}
    order = {state.value: at for at, state in enumerate(State)} if field == "state" else order
    return sorted(values, key=lambda it: (it == EMPTY, order.get(it, len(order)), dutch_key(it)))


def _uncapitalised(text: str) -> str:
    """Return a text as it stands inside a sentence; a word in capitals stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


_LIGHTS = {
    light.value: at
    for at, light in enumerate(
        (Light.OFF_TRACK, Light.ATTENTION, Light.ON_TRACK, Light.NOT_STARTED, Light.DONE)
    )
}
