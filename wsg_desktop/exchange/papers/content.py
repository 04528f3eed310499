"""What the papers of a meeting hold: plain words in the language of the reader, ready for a template.

Each field says what it is called. That is the heading over it in the templates that we ship, and what the
help tells whoever makes a template; so a template, its check and its help cannot differ.
"""

from dataclasses import dataclass, field
from typing import Any

from wsg_desktop.texts import N_


def words(label: str) -> Any:
    """Declare a field of plain text, empty unless it is given."""
    return field(default="", metadata={"label": label})


def lines(label: str) -> Any:
    """Declare a field of several things, none unless they are given."""
    return field(default=(), metadata={"label": label})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG, with what it shows in words and how large it may become, in millimetres."""

    data: bytes
    description: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands at the head of every paper."""

    title: str = words(N_("Title"))
    programme: str = words(N_("Programme"))
    body: str = words(N_("Body"))
    day: str = words(N_("Date"))
    time: str = words(N_("Time"))
    place: str = words(N_("Place"))
    made_on: str = words(N_("Made on"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One point of an agenda."""

    number: str = words(N_("No."))
    subject: str = words(N_("Subject"))
    kind: str = words(N_("Kind"))
    presenter: str = words(N_("Brought in by"))
    begins: str = words(N_("Begins at"))
    minutes: str = words(N_("Minutes"))
    papers: str = words(N_("Enclosures"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPaper(Paper):
    """The agenda."""

    length: str = words(N_("How long it takes"))
    lines: tuple[AgendaLine, ...] = lines(N_("Points of the agenda"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """A decision that is asked."""

    number: str = words(N_("No."))
    subject: str = words(N_("Subject"))
    text: str = words(N_("Decision asked"))
    paper: str = words(N_("Enclosure"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """What was recorded of a project that deviates, in one aspect: why a decision is asked."""

    project: str = words(N_("Project"))
    aspect: str = words(N_("Aspect"))
    status: str = words(N_("Status"))
    cause: str = words(N_("Cause"))
    consequence: str = words(N_("Consequence"))
    measure: str = words(N_("Measure"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePaper(Paper):
    """The oplegnotitie of one decision."""

    item: str = words(N_("Agenda item"))
    paper: str = words(N_("Enclosure"))
    subject: str = words(N_("Subject"))
    brought_by: str = words(N_("Brought in by"))
    projects: str = words(N_("Projects"))
    decisions: tuple[AskedLine, ...] = lines(N_("Decision asked"))
    decide_by: str = words(N_("When to decide"))
    occasion: str = words(N_("Occasion"))
    reasons: tuple[ReasonLine, ...] = lines(N_("Cause, consequence and measure"))
    core: str = words(N_("Core"))
    alternatives: str = words(N_("Alternatives"))
    arguments: str = words(N_("Arguments"))
    objections: str = words(N_("Objections and risks"))
    money: str = words(N_("Consequences for money"))
    planning: str = words(N_("Consequences for time"))
    quality: str = words(N_("Consequences for quality"))
    organisation: str = words(N_("Consequences for the organisation"))
    support: str = words(N_("Support"))
    communication: str = words(N_("Communication"))
    follow_up: str = words(N_("What follows"))
    papers: str = words(N_("Enclosures"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A project in the table of the planning."""

    number: str = words(N_("No."))
    project: str = words(N_("Project"))
    area: str = words(N_("Area"))
    leads: str = words(N_("Lead parties"))
    phase: str = words(N_("Present phase"))
    originally: str = words(N_("Deadline at first"))
    deadline: str = words(N_("Deadline now"))
    expected: str = words(N_("Expected"))
    slip: str = words(N_("Difference"))
    status: str = words(N_("Status"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPart:
    """An area with its projects."""

    name: str = words(N_("Area"))
    summary: str = words(N_("Summary"))
    lines: tuple[PlanLine, ...] = lines(N_("Projects"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectLine:
    """How a project stands in one aspect."""

    aspect: str = words(N_("Aspect"))
    status: str = words(N_("Status"))
    trend: str = words(N_("Since last time"))
    text: str = words(N_("Explanation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPart:
    """A project that asks for an explanation."""

    number: str = words(N_("No."))
    project: str = words(N_("Project"))
    area: str = words(N_("Area"))
    leads: str = words(N_("Lead parties"))
    changes: str = words(N_("What changed"))
    situation: str = words(N_("Situation"))
    aspects: tuple[AspectLine, ...] = lines(N_("Aspects"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """Something that was done or that comes."""

    day: str = words(N_("Date"))
    project: str = words(N_("Project"))
    text: str = words(N_("What"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """A risk of a project."""

    project: str = words(N_("Project"))
    status: str = words(N_("Status"))
    cause: str = words(N_("Cause"))
    consequence: str = words(N_("Consequence"))
    measure: str = words(N_("Measure"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPaper(Paper):
    """The progress report: decisions asked first."""

    since: str = words(N_("Since when"))
    asked: tuple[AskedLine, ...] = lines(N_("Decisions asked"))
    summary: tuple[str, ...] = lines(N_("Summary"))
    areas: tuple[AreaPart, ...] = lines(N_("Planning"))
    picture: Picture | None = field(default=None, metadata={"label": N_("The planning on one page")})
    projects: tuple[ProjectPart, ...] = lines(N_("Explanation per project"))
    done: tuple[DayLine, ...] = lines(N_("Done"))
    coming: tuple[DayLine, ...] = lines(N_("Coming"))
    risks: tuple[RiskLine, ...] = lines(N_("Risks"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationLine:
    """A deviation of one project in one aspect."""

    number: str = words(N_("No."))
    project: str = words(N_("Project"))
    area: str = words(N_("Area"))
    leads: str = words(N_("Lead parties"))
    aspect: str = words(N_("Aspect"))
    was: str = words(N_("Was"))
    becomes: str = words(N_("Becomes"))
    difference: str = words(N_("Difference"))
    size: str = words(N_("Extent"))
    cause: str = words(N_("Cause"))
    consequences: str = words(N_("Consequences"))
    alternatives: str = words(N_("Alternatives"))
    advice: str = words(N_("Advice"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationPaper(Paper):
    """The deviation report."""

    since: str = words(N_("Since when"))
    lines: tuple[DeviationLine, ...] = lines(N_("Deviations"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision with what became of it."""

    number: str = words(N_("No."))
    day: str = words(N_("Date"))
    text: str = words(N_("Decision"))
    outcome: str = words(N_("Outcome"))
    projects: str = words(N_("Project"))
    responsible: str = words(N_("Responsible"))
    effective: str = words(N_("In force from"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """What was set right after a meeting was closed, and why."""

    day: str = words(N_("Date"))
    text: str = words(N_("Correction"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionListPaper(Paper):
    """The decision list."""

    corrections: tuple[CorrectionLine, ...] = lines(N_("Corrected since the meeting was closed"))
    lines: tuple[DecisionLine, ...] = lines(N_("Decisions"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action."""

    number: str = words(N_("No."))
    text: str = words(N_("Action"))
    holder: str = words(N_("Who"))
    made_on: str = words(N_("Agreed on"))
    due: str = words(N_("Done before"))
    state: str = words(N_("State"))
    origin: str = words(N_("Comes from"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionListPaper(Paper):
    """The action list."""

    lines: tuple[ActionLine, ...] = lines(N_("Actions"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceLine:
    """Whether somebody was there."""

    name: str = words(N_("Name"))
    party: str = words(N_("Party"))
    role: str = words(N_("Role"))
    presence: str = words(N_("Presence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPoint:
    """What was said at one point of the agenda."""

    number: str = words(N_("No."))
    subject: str = words(N_("Subject"))
    minutes: str = words(N_("Minutes of the meeting"))
    decisions: tuple[DecisionLine, ...] = lines(N_("Decisions"))
    actions: tuple[ActionLine, ...] = lines(N_("Actions"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper(Paper):
    """The draft minutes."""

    presence: tuple[PresenceLine, ...] = lines(N_("Who was there"))
    summary: str = words(N_("Summary"))
    points: tuple[MinutesPoint, ...] = lines(N_("Points of the agenda"))
    corrections: tuple[CorrectionLine, ...] = lines(N_("Corrected since the meeting was closed"))
    next_meeting: str = words(N_("Next meeting"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairPoint:
    """One point of the agenda as the chair needs it."""

    number: str = words(N_("No."))
    subject: str = words(N_("Subject"))
    kind: str = words(N_("Kind"))
    presenter: str = words(N_("Brought in by"))
    begins: str = words(N_("Begins at"))
    minutes: str = words(N_("Minutes"))
    decision: str = words(N_("Decision asked"))
    aim: str = words(N_("Aim"))
    sensitivities: str = words(N_("Sensitivities"))
    positions: str = words(N_("Who thinks what"))
    conclusion: str = words(N_("Proposed conclusion"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairPaper(Paper):
    """The annotated agenda, for the chair alone."""

    length: str = words(N_("How long it takes"))
    points: tuple[ChairPoint, ...] = lines(N_("Points of the agenda"))


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title over lines of text, or over a picture."""

    title: str
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    is_marked: bool = False
    """Whether each line begins with a number or a shape of its own, in place of a bullet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidesPaper(Paper):
    """The presentation."""

    slides: tuple[Slide, ...] = lines(N_("Slides"))
