"""Copies what is chosen in the table, as it is shown."""

from PySide6.QtGui import QGuiApplication

from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.clipboard import mime_of
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable


def copy_cell(table: ProjectTable) -> None:
    """Copy the text of the cell that has the keyboard."""
    if table.currentIndex().isValid():
        text = str(table.currentIndex().data() or "")
        QGuiApplication.clipboard().setMimeData(mime_of([[text]], header=False))


def copy_rows(table: ProjectTable, model: ProjectTableModel, tr: Translator) -> int:
    """Copy the chosen rows under their headers, columns in the order in which they stand; return how many."""
    header = table.header
    sections = [header.logicalIndex(visual) for visual in range(header.count())]
    block = [[tr(model.columns[section].header) for section in sections]]
    for project_id in table.selected_ids():
        cells = model.cells(project_id)
        block.append([cells[section].text for section in sections])
    QGuiApplication.clipboard().setMimeData(mime_of(block, header=True))
    return len(block) - 1
