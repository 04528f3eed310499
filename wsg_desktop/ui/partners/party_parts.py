"""What a party takes part in, as its details show it."""

from wsg_desktop.domain.date_display import show_late
from wsg_desktop.domain.status import days_late, is_open, statuses
from wsg_desktop.domain.vocabulary import Aspect, PartyRole
from wsg_desktop.domain.words import dutch_key
from wsg_desktop.services.party_list import ListedParty
from wsg_desktop.store.parties import roles_of
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.projects import find_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.partners.parts_part import Part


def parts_of(context: WindowContext, listed: ListedParty) -> list[Part]:
    """Return the projects of a party: what is late first, what is finished last."""
    session = context.session
    today = session.document.clock.today()
    with session.reading() as read:
        roles = roles_of(read, listed.party.id)
        rows = find_projects(read, roles, deleted=False)
        attention = get_programme(read).attention_days
    late = {row.id: days_late(row, today) for row in rows}
    rows.sort(key=lambda row: (not is_open(row.state), -late[row.id], dutch_key(row.number)))

    def part(row: ProjectRow) -> Part:
        light = dict(statuses(row, today, attention))[Aspect.TIME]
        said = show_late(late[row.id], context.tr) if late[row.id] else ""
        leads = roles[row.id] == PartyRole.LEAD.value
        return Part(row.id, f"{row.number} {row.title}", leads, is_open(row.state), light, said)

    return [part(row) for row in rows]
