"""Which returned files say something again that is not in the programme, once taking them over was undone."""

from wsg_desktop.services.answer_labels import RECEIVED, received_of, source_of
from wsg_desktop.services.undoing import TAKE_BACK
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.facts import list_facts
from wsg_desktop.store.journal.tables import UNDO
from wsg_desktop.texts import unpacked


def list_undone(read: Reading, label: str, kind: str) -> list[str]:
    """Return the digests of the files whose answers a change took back; none for any other change."""
    message, values = unpacked(label)
    if message == TAKE_BACK:
        label = str(values["label"])
    elif kind != UNDO:
        return []
    source = source_of(label)
    if source is None:
        return []
    known = (received_of(fact.label) for fact in list_facts(read, RECEIVED))
    return [it.digest for it in known if it is not None and it.source == source]
