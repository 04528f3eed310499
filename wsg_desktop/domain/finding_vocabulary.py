"""The kinds of findings, and what each is called."""

from enum import StrEnum

from wsg_desktop.texts import N_


class Finding(StrEnum):
    """Kinds of findings, the gravest first; the order of the members is the order of the list."""

    SILENT = "silent"
    """The deadline passed and nobody said a word since."""
    REALISATION_WITHOUT_LEAD = "realisation_without_lead"
    PHASE_WITHOUT_DIRECTOR = "phase_without_director"
    """Of an area: a next phase begins soon and nobody directs then."""
    ANSWERS_LATE = "answers_late"
    """Of parties: they did not answer an overview by the day that was asked."""
    GREEN_BUT_SLIPPED = "green_but_slipped"
    UNEXPLAINED = "unexplained"
    """A red light without a cause and without a measure."""
    PLANNED_ON_HOLD = "planned_on_hold"
    PHASE_DUE = "phase_due"
    """A next phase begins soon, or should have begun."""
    COMPLETE_BUT_OPEN = "complete_but_open"
    NOT_BEGUN = "not_begun"
    WITHOUT_DATE = "without_date"
    AREA_WITHOUT_DIRECTOR = "area_without_director"
    """Of an area: projects go on in it and nobody directs."""
    RESIDENTS_UNTOLD = "residents_untold"
    """In development, and nothing says how residents take part."""
    SAME_PARTY = "same_party"
    """Of parties: two names that look like one party."""
    WITHOUT_AREA = "without_area"
    """Last, for a project may well be one of the whole programme."""


FINDING_LABELS: dict[type[StrEnum], dict[str, str]] = {
    Finding: {
        Finding.SILENT: N_("Deadline passed without a word"),
        Finding.REALISATION_WITHOUT_LEAD: N_("In realisation without lead party"),
        Finding.PHASE_WITHOUT_DIRECTOR: N_("Phase begins without director"),
        Finding.ANSWERS_LATE: N_("Did not answer their overview"),
        Finding.GREEN_BUT_SLIPPED: N_("On track, but moved twice"),
        Finding.UNEXPLAINED: N_("Off track without cause or measure"),
        Finding.PLANNED_ON_HOLD: N_("On hold, but planned"),
        Finding.PHASE_DUE: N_("Next phase begins"),
        Finding.COMPLETE_BUT_OPEN: N_("100 % complete, but not finished"),
        Finding.NOT_BEGUN: N_("Should have begun"),
        Finding.WITHOUT_DATE: N_("Active without any date"),
        Finding.WITHOUT_AREA: N_("Without area"),
        Finding.AREA_WITHOUT_DIRECTOR: N_("Area without director"),
        Finding.RESIDENTS_UNTOLD: N_("Nothing about residents"),
        Finding.SAME_PARTY: N_("Two names for one party"),
    }
}
"""What the kinds are called above their list."""
