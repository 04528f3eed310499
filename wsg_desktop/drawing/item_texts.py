"""What a bar says in words: for tooltips, for screen readers and beside the pointer during a drag."""

from datetime import date

from wsg_desktop.domain.date_display import show_day, show_full_day, show_term
from wsg_desktop.domain.field_display import show_group
from wsg_desktop.domain.vocabulary import ItemKind, Light, State, label
from wsg_desktop.drawing.chart_items import ChartItem
from wsg_desktop.drawing.chart_rows import GroupHeading
from wsg_desktop.drawing.geometry import Shift
from wsg_desktop.drawing.moves import moved_project
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator


def accessible_name(content: ChartItem | GroupHeading, tr: Translator, today: date) -> str:
    """Return a row in one sentence: "Huisbezoeken 75+, op schema, 5 jan 2026 tot 26 jun 2026"."""
    if isinstance(content, GroupHeading):
        if not content.title:
            return tr("New line")
        return f"{content.title}, {show_group(content.size, content.late, tr)}"
    return ", ".join([content.project.title, *condition(content, tr), period(content.project, tr, today)])


def tooltip_lines(item: ChartItem, tr: Translator, today: date, *, mark_id: str = "") -> list[str]:
    """Return the title and, under it, dates, deadline and state, each on a line of its own.

    Of a milestone that shows on another line, `mark_id`, its title and day.
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
    lead = ", ".join(project.lead_parties)
    if lead:
        lines.append(tr("Lead party: {names}", names=lead))
    return lines


def drag_lines(project: ProjectRow, shift: Shift, others: int, tr: Translator) -> list[str]:
    """Return what a drag will do: the title, each end that moves from when to when, and how many go along."""
    after = moved_project(project, *shift)
    lines = [project.title]
    if project.kind == ItemKind.MILESTONE:
        ends = [(project.end, after.end, shift.end_days)]
    else:
        ends = [(project.start, after.start, shift.start_days), (project.end, after.end, shift.end_days)]
    for before, now, days in ends:
        if before.day and now.day and days:
            days_text = signed_days(days, tr)
            lines.append(f"{show_day(before.day, tr)} → {show_day(now.day, tr)}, {days_text}")
    if others:
        lines.append(tr.plural("{n} other project moves along", "{n} other projects move along", others))
    return lines


def signed_days(days: int, tr: Translator) -> str:
    """Return a difference with its sign: "+14 dagen"."""
    sign = "+" if days > 0 else "−"
    return sign + tr.plural("{n} day", "{n} days", abs(days))


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
