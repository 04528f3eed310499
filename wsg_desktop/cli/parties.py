"""The commands about parties: list them, show one, merge two."""

from argparse import Namespace
from typing import Any

from wsg_desktop.cli import as_json
from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import PartyKind, PartyRole, label
from wsg_desktop.services import party_merging
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.party_list import ListedParty, pairs_to_ask, read_party_list, similar_parties
from wsg_desktop.store import party_uses, projects
from wsg_desktop.store.parties import roles_of
from wsg_desktop.store.rows import PersonRow, ProjectRow
from wsg_desktop.texts import N_, Translator

ALIKE = N_("{one} and {other} may be the same party.")
WOULD_MERGE = N_("{gone} would become {kept}:")


def list_parties(arguments: Namespace, tr: Translator) -> int:
    """List the parties with what they lead, what is late and who their people are."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        found = read_party_list(read, document.clock.today())
        alike = pairs_to_ask(read, similar_parties([it.party for it in found.parties]))
    if arguments.json:
        write_json([_as_json(it) for it in found.parties])
        return 0
    headers = (N_("Party"), N_("Kind"), N_("Leads"), N_("Takes part in"), N_("Late"), N_("Contacts"))
    write_table(tr, list(headers), [_cells(it, tr) for it in found.parties])
    for pair in alike:
        write_line(tr(ALIKE, one=pair.one.name, other=pair.other.name))
    return 0


def show_party(arguments: Namespace, tr: Translator) -> int:
    """Show one party: its names, people and projects."""
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        party_id = get_party_id(read, arguments.name)
        found = read_party_list(read, document.clock.today())
        roles = roles_of(read, party_id)
        rows = projects.find_projects(read, roles, deleted=False)
        uses = party_uses.uses_of_party(read, party_id)
    listed = next(it for it in found.parties if it.party.id == party_id)
    if arguments.json:
        write_json(_as_json(listed) | {"notes": listed.party.notes or None, "projects": _parts(rows, roles)})
        return 0
    party = listed.party
    leads = [f"{row.number} {row.title}" for row in rows if roles[row.id] == PartyRole.LEAD.value]
    write_line(f"{party.name} ({tr(label(PartyKind(party.kind))).lower()})")
    for name, text in (
        (N_("Also known as"), ", ".join(party.aliases)),
        (N_("Contacts"), "; ".join(_contact(person) for person in listed.people)),
        (N_("Last overview"), show_day(day_of(listed.last_sent), tr) if listed.last_sent else ""),
        (N_("Leads"), ", ".join(leads)),
        (N_("Takes part in"), ", ".join(use for use in uses if use not in leads)),
        (N_("Notes"), party.notes),
    ):
        if text:
            write_line(f"{tr(name)}: {text}")
    return 0


def merge(arguments: Namespace, tr: Translator) -> int:
    """Merge two parties, or say what that would do."""
    with opened(arguments.file, readonly=arguments.dry_run) as document:
        with document.reading() as read:
            kept, gone = (get_party_id(read, name) for name in (arguments.kept, arguments.gone))
            found = party_merging.preview_merge(read, kept, gone)
        names = {"kept": found.kept.name, "gone": found.gone.name}
        if not arguments.dry_run:
            label_ = party_merging.merge_label(**names)
            document.change(label_, lambda tx: party_merging.merge_parties(tx, kept, gone))
    write_line(tr(WOULD_MERGE if arguments.dry_run else party_merging.MERGED, **names))
    for line in party_merging.preview_lines(found, tr):
        write_line(f"- {line}")
    return 0


def _cells(listed: ListedParty, tr: Translator) -> list[str]:
    party = listed.party
    kind = tr(label(PartyKind(party.kind)))
    people = ", ".join(person.label for person in listed.people)
    return [party.name, kind, str(party.leads), str(party.partners), str(listed.late), people]


def _contact(person: PersonRow) -> str:
    more = [person.function_title if person.name else "", person.email, person.telephone]
    return ", ".join([person.label, *filter(None, more)])


def _as_json(listed: ListedParty) -> dict[str, Any]:
    return as_json.party(listed.party) | {
        "late": listed.late,
        "last_overview": as_json.moment(listed.last_sent) if listed.last_sent else None,
        "contacts": [
            {
                "name": person.name or None,
                "function": person.function_title or None,
                "email": person.email or None,
                "telephone": person.telephone or None,
            }
            for person in listed.people
        ],
    }


def _parts(rows: list[ProjectRow], roles: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"number": row.number, "title": row.title, "leads": roles[row.id] == PartyRole.LEAD.value}
        for row in rows
    ]
