"""The places of the window, declared as data: this list is the navigation and the menu Ga naar."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from wsg_desktop.texts import N_

if TYPE_CHECKING:
    from wsg_desktop.ui.place import Place


class PlaceDeclaration(NamedTuple):
    """One place: its key in settings and requests, its words, and where its class is."""

    key: str
    title: str
    icon: str
    factory: str
    """`module:Class` of a `Place`, imported when the place is first visited."""
    help_page: str
    keys: str
    """Fixed for each place, so that a place that comes later moves no other's keys."""
    in_navigation: bool = True
    """Whether it stands at the left; every place is in the menu Ga naar."""

    def load(self) -> type["Place"]:
        """Import and return the class of the place."""
        module, _, name = self.factory.partition(":")
        return cast("type[Place]", getattr(import_module(module), name))


PLACES: tuple[PlaceDeclaration, ...] = (
    PlaceDeclaration(
        "today", N_("Today"), "house", "wsg_desktop.ui.today.place:TodayPlace", "today", "Ctrl+1"
    ),
    PlaceDeclaration(
        "projects",
        N_("Projects"),
        "folder-kanban",
        "wsg_desktop.ui.projects.place:ProjectsPlace",
        "projects",
        "Ctrl+2",
    ),
    PlaceDeclaration(
        "planning",
        N_("Planning"),
        "chart-gantt",
        "wsg_desktop.ui.planning.place:PlanningPlace",
        "planning",
        "Ctrl+3",
    ),
    PlaceDeclaration(
        "steering",
        N_("Steering group"),
        "gavel",
        "wsg_desktop.ui.steering.place:SteeringPlace",
        "steering",
        "Ctrl+5",
    ),
    PlaceDeclaration(
        "partners",
        N_("Partners"),
        "building-2",
        "wsg_desktop.ui.partners.place:PartnersPlace",
        "partners",
        "Ctrl+6",
    ),
    PlaceDeclaration(
        "history",
        N_("History"),
        "history",
        "wsg_desktop.ui.history.place:HistoryPlace",
        "history",
        "Ctrl+9",
    ),
    PlaceDeclaration(
        "bin",
        N_("Bin"),
        "trash-2",
        "wsg_desktop.ui.bin.place:BinPlace",
        "projects",
        "",
        in_navigation=False,
    ),
)
"""In the order of the navigation."""
