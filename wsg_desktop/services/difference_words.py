"""Differences with an earlier moment in words: for the list in the window, to copy, for the command line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day, show_term, signed_days
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Phase, Precision, State, label
from wsg_desktop.services.comparing import Difference, Kind
from wsg_desktop.texts import N_, Translator

HEADINGS: Mapping[Kind, str] = {
    Kind.MOVED: N_("Moved"),
    Kind.DATED: N_("Date given or taken away"),
    Kind.PASSED: N_("Passed to a next phase"),
    Kind.BACK: N_("Back to an earlier phase"),
    Kind.FINISHED: N_("Finished"),
    Kind.CANCELLED: N_("Stopped"),
    Kind.NEW: N_("New"),
    Kind.GONE: N_("To the bin"),
}
FIELD_NAMES: Mapping[str, str] = {
    "start": N_("Start"),
    "end": N_("Expected end"),
    "deadline": N_("Deadline"),
    "phase": N_("Phase"),
    "state": N_("State"),
}
HEADERS = (
    N_("What"),
    N_("No."),
    N_("Project"),
    N_("Field"),
    N_("Was"),
    N_("Is now"),
    N_("Difference"),
    N_("Who"),
    N_("When"),
)


class DifferenceLine(NamedTuple):
    """One difference as the cells of a list."""

    what: str
    number: str
    title: str
    field: str
    before: str
    after: str
    days: str
    who: str
    when: str


def difference_line(difference: Difference, tr: Translator, today: date) -> DifferenceLine:
    """Return a difference as the cells of a list, in the order of `HEADERS`."""
    return DifferenceLine(
        tr(HEADINGS[difference.kind]),
        difference.number,
        difference.title,
        tr(FIELD_NAMES[difference.field]) if difference.field else "",
        _value(difference, difference.before, tr, today),
        _value(difference, difference.after, tr, today),
        signed_days(difference.days, tr) if difference.days else "",
        difference.who,
        show_day(day_of(difference.at), tr),
    )


def difference_sentence(difference: Difference, tr: Translator, today: date) -> str:
    """Return a difference as one line: "B1 Eettafel: verwacht gereed 4 dec 2026 → 14 dec 2026, ..."."""
    line = difference_line(difference, tr, today)
    name = f"{line.number} {line.title}".strip()
    if not line.field:
        return name
    what = line.field[:1].lower() + line.field[1:]
    days = difference.days or 0
    later = f", {_later(days, tr)}" if days else ""
    return f"{name}: {what} {line.before or '…'} → {line.after or '…'}{later}"


def summary(differences: Sequence[Difference], since: str, tr: Translator) -> str:
    """Return what changed the plan in one line: "2 verschoven en 1 nieuw sinds 3 september"."""
    counts = count_projects(differences)
    words = {Kind.MOVED: N_("{n} moved"), Kind.NEW: N_("{n} new"), Kind.GONE: N_("{n} gone")}
    told = [tr(message, n=counts[kind]) for kind, message in words.items() if kind in counts]
    if told:
        return tr("{counts} since {moment}", counts=_listed(told, tr), moment=since)
    if differences:
        others = len({it.project_id for it in differences})
        counted = tr.plural("{n} other change", "{n} other changes", others)
        return tr("{counts} since {moment}", counts=counted, moment=since)
    return tr("Nothing in the plan changed since {moment}", moment=since)


def count_projects(differences: Iterable[Difference]) -> dict[Kind, int]:
    """Return of how many projects there is a difference of each kind."""
    found: dict[Kind, set[str]] = {}
    for difference in differences:
        found.setdefault(difference.kind, set()).add(difference.project_id)
    return {kind: len(ids) for kind, ids in found.items()}


def _listed(parts: Sequence[str], tr: Translator) -> str:
    if len(parts) == 1:
        return parts[0]
    return tr("{parts} and {last}", parts=", ".join(parts[:-1]), last=parts[-1])


def _later(days: int, tr: Translator) -> str:
    span = tr.plural("{n} day", "{n} days", abs(days))
    return tr("{span} later", span=span) if days > 0 else tr("{span} earlier", span=span)


def _value(difference: Difference, value: Term | str | None, tr: Translator, today: date) -> str:
    if isinstance(value, Term):
        if value.day is not None and value.precision is Precision.DAY:
            return show_day(value.day, tr)
        return show_term(value, tr, today=today) if value else ""
    if not value:
        return tr("no phase") if difference.field == "phase" else ""
    words: type[Phase | State] = Phase if difference.field == "phase" else State
    return tr(label(words(value))) if value in set(words) else value
