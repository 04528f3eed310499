"""What a bar says in words: for tooltips, for screen readers and beside the pointer during a drag."""

from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day, show_full_day, show_late, show_term, signed_days
from wsg_desktop.domain.field_display import show_group
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import ItemKind, Light, State, label
from wsg_desktop.drawing.chart_items import DECISION, ChartItem
from wsg_desktop.drawing.chart_rows import GroupHeading
from wsg_desktop.drawing.moves import Shift, moved_project
from wsg_desktop.drawing.past_spans import days_later
from wsg_desktop.drawing.plan_words import plan_lines, plan_words
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator


class Follows(NamedTuple):
    """What a drop makes follow: how many projects move along, and which link it goes against."""

    followers: int
    against: str = ""
    """Number and title of what the dragged project would no longer wait for; empty when it still does."""


def accessible_name(content: ChartItem | GroupHeading, tr: Translator, today: date) -> str:
    """Return a row in one sentence, decisions last: "Huisbezoeken 75+, op schema, 5 jan tot 26 jun 2026"."""
    if isinstance(content, GroupHeading):
        if not content.title:
            return tr("New line")
        return f"{content.title}, {show_group(content.size, content.late, tr, content.budget)}"
    said = [content.project.title, *condition(content, tr), period(content.project, tr, today)]
    decided = (line[:1].lower() + line[1:] for line in decision_lines(content, tr))
    words = (*plan_words(content.plan, tr), *since_then(content, tr), *decided)
    return ", ".join([*said, *words])


def tooltip_lines(item: ChartItem, tr: Translator, today: date, *, mark_id: str = "") -> list[str]:
    """Return the title and, under it, dates, deadline and state, each on a line of its own.

    Of a decision, or a milestone that shows on another line, `mark_id`, its title and day.
    """
    project = item.project
    for mark in item.marks:
        if mark.id == mark_id != item.id:
            return [mark.title, show_full_day(date.fromordinal(mark.day), tr)]
    lines = [f"{project.number} {project.title}", period(project, tr, today)]
    if project.deadline:
        lines.append(tr("Deadline {day}", day=show_term(project.deadline, tr, today=today)))
    words = condition(item, tr)
    if words:
        lines.append(", ".join([words[0][:1].upper() + words[0][1:], *words[1:]]))
    lines += decision_lines(item, tr)
    if item.past:
        first, last = (show_day(date.fromordinal(day), tr) for day in (item.past[0], item.past[1] - 1))
        was = tr("{start} to {end}", start=first, end=last) if item.past[1] - item.past[0] > 1 else last
        lines.append(", ".join([tr("Before: {period}", period=was), *since_then(item, tr)]))
    lines += plan_lines(item.plan, tr)
    lead = ", ".join(project.lead_parties)
    if lead:
        lines.append(tr("Lead party: {names}", names=lead))
    return lines


def slip_words(item: ChartItem, tr: Translator) -> str:
    """Return by how much a project misses its deadline, else how far it moved; empty for neither."""
    if item.late_until is not None and item.deadline is not None:
        return show_late(item.late_until - item.deadline, tr)
    moved = days_later(item)
    return signed_days(moved, tr) if moved > 0 else ""


def drag_lines(
    project: ProjectRow, shift: Shift, others: int, tr: Translator, follows: Follows | None = None
) -> list[str]:
    """Return what a drop will do: the title, what changes from when to when, and what moves along."""
    after = moved_project(project, shift)
    lines = [project.title]
    if project.kind == ItemKind.MILESTONE:
        ends = [(project.end, after.end, shift.end_days)]
    else:
        ends = [(project.start, after.start, shift.start_days), (project.end, after.end, shift.end_days)]
    lines += [_moved_words(before, now, days, tr) for before, now, days in ends if before.day and days]
    if shift.deadline_days:
        lines.append(
            tr(
                "Deadline {change}",
                change=_moved_words(project.deadline, after.deadline, shift.deadline_days, tr),
            )
        )
    if shift.percent is not None:
        before = project.percent or 0
        lines.append(tr("{before} % → {after} % complete", before=before, after=shift.percent))
    if others:
        lines.append(tr.plural("{n} other project moves along", "{n} other projects move along", others))
    return [*lines, *_follow_lines(follows, tr)] if follows and shift.moves_bar else lines


def _moved_words(before: Term, now: Term, days: int, tr: Translator) -> str:
    was, becomes = (show_day(it.day, tr) if it.day else "" for it in (before, now))
    return f"{was} → {becomes}, {signed_days(days, tr)}"


def _follow_lines(follows: Follows, tr: Translator) -> list[str]:
    if follows.against:
        return [tr("Before {name} allows: it will be fixed there", name=follows.against)]
    if not follows.followers:
        return [tr("no follow-up projects move along")]
    return [
        tr.plural("{n} follow-up project moves along", "{n} follow-up projects move along", follows.followers)
    ]


def decision_lines(item: ChartItem, tr: Translator) -> list[str]:
    """Return what bodies decided: "Besluit 3 dec 2026: Realisatie (stuurgroep)"."""
    return [
        tr("Decision {day}: {title}", day=show_day(date.fromordinal(mark.day), tr), title=mark.title)
        for mark in item.marks
        if mark.kind == DECISION
    ]


def since_then(item: ChartItem, tr: Translator) -> list[str]:
    """Return how much later or earlier it ends than at the moment that is compared with."""
    days = days_later(item)
    if not days:
        return []
    count = tr.plural("{n} day", "{n} days", abs(days))
    return [tr("{span} later", span=count) if days > 0 else tr("{span} earlier", span=count)]


def condition(item: ChartItem, tr: Translator) -> list[str]:
    """Return status and, where it is not simply active, the state in words."""
    words = [tr(label(Light(item.light))).lower()] if item.light != Light.NONE else []
    if item.project.state in {State.ON_HOLD, State.CANCELLED}:
        words.append(tr(label(State(item.project.state))).lower())
    return words


def period(project: ProjectRow, tr: Translator, today: date) -> str:
    """Return from when to when in words; what is not known is left out or said."""
    start = show_term(project.start, tr, today=today) if project.start else ""
    end = show_term(project.end, tr, today=today) if project.end else ""
    if project.kind == ItemKind.MILESTONE:
        return end or start or tr("no date yet")
    if start and end and project.end.day is None:
        return tr("from {start}, {rest}", start=start, rest=end)
    if start and end:
        return tr("{start} to {end}", start=start, end=end)
    if start:
        return tr("from {start}", start=start)
    return tr("to {end}", end=end) if end else tr("no date yet")
