"""The pages of the details, declared as data: what each tab is called and which parts it is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wsg_desktop.domain.fields import GROUP_LABELS, PROJECT_FIELDS, Group
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.details.aspects_part import AspectsPart
from wsg_desktop.ui.details.direction_form import DirectionForm
from wsg_desktop.ui.details.fields_form import FieldsForm
from wsg_desktop.ui.details.history_part import HistoryPart
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.links_part import LinksPart
from wsg_desktop.ui.details.matters_part import MattersPart
from wsg_desktop.ui.details.page import DetailsPage
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.phase_grid import PhaseGrid
from wsg_desktop.ui.details.phase_part import PhasePart
from wsg_desktop.ui.details.references_part import ReferencesPart
from wsg_desktop.ui.details.seldom_form import SeldomForm
from wsg_desktop.ui.details.situation_part import SituationPart
from wsg_desktop.ui.details.tabs import Tab

HISTORY = "history"
FIRST_LOOK = ("deadline", "end", "lead_parties", "partner_parties")
"""What most people open the details for: on the first page, before the fields of its own group."""

_ELSEWHERE = frozenset({"title", "phase", "situation"})
"""Fields with an editor of their own: in the header, the bar of phases, the stand van zaken."""
_FOLLOWING = ("scheduling", "not_before")
"""How a project goes along with what it waits for: under its links."""
_SELDOM = ("percent",)
"""Fields that are there when asked for, or filled in (look and words, section 10)."""


@dataclass(frozen=True)
class PageDeclaration:
    """One tab: its key, the word on the bar, the whole name, and how its parts are made."""

    key: str
    word: str
    name: str
    make: Callable[[DetailsKit], Sequence[DetailsPart]]

    def tab(self, tr: Translator) -> Tab:
        """Return the tab in the reader's language."""
        return Tab(self.key, tr(self.word), tr(self.name))


def fields_of(group: Group) -> tuple[str, ...]:
    """Return the fields of a group that have no editor of their own."""
    return tuple(
        field.key for field in PROJECT_FIELDS if field.group is group and field.key not in _ELSEWHERE
    )


def _general(kit: DetailsKit) -> Sequence[DetailsPart]:
    return (
        PhasePart(kit),
        FieldsForm(kit, FIRST_LOOK),
        AspectsPart(kit, (Aspect.TIME,)),
        FieldsForm(kit, _state_first(fields_of(Group.GENERAL))),
    )


def _phases(kit: DetailsKit) -> Sequence[DetailsPart]:
    dates = ("start", "end", "deadline")
    rest = [key for key in fields_of(Group.PHASES) if key not in {*dates, *_FOLLOWING}]
    return (
        PhasePart(kit),
        FieldsForm(kit, dates),
        PhaseGrid(kit),
        LinksPart(kit),
        FieldsForm(kit, _FOLLOWING[:1]),
        SeldomForm(kit, _FOLLOWING[1:]),
        DirectionForm(kit, rest),
    )


def _parties(kit: DetailsKit) -> Sequence[DetailsPart]:
    return (FieldsForm(kit, fields_of(Group.PARTIES)),)


def _progress(kit: DetailsKit) -> Sequence[DetailsPart]:
    rest = [key for key in fields_of(Group.PROGRESS) if key not in _SELDOM]
    return (
        SituationPart(kit),
        AspectsPart(kit),
        MattersPart(kit),
        FieldsForm(kit, rest),
        SeldomForm(kit, _SELDOM),
    )


def _residents(kit: DetailsKit) -> Sequence[DetailsPart]:
    return (FieldsForm(kit, fields_of(Group.RESIDENTS)),)


def _notes(kit: DetailsKit) -> Sequence[DetailsPart]:
    return FieldsForm(kit, fields_of(Group.NOTES)), ReferencesPart(kit)


def _history(kit: DetailsKit) -> Sequence[DetailsPart]:
    return (HistoryPart(kit),)


def _state_first(keys: Sequence[str]) -> tuple[str, ...]:
    """Put what changes most before what is filled in once."""
    first = ("state", "areas", "theme", "goals", "tags")
    return (*(key for key in first if key in keys), *(key for key in keys if key not in first))


PAGES: tuple[PageDeclaration, ...] = (
    PageDeclaration("general", GROUP_LABELS[Group.GENERAL], GROUP_LABELS[Group.GENERAL], _general),
    PageDeclaration("phases", N_("Phases"), GROUP_LABELS[Group.PHASES], _phases),
    PageDeclaration("parties", GROUP_LABELS[Group.PARTIES], GROUP_LABELS[Group.PARTIES], _parties),
    PageDeclaration("progress", GROUP_LABELS[Group.PROGRESS], GROUP_LABELS[Group.PROGRESS], _progress),
    PageDeclaration("residents", N_("Residents"), GROUP_LABELS[Group.RESIDENTS], _residents),
    PageDeclaration("notes", GROUP_LABELS[Group.NOTES], GROUP_LABELS[Group.NOTES], _notes),
    PageDeclaration(HISTORY, N_("History"), N_("History"), _history),
)


def make_page(declared: PageDeclaration, kit: DetailsKit) -> DetailsPage:
    """Return a page with its parts."""
    return DetailsPage(declared.make(kit))
