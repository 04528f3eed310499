"""Draws the planning that goes with the papers of a meeting: on one page of A3, as a PDF and as a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from wsg_desktop.domain.arranging import Arrangement
from wsg_desktop.drawing.chart_rows import Chart, chart_groups
from wsg_desktop.drawing.export import ensure_gui_application, picture_of, write_printout
from wsg_desktop.drawing.one_page import AreaGroups
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Printout
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.store.rows import LinkRow, ProjectRow
from wsg_desktop.texts import Translator

ONE_PAGE = PaperWishes("A3", one_page=True)
WITH_REST = PaperWishes("A3", one_page=True, appendix=True)
"""With pages behind it that list what the one page folds."""


class PlanningFacts(Protocol):
    """What is drawn."""

    @property
    def title(self) -> str:
        """Return what it is called."""
        ...

    @property
    def rows(self) -> Mapping[str, ProjectRow]:
        """Return the projects by id."""
        ...

    @property
    def by_area(self) -> Arrangement:
        """Return how they are arranged by area."""
        ...

    @property
    def links(self) -> Sequence[LinkRow]:
        """Return the links between them."""
        ...

    @property
    def lights(self) -> Mapping[str, str]:
        """Return the light of each."""
        ...

    @property
    def phase_names(self) -> Mapping[str, str]:
        """Return the programme's own names of the phases."""
        ...

    @property
    def above(self) -> Mapping[str, str]:
        """Return per area its municipality."""
        ...

    @property
    def listed_in(self) -> str | None:
        """Return what the paper is called that lists what the picture has no room for; empty for none."""
        ...

    @property
    def today(self) -> date:
        """Return the day of today."""
        ...


def draw_planning(facts: PlanningFacts, path: Path | None, tr: Translator) -> bytes:
    """Draw projects on one page, write it as the PDF `path` where that is given, and return it as PNG."""
    ensure_gui_application()
    groups = tuple(chart_groups(facts.by_area, facts.rows))
    chart = Chart(
        groups, today=facts.today, links=facts.links, light_of=lambda row: facts.lights.get(row.id, "none")
    )
    wishes = SheetWishes(facts.title, phase_names=facts.phase_names)
    areas = AreaGroups(groups, facts.above)
    if path is not None:
        write_printout(path, Printout(chart, wishes, areas), tr, WITH_REST)
    alone = replace(areas, listed_in=facts.listed_in)
    return picture_of(Printout(chart, wishes, alone), tr, ONE_PAGE).png()
