"""Where a decision stands, in words."""

from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.texts import Translator


def state_words(state: str, reservation: str, tr: Translator) -> str:
    """Return where a decision stands, and of a reservation what became of it."""
    words = tr(label(DecisionState(state)))
    if reservation in {ReservationOutcome.LIFTED, ReservationOutcome.REFUSED}:
        return f"{words}: {tr(label(ReservationOutcome(reservation))).lower()}"
    return words
