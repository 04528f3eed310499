"""What the status bar says of a chosen block: how many cells, and the sum and the average of amounts."""

from wsg_desktop.domain.amounts import show_euros, show_percent
from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.block import Block
from wsg_desktop.ui.projects.table_model import ProjectTableModel

_AMOUNTS = ("budget", "spent")
_MOST_ADDED = 20_000


def block_words(block: Block, model: ProjectTableModel, tr: Translator) -> str:
    """Return the words of a block; nothing for one cell and for whole rows."""
    if block.is_one_cell or block.is_whole_rows:
        return ""
    cells = [(row, at) for row in block.rows for at in block.columns_in(row)] if len(block.parts) < 50 else []
    keys = {model.columns[at].key for at in block.columns}
    said = [tr.plural("{n} cell", "{n} cells", _size(block, model))]
    if len(cells) > _MOST_ADDED or not (keys <= set(_AMOUNTS) or keys == {"percent"}):
        return said[0]
    projects = ((model.project(row), model.columns[at].key) for row, at in cells)
    found = [value for row, key in projects if row is not None and (value := getattr(row, key)) is not None]
    if len(found) > 1:
        average = round(sum(found) / len(found))
        if keys == {"percent"}:
            said.append(tr("average {amount}", amount=show_percent(average)))
        else:
            said.append(tr("sum {amount}", amount=show_euros(sum(found), tr.language)))
            said.append(tr("average {amount}", amount=show_euros(average, tr.language)))
    return ", ".join(said)


def _size(block: Block, model: ProjectTableModel) -> int:
    """Return how many cells of projects there are: headings between them are none."""
    return sum(
        (right - left + 1) * sum(model.project_id(row) is not None for row in range(top, bottom + 1))
        for top, left, bottom, right in block.parts
    )
