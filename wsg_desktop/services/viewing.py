"""Reads the programme as a view shows it: for the command line, charts and exports that need no window."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from wsg_desktop.domain.direction import phase_table
from wsg_desktop.domain.views import ALL, SHIPPED, View, find_view, read_view
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.services.project_facts import Basis, ProjectFacts, arranger_of
from wsg_desktop.store import areas, programmes, projects
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_, Translator, translator

_log = logging.getLogger(__name__)

NO_VIEW = N_("There is no view called {name}. These views are there: {names}.")


def saved_views(read: Reading) -> list[View]:
    """Return the programme's saved views by name; one that cannot be read is left out and logged."""
    found: list[View] = []
    for row in programmes.list_views(read):
        try:
            found.append(read_view(row.name, row.definition))
        except UserError as problem:
            _log.info("a saved view is left out: %s", problem)
    return found


def get_view(read: Reading, name: str) -> View:
    """Return the view called `name`, saved or shipped, in any language; raises `NotFound`."""
    saved = saved_views(read)
    found = find_view(name, saved)
    if found is None:
        raise NotFound(NO_VIEW, name=name, names=", ".join(_names(saved)))
    return found


def read_basis(read: Reading, today: date, tr: Translator, *, with_texts: bool = False) -> Basis:
    """Return what facts of projects rest on; the long texts only when a search will look through them."""
    phases = programmes.list_phase_definitions(read)
    return Basis(
        today,
        programmes.get_programme(read),
        tr,
        {it.phase: it.short_name for it in phases},
        _municipalities(read, today),
        projects.search_texts(read) if with_texts else {},
        phase_table(phases),
    )


def refreshed_basis(read: Reading, basis: Basis, ids: Iterable[str]) -> Basis:
    """Return `basis` with the municipalities of areas and the long texts of these projects read again."""
    return replace(
        basis,
        municipalities=_municipalities(read, basis.today),
        long_texts={**basis.long_texts, **projects.search_texts(read, ids)},
    )


def municipality_of_areas(read: Reading, today: date) -> dict[str, str]:
    """Return per name of an area its municipality; areas without one are left out."""
    return {it.name: it.municipality for it in areas.list_areas(read, today) if it.municipality}


def rows_in_view(
    read: Reading, view: View | str | None, today: date, tr: Translator | None = None
) -> list[ProjectRow]:
    """Return the projects of a view in its order, each once; None is every project in its outline.

    `view` may be a name; raises `NotFound` when there is no such view.
    """
    wanted = get_view(read, view) if isinstance(view, str) else view or ALL
    rows = {row.id: row for row in projects.list_projects(read)}
    basis = read_basis(read, today, tr or translator("nl"), with_texts=bool(wanted.filter.text))
    arranged = arranger_of(rows, ProjectFacts(rows, basis)).arrange(wanted)
    return [rows[project_id] for project_id in dict.fromkeys(arranged.ids)]


def _municipalities(read: Reading, today: date) -> dict[str, str]:
    return {it.id: it.municipality for it in areas.list_areas(read, today)}


def _names(saved: Iterable[View]) -> list[str]:
    tr = translator("nl")
    return [*(view.name for view in saved), *(tr(view.name) for view in SHIPPED)]
