"""What a party takes part in, as its details show it."""

from wsg_desktop.domain.date_display import show_late
from wsg_desktop.domain.status import days_late, is_open, statuses
from wsg_desktop.domain.vocabulary import Aspect, PartyRole
from wsg_desktop.domain.words import dutch_key
from wsg_desktop.services.party_list import ListedParty
from wsg_desktop.services.party_work import PartyWork
from wsg_desktop.store.parties import roles_of
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.store.projects import find_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.partners.parts_part import SHOWN, Part, Parts


def parts_of(context: WindowContext, listed: ListedParty, work: PartyWork) -> Parts:
    """Return the projects of a party, what is late first; whole rows are read of those alone that show."""
    session = context.session
    today = session.document.clock.today()
    with session.reading() as read:
        roles = roles_of(read, listed.party.id)
        rows = work.rows(read, roles, today)
        late = {row.id: days_late(row, today) for row in rows}
        opened = [row for row in rows if is_open(row.state)]
        opened.sort(key=lambda row: (-late[row.id], dutch_key(row.number)))
        led = [row.id for row in opened if roles[row.id] == PartyRole.LEAD]
        joined = [row.id for row in opened if roles[row.id] != PartyRole.LEAD]
        shown = {row.id: row for row in find_projects(read, (*led[:SHOWN], *joined[:SHOWN]))}
        attention = get_programme(read).attention_days

    def part(row: ProjectRow) -> Part:
        light = dict(statuses(row, today, attention))[Aspect.TIME]
        said = show_late(late[row.id], context.tr) if late[row.id] else ""
        return Part(row.id, f"{row.number} {row.title}", light, said)

    return Parts(
        tuple(part(shown[it]) for it in led[:SHOWN]),
        tuple(part(shown[it]) for it in joined[:SHOWN]),
        len(led),
        len(joined),
        len(rows) - len(opened),
    )
