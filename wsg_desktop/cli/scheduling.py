"""Commands about the plan: schedule, and links between its items."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.errors import UserError
from wsg_desktop.services import edit_labels, links
from wsg_desktop.services.document import Document
from wsg_desktop.services.follow_words import tell_followed, told_line
from wsg_desktop.services.plans import ScheduledItem, Span, read_schedule
from wsg_desktop.store import programmes, projects
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.engine import Reading

NO_LINK = N_("{target} does not wait for {source}. Look at `wsg-desktop list FILE.wsg links` for what does.")
SEVERAL_LINKS = N_("{target} waits for {source} in several ways. Say which one with --type: {types}.")
LINKED = N_("{target} now waits for {source}.")
UNLINKED = N_("{target} no longer waits for {source}.")
MAY_COME_BACK = N_("May come back, for nothing holds it there any longer: {line}")
AGAINST = N_(
    "{name} is fixed where it was put, before {cause} allows. It stays there and shows as a conflict."
)


def schedule(arguments: Namespace, tr: Translator) -> int:
    """Tell of every item how early and late it can be, its slack, and what contradicts its links."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        items = read_schedule(read, arguments.to)
    if arguments.json:
        write_json([_as_json(item) for item in items])
        return 0
    headers = [
        *(N_("No."), N_("Project"), N_("Early start"), N_("Early finish"), N_("Late start")),
        *(N_("Late finish"), N_("Slack"), N_("Remarks")),
    ]
    write_table(tr, headers, [_cells(item, tr) for item in items])
    return 0


def add_link(arguments: Namespace, tr: Translator) -> int:
    """Let one item wait for another."""
    with opened(arguments.file) as document:
        with document.reading() as read:
            source, target = _ends(read, arguments)
        kind = LinkType(arguments.type or LinkType.FINISH_START)
        document.change(
            edit_labels.LINK_PROJECTS, lambda tx: links.add_link(tx, source, target, kind, arguments.lag)
        )
        write_line(tr(LINKED, source=arguments.source, target=arguments.target))
        tell_what_followed(document, tr)
    return 0


def remove_link(arguments: Namespace, tr: Translator) -> int:
    """Let one item no longer wait for another."""
    with opened(arguments.file) as document:
        with document.reading() as read:
            link_id = _link_id(read, arguments)
        document.change(edit_labels.UNLINK_PROJECTS, lambda tx: links.remove_link(tx, link_id))
        write_line(tr(UNLINKED, source=arguments.source, target=arguments.target))
        tell_what_followed(document, tr)
    return 0


def tell_what_followed(document: Document, tr: Translator) -> None:
    """Say what moved along with the last change, what may come back, and what is fixed against a link."""
    changes = document.last_changes
    if changes is None:
        return
    with document.reading() as read:
        words = tell_followed(read, changes.followed, tr)
    for line in words.moved:
        write_line(told_line(line, tr))
    for line in words.may_come_back:
        write_line(tr(MAY_COME_BACK, line=told_line(line, tr)))
    for line in words.against_links:
        write_line(tr(AGAINST, name=line.name, cause=line.because))


def _ends(read: "Reading", arguments: Namespace) -> tuple[str, str]:
    return projects.get_project_id(read, arguments.source), projects.get_project_id(read, arguments.target)


def _link_id(read: "Reading", arguments: Namespace) -> str:
    ends = _ends(read, arguments)
    found = [it for it in programmes.list_links(read) if (it.source_id, it.target_id) == ends]
    if arguments.type:
        found = [it for it in found if it.type == arguments.type]
    named = {"source": arguments.source, "target": arguments.target}
    if not found:
        raise UserError(NO_LINK, **named)
    if len(found) > 1:
        raise UserError(SEVERAL_LINKS, **named, types=", ".join(it.type for it in found))
    return found[0].id


def _as_json(item: ScheduledItem) -> dict[str, Any]:
    row = item.project
    return {
        "number": row.number,
        "title": row.title,
        "kind": row.kind,
        "scheduling": row.scheduling,
        "start": _iso(row.start.day),
        "end": _iso(row.end.day),
        "duration": item.length,
        "early_start": _iso(item.early and item.early.first),
        "early_finish": _iso(item.early and item.early.last),
        "late_start": _iso(item.late and item.late.first),
        "late_finish": _iso(item.late and item.late.last),
        "slack": item.slack,
        "critical": item.is_critical,
        "conflicts": [
            {
                "predecessor": it.source.number,
                "type": it.link.type,
                "lag": it.link.lag,
                "earliest_start": _iso(it.earliest),
                "days": it.days,
            }
            for it in item.conflicts
        ],
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _cells(item: ScheduledItem, tr: Translator) -> list[str]:
    marks = [tr(N_("critical"))] if item.is_critical else []
    marks += [tr(N_("conflict with {number}"), number=it.source.number) for it in item.conflicts]
    slack = "" if item.slack is None else str(item.slack)
    days = [*_shown(item.early, tr), *_shown(item.late, tr)]
    return [item.project.number, item.project.title, *days, slack, ", ".join(marks)]


def _shown(span: Span | None, tr: Translator) -> list[str]:
    return [show_day(span.first, tr), show_day(span.last, tr)] if span else ["", ""]
