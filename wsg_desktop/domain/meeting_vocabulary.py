"""The fixed words of bodies, meetings, decisions and actions (domain page, section 7; look page, 8)."""

from enum import StrEnum

from wsg_desktop.texts import N_


class BodyKind(StrEnum):
    """What kind of body people sit in together."""

    STEERING_GROUP = "steering_group"
    PROJECT_GROUP = "project_group"
    WORKING_GROUP = "working_group"
    PLATFORM = "platform"
    ADVISORY_TEAM = "advisory_team"


class MemberRole(StrEnum):
    """What somebody is in a body."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    ADVISER = "adviser"


class Rhythm(StrEnum):
    """The unit in which a body counts from one meeting to the next."""

    NONE = "none"
    WEEKS = "weeks"
    MONTHS = "months"


class PeriodKind(StrEnum):
    """What a date of the administrative calendar is: a council cycle, a recess, a subsidy window."""

    COUNCIL = "council"
    RECESS = "recess"
    SUBSIDY = "subsidy"
    OTHER = "other"


class MeetingState(StrEnum):
    """Whether a meeting goes on; what was sent, held and closed is told by its moments."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MomentKind(StrEnum):
    """What happened to a meeting in the world outside; none of it can be undone."""

    PAPERS_SENT = "papers_sent"
    SENT_AFTER = "sent_after"
    CLOSED = "closed"
    CORRECTED = "corrected"


class AgendaKind(StrEnum):
    """What an agenda item asks of the body."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"
    STANDING = "standing"


class DecisionState(StrEnum):
    """Where a decision stands."""

    ASKED = "asked"
    TAKEN = "taken"
    CHANGED = "changed"
    RESERVED = "reserved"
    HELD_OVER = "held_over"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class ReservationOutcome(StrEnum):
    """What became of the reservation under which a decision was taken."""

    OPEN = "open"
    LIFTED = "lifted"
    REFUSED = "refused"


class ActionState(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Presence(StrEnum):
    """Whether somebody was at a meeting."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    REPLACED = "replaced"


class Telling(StrEnum):
    """How a meeting is told of a change."""

    IN_PAPERS = "in_papers"
    ORALLY = "orally"
    SENT_AFTER = "sent_after"
    NOT = "not"


MEETING_LABELS: dict[type[StrEnum], dict[str, str]] = {
    BodyKind: {
        BodyKind.STEERING_GROUP: N_("Steering group"),
        BodyKind.PROJECT_GROUP: N_("Project group"),
        BodyKind.WORKING_GROUP: N_("Working group"),
        BodyKind.PLATFORM: N_("Platform"),
        BodyKind.ADVISORY_TEAM: N_("Advisory team"),
    },
    MemberRole: {
        MemberRole.CHAIR: N_("Chair"),
        MemberRole.SECRETARY: N_("Secretary"),
        MemberRole.MEMBER: N_("Member"),
        MemberRole.ADVISER: N_("Adviser"),
    },
    Rhythm: {
        Rhythm.NONE: N_("No fixed rhythm"),
        Rhythm.WEEKS: N_("Weeks"),
        Rhythm.MONTHS: N_("Months"),
    },
    PeriodKind: {
        PeriodKind.COUNCIL: N_("Council meeting"),
        PeriodKind.RECESS: N_("Recess"),
        PeriodKind.SUBSIDY: N_("Subsidy window"),
        PeriodKind.OTHER: N_("Other date"),
    },
    MeetingState: {
        MeetingState.PLANNED: N_("Planned"),
        MeetingState.HELD: N_("Held"),
        MeetingState.CANCELLED: N_("Called off"),
    },
    MomentKind: {
        MomentKind.PAPERS_SENT: N_("Papers sent"),
        MomentKind.SENT_AFTER: N_("Paper sent after"),
        MomentKind.CLOSED: N_("Meeting closed"),
        MomentKind.CORRECTED: N_("Corrected"),
    },
    AgendaKind: {
        AgendaKind.DECISION: N_("for decision"),
        AgendaKind.DISCUSSION: N_("for discussion"),
        AgendaKind.INFORMATION: N_("for information"),
        AgendaKind.STANDING: N_("standing item"),
    },
    DecisionState: {
        DecisionState.ASKED: N_("Asked"),
        DecisionState.TAKEN: N_("Taken"),
        DecisionState.CHANGED: N_("Taken, changed"),
        DecisionState.RESERVED: N_("Taken under reservation"),
        DecisionState.HELD_OVER: N_("Held over"),
        DecisionState.REJECTED: N_("Rejected"),
        DecisionState.WITHDRAWN: N_("Withdrawn"),
    },
    ReservationOutcome: {
        ReservationOutcome.OPEN: N_("Still open"),
        ReservationOutcome.LIFTED: N_("Lifted"),
        ReservationOutcome.REFUSED: N_("Refused"),
    },
    ActionState: {
        ActionState.OPEN: N_("Outstanding"),
        ActionState.DONE: N_("Done"),
        ActionState.DROPPED: N_("Dropped"),
    },
    Presence: {
        Presence.PRESENT: N_("Present"),
        Presence.APOLOGIES: N_("Sent apologies"),
        Presence.ABSENT: N_("Absent"),
        Presence.REPLACED: N_("Replaced"),
    },
    Telling: {
        Telling.IN_PAPERS: N_("In the papers"),
        Telling.ORALLY: N_("Orally"),
        Telling.SENT_AFTER: N_("Sent after"),
        Telling.NOT: N_("Not told"),
    },
}
"""Per enumeration the message id of every member."""
