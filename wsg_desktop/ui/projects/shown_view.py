"""What the table shows, as it is taken out to Excel."""

from dataclasses import replace
from typing import TYPE_CHECKING

from wsg_desktop.domain.arranging import FIELD_OF_GROUP
from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.columns import COLUMNS_BY_KEY
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.projects.view_state import ViewState
from wsg_desktop.ui.projects.view_words import view_name

if TYPE_CHECKING:
    from wsg_desktop.services.view_export import ShownView


def shown_view(
    projects: ProjectList, state: ViewState, model: ProjectTableModel, tr: Translator
) -> "ShownView":
    """Return columns, groups and order as they are shown; folded groups are there with all their rows."""
    from wsg_desktop.services.view_export import ShownColumn, ShownView

    arrangement, by = projects.arrange(state.view), state.view.group_by
    depths: dict[str, int] = {}
    for group in arrangement.groups:
        depths |= group.depths
    return ShownView(
        view_name(state.chosen, tr),
        [ShownColumn(column.key, tr(column.header)) for column in model.columns],
        [(group.title, group.ids) for group in arrangement.groups],
        tr(COLUMNS_BY_KEY[FIELD_OF_GROUP[by]].header) if by else "",
        depths,
        state.frozen,
    )


def shown_block(
    projects: ProjectList, state: ViewState, table: ProjectTable, model: ProjectTableModel, tr: Translator
) -> "ShownView":
    """Return what is chosen of what is shown: those rows, and of a block those columns."""
    whole, block = shown_view(projects, state, model, tr), table.block
    chosen = frozenset(table.selected_ids())
    groups = [(name, [it for it in ids if it in chosen]) for name, ids in whole.groups]
    keys = {model.columns[at].key for at in block.columns}
    return replace(
        whole,
        columns=[it for it in whole.columns if it.key in keys],
        groups=[(name, ids) for name, ids in groups if ids],
    )
