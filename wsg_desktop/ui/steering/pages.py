"""The tabs of Stuurgroep, declared as data: a line here is a tab more."""

from importlib import import_module
from typing import NamedTuple, cast

from wsg_desktop.texts import N_
from wsg_desktop.ui.steering.page import SteeringPage
from wsg_desktop.ui.steering.subject import SubjectKind


class PageDeclaration(NamedTuple):
    """One tab: of what kind of subject, its key, its word, and where its class is."""

    subject: SubjectKind
    key: str
    word: str
    factory: str
    """`module:Class` of a `SteeringPage`, imported when the tab is first looked at."""

    def load(self) -> type[SteeringPage]:
        """Import and return the class of the tab."""
        module, _, name = self.factory.partition(":")
        return cast("type[SteeringPage]", getattr(import_module(module), name))


_HERE = "wsg_desktop.ui.steering"

PAGES: tuple[PageDeclaration, ...] = (
    PageDeclaration(SubjectKind.MEETING, "meeting", N_("Meeting"), f"{_HERE}.meeting_page:MeetingPage"),
    PageDeclaration(SubjectKind.MEETING, "prepare", N_("Prepare"), f"{_HERE}.prepare_page:PreparePage"),
    PageDeclaration(
        SubjectKind.MEETING, "chair", N_("For the chair"), f"{_HERE}.agenda_chair_page:AgendaChairPage"
    ),
    PageDeclaration(
        SubjectKind.MEETING, "minutes", N_("Minutes of meeting"), f"{_HERE}.minutes_page:MinutesPage"
    ),
    PageDeclaration(SubjectKind.MEETING, "closing", N_("Close meeting"), f"{_HERE}.closing_page:ClosingPage"),
    PageDeclaration(
        SubjectKind.DECISIONS, "decisions", N_("Decisions"), f"{_HERE}.decision_list_page:DecisionListPage"
    ),
    PageDeclaration(
        SubjectKind.ACTIONS, "actions", N_("Actions"), f"{_HERE}.action_list_page:ActionListPage"
    ),
    PageDeclaration(SubjectKind.BODY, "body", N_("Body"), f"{_HERE}.body_page:BodyPage"),
    PageDeclaration(SubjectKind.BODY, "members", N_("Members"), f"{_HERE}.members_page:MembersPage"),
    PageDeclaration(
        SubjectKind.CALENDAR, "calendar", N_("Administrative calendar"), f"{_HERE}.periods_page:PeriodsPage"
    ),
)
"""In the order of their tabs."""


def pages_of(kind: SubjectKind) -> list[PageDeclaration]:
    """Return the tabs of a kind of subject."""
    return [page for page in PAGES if page.subject is kind]
