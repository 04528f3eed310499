"""What the programme keeps of overviews that were sent, whole, for tests that look into it."""

from wsg_desktop.store.engine import Reading
from wsg_desktop.store.sent_overviews import SentOverviewRow, find_sent_overview, list_sent_headers


def list_sent_overviews(read: Reading, party_id: str | None = None) -> list[SentOverviewRow]:
    """Return the overviews sent to one party, or to all, latest first."""
    found = (find_sent_overview(read, it.export_id) for it in list_sent_headers(read))
    return [it for it in found if it is not None and party_id in {None, it.party_id}]
