"""What tests of the store ask of a programme: its whole state, and that the journal tells the truth."""

from wsg_desktop.services.document import Document
from wsg_desktop.store.journal.replay import State, dump, replay_differences


def state_of(document: Document) -> State:
    """Return everything that is kept, as plain data."""
    with document.reading() as read:
        return dump(read)


def assert_journal_is_true(document: Document) -> None:
    """Fail unless the journal replayed from nothing gives the present state."""
    with document.reading() as read:
        assert replay_differences(read) == []
