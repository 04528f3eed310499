"""Why a deadline is what it is, in a few words: "besluit 3 september"."""

from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.texts import Translator


def show_deadline_reason(reason: str, basis: str, tr: Translator) -> str:
    """Return a kept reason with what it rests on; an unknown or empty reason gives the basis alone."""
    if reason == DeadlineReason.DECISION:
        return tr("decision {basis}", basis=basis) if basis else tr("by decision")
    if reason == DeadlineReason.AHEAD_OF_DECISION:
        return tr("ahead of decision {basis}", basis=basis) if basis else tr("ahead of a decision")
    if reason == DeadlineReason.CORRECTION:
        return tr("correction: {basis}", basis=basis) if basis else tr("correction")
    if reason == DeadlineReason.CALENDAR:
        return tr("moved along with {basis}", basis=basis)
    return basis
