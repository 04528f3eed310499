"""What a list changes, in words and as JSON: fields, values, and why a person is asked."""

from collections.abc import Collection
from datetime import date
from typing import Any

from wsg_desktop.domain.answers import Value, Verdict
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import Form, show_day, show_term
from wsg_desktop.domain.field_display import show_value
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Light, Phase, label
from wsg_desktop.domain.words import brief
from wsg_desktop.services.list_comparing import ListCell, ListRow, ListUpdate
from wsg_desktop.services.list_dates import may_mean
from wsg_desktop.services.list_values import LIGHT, field_label
from wsg_desktop.texts import N_, Translator

CHANGED_BY = N_("{who} changed it on {day}; the list changed it too")
UNKNOWN = N_("What the list said before is not known")
BOTH = N_("Changed in the programme and in the list")
AT_DATES = N_("Choose it at Dates.")
TWICE = N_("Another row of the list says something else")

LONGEST_REASON = 400
"""So much is told of why something is asked on one line; what was typed may be as long as a letter."""

PERIODS = {
    "planned_start": N_("{phase}, planned start"),
    "planned_end": N_("{phase}, planned end"),
    "actual_start": N_("{phase}, actual start"),
    "actual_end": N_("{phase}, actual end"),
}
"""What the periods of a phase are called."""

_VERDICTS = {
    Verdict.SAFE: N_("only the list changed it"),
    Verdict.CONFLICT: N_("conflict"),
    Verdict.QUESTION: N_("question"),
    Verdict.SAME: N_("nothing changes"),
}


def field_words(key: str, tr: Translator) -> str:
    """Return the name of a field; of a phase or an aspect with what of it is meant."""
    part, _, what = key.partition(".")
    if what in PERIODS:
        return tr(PERIODS[what], phase=tr(label(Phase(part))))
    return tr(field_label(key))


def value_words(key: str, value: Value, raw: object, tr: Translator, today: date) -> str:
    """Return a value as people read it; `raw` is the same as its field takes it."""
    if value in (None, ""):
        return ""
    if isinstance(value, Term):
        form = Form.SHORT if value.day else Form.LONG  # the long one says what was typed
        return show_term(value, tr, today=today, form=form) if value else value.text
    if key.startswith(LIGHT) and value in set(Light):
        return tr(label(Light(str(value))))
    field = FIELDS_BY_KEY.get(key)
    return show_value(field, raw, tr, today=today) if field else str(value)


def why_asked(cell: ListCell, update: ListUpdate, tr: Translator) -> str:
    """Return why a change is not taken over by itself; empty where only the list changed."""
    if cell.question is not None:
        said = cell.question.sentence(tr)
        return f"{said} {tr(AT_DATES)}" if cell.question.proposals else said
    if cell.is_contradicted:
        return tr(TWICE)
    if cell.verdict is not Verdict.CONFLICT:
        return ""
    if cell.changed_at is not None:
        return tr(CHANGED_BY, who=cell.changed_by, day=show_day(day_of(cell.changed_at), tr))
    return tr(BOTH if update.file and cell.sent is not None else UNKNOWN)


def update_line(update: ListUpdate, taken: int, asked: int, tr: Translator) -> str:
    """Return how much a list changes of what is there."""
    parts = [
        tr.plural("{n} project changed", "{n} projects changed", len(update.rows)),
        tr.plural("{n} change taken over", "{n} changes taken over", taken),
        tr.plural("{n} project the same", "{n} projects the same", update.same),
        tr.plural("{n} no longer in the list", "{n} no longer in the list", len(update.gone)),
    ]
    if asked:
        parts.append(tr.plural("{n} to be answered", "{n} to be answered", asked))
    return tr("Already there: {counts}.", counts=", ".join(parts))


def change_line(row: ListRow, cell: ListCell, tr: Translator, today: date, *, taken: bool) -> str:
    """Return one change on a line, with whether it is taken over."""
    ours = value_words(cell.field, cell.ours, cell.before.raw, tr, today) or tr("nothing")
    theirs = value_words(cell.field, cell.theirs, cell.said.worth.raw, tr, today)
    verdict = tr(_VERDICTS[cell.verdict])
    if cell.question is not None:
        asked = (cell.question.sentence(tr), may_mean(cell.question, tr, today))
        verdict = f"{verdict}: {' '.join(filter(None, asked))}"
    mark = "+" if taken else "?"
    change = f"{brief(ours)} -> {brief(theirs)} ({brief(verdict, LONGEST_REASON)})"
    return f"{mark} {row.project.number} {field_words(cell.field, tr)}: {change}"


def change_as_json(row: ListRow, cell: ListCell, taken: Collection[str], tr: Translator) -> dict[str, Any]:
    """Return one change as the command line gives it to programs."""
    return {
        "number": row.project.number,
        "title": row.project.title,
        "field": cell.field,
        "cell": cell.address,
        "sent": _plain(cell.sent),
        "theirs": _plain(cell.theirs),
        "ours": _plain(cell.ours),
        "verdict": cell.verdict.value,
        "question": cell.question.sentence(tr) if cell.question else None,
        "proposals": [_plain(it) for it in cell.question.proposals] if cell.question else [],
        "changed_by": cell.changed_by or None,
        "taken": cell.key in taken,
    }


def _plain(value: Value) -> Any:
    if isinstance(value, Term):
        return value.day.isoformat() if value.day else (value.text or None)
    return None if value in ("", None) else value
