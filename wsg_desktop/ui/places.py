"""The places of the window, declared as data: this list is the navigation, the menu Ga naar and Ctrl+1 ..."""

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

    def load(self) -> type["Place"]:
        """Import and return the class of the place."""
        module, _, name = self.factory.partition(":")
        return cast("type[Place]", getattr(import_module(module), name))


PLACES: tuple[PlaceDeclaration, ...] = (
    PlaceDeclaration("today", N_("Today"), "house", "wsg_desktop.ui.today.place:TodayPlace", "today"),
    PlaceDeclaration(
        "projects", N_("Projects"), "folder-kanban", "wsg_desktop.ui.projects.place:ProjectsPlace", "projects"
    ),
    PlaceDeclaration(
        "planning", N_("Planning"), "chart-gantt", "wsg_desktop.ui.planning.place:PlanningPlace", "planning"
    ),
)
"""In the order of the navigation; the first three are Ctrl+1 to Ctrl+3."""

LIST_IMPORT = "wsg_desktop.ui.importing.start:import_lists"
"""`module:function` of the guided import: `function(context: WindowContext, paths: list[Path])`."""
