"""Commands that only read: list, history, changes."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli import as_json, meeting_work, slips, whole_history
from wsg_desktop.cli.answers import LONGEST_CHANGE, write_json, write_line, write_table
from wsg_desktop.cli.opening import opened, past_of, read_moment
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.domain.direction import phase_table
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.vocabulary import LinkType, State, label
from wsg_desktop.domain.words import brief
from wsg_desktop.errors import UserError
from wsg_desktop.services import change_words
from wsg_desktop.services.comparing import compare
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.document import Document, as_moment
from wsg_desktop.services.viewing import get_view, rows_in_view
from wsg_desktop.store import areas, parties, programmes, projects
from wsg_desktop.store import changes as journal
from wsg_desktop.store.rows import ChangeRow
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.engine import Reading

ONLY_PROJECTS = N_("A view shows projects. Leave --view out to list areas, parties or links.")

ONLY_WHOLE = N_(
    "--who, --since, --until and --kind are for the history of the whole programme. Leave the number out."
)

Lister = Callable[["Reading", Namespace, date, Translator], None]


def list_things(arguments: Namespace, tr: Translator) -> int:
    """List projects, areas, parties or links, now or as on a day."""
    if arguments.view is not None and arguments.what != "projects":
        raise UserError(ONLY_PROJECTS)
    with opened(arguments.file, readonly=True) as document:
        past = past_of(document, arguments.as_on, tr) if arguments.as_on is not None else None
        day = past.day if past else document.clock.today()
        if arguments.view is not None:
            # As it is now: a view may be younger than the day it looks at.
            with document.reading() as read:
                arguments.view = get_view(read, arguments.view)
        with document.reading(past.when if past else None) as read:
            LISTERS[arguments.what](read, arguments, day, tr)
    return 0


def history(arguments: Namespace, tr: Translator) -> int:
    """Show every change of one project, or of the whole programme, latest first."""
    if arguments.number is None:
        with opened(arguments.file, readonly=True) as document:
            whole_history.show(document, arguments, tr)
        return 0
    if any((arguments.who, arguments.since, arguments.until, arguments.kind)):
        raise UserError(ONLY_WHOLE)
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        found = journal.history(read, projects.get_project_id(read, arguments.number, in_bin=True))
        _show_changes(document, read, found, arguments, tr)
    return 0


def changes(arguments: Namespace, tr: Translator) -> int:
    """Show what is different from how it was at a day or moment: what changed the plan first."""
    if arguments.since_meeting is not None:
        with opened(arguments.file, readonly=True) as document:
            meeting_work.changes_since_meeting(document, arguments, tr)
        return 0
    since = read_moment(arguments.since)
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        if arguments.slips or not arguments.json:
            differences = compare(read, since).differences()
            slips.show(differences, document.clock.today(), tr, as_json=arguments.json)
        if arguments.slips:
            return 0
        found = journal.changed_since(read, journal.seq_at(read, as_moment(since)))
        _show_changes(document, read, found, arguments, tr)
    return 0


def _list_projects(read: "Reading", arguments: Namespace, today: date, tr: Translator) -> None:
    rows = rows_in_view(read, arguments.view, today)
    if arguments.json:
        table = phase_table(programmes.list_phase_definitions(read))
        programme = programmes.get_programme(read)
        write_json([as_json.project(row, table, programme, today) for row in rows])
        return
    names = own_phase_names(read)
    headers = [
        N_("No."),
        N_("Project"),
        N_("Area"),
        N_("Lead party"),
        N_("Phase"),
        N_("Expected end"),
        N_("Deadline"),
    ]
    write_table(
        tr,
        headers,
        [
            [
                row.number,
                row.title,
                ", ".join(row.areas),
                ", ".join(row.lead_parties),
                phase_name(row.phase, names, tr) if row.phase else "",
                show_term(row.end, tr, today=today),
                show_term(row.deadline, tr, today=today),
            ]
            for row in rows
        ],
    )


def _list_areas(read: "Reading", arguments: Namespace, today: date, tr: Translator) -> None:
    rows = areas.list_areas(read, today)
    if arguments.json:
        write_json([as_json.area(row) for row in rows])
        return
    names = own_phase_names(read)
    headers = [N_("Area"), N_("Municipality"), N_("State"), N_("Phase"), N_("Director")]
    write_table(
        tr,
        headers,
        [
            [
                row.name,
                row.municipality,
                tr(label(State(row.state))),
                phase_name(row.phase, names, tr) if row.phase else "",
                row.director,
            ]
            for row in rows
        ],
    )


def _list_parties(read: "Reading", arguments: Namespace, today: date, tr: Translator) -> None:  # noqa: ARG001
    rows = parties.list_parties(read)
    if arguments.json:
        write_json([as_json.party(row) for row in rows])
        return
    headers = [N_("Party"), N_("Leads"), N_("Takes part in")]
    write_table(tr, headers, [[row.name, str(row.leads), str(row.partners)] for row in rows])


def _list_links(read: "Reading", arguments: Namespace, today: date, tr: Translator) -> None:  # noqa: ARG001
    numbers = {row.id: row.number for row in projects.list_projects(read)}
    found: list[dict[str, Any]] = [as_json.link(row, numbers) for row in programmes.list_links(read)]
    if arguments.json:
        write_json(found)
        return
    rows = [[link["from"], link["to"], tr(label(LinkType(link["type"]))), str(link["lag"])] for link in found]
    write_table(tr, [N_("From"), N_("To"), N_("Kind of link"), N_("Lag in working days")], rows)


LISTERS: dict[str, Lister] = {
    "projects": _list_projects,
    "areas": _list_areas,
    "parties": _list_parties,
    "links": _list_links,
}


def _show_changes(
    document: Document, read: "Reading", rows: Sequence[ChangeRow], arguments: Namespace, tr: Translator
) -> None:
    if arguments.json:
        write_json(as_json.changes(rows, tr))
        return
    words = change_words.Words.load(read, tr, document.clock.today(), rows)
    for told in words.tell(rows):
        day = show_day(day_of(told.row.at), tr)
        change = brief(told.text, LONGEST_CHANGE)
        write_line(f"{day}  {told.row.who}  {told.row.number}  {told.row.title}: {change}")
