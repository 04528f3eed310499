"""Copies the block that is chosen in the table: for Excel, Word and mail, and to paste back."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.cell_values import CellValue, value_of
from wsg_desktop.ui.projects.clipboard import mime_of
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable

if TYPE_CHECKING:
    from wsg_desktop.services.project_facts import ProjectFacts


def copy_block(table: ProjectTable, facts: "ProjectFacts", tr: Translator) -> tuple[int, int]:
    """Copy the chosen cells, whole rows under their headers; return how many rows and columns."""
    block, index = table.block, table.currentIndex()
    if block.is_whole_rows:
        return copy_rows(table, facts, tr)
    rows, columns = block.rows or (index.row(),), block.columns or (index.column(),)
    lines = _lines(table, facts, rows, columns)
    QGuiApplication.clipboard().setMimeData(mime_of(lines, tr.language, header=False))
    return len(lines), len(columns)


def copy_rows(table: ProjectTable, facts: "ProjectFacts", tr: Translator) -> tuple[int, int]:
    """Copy the chosen rows as a whole under their headers; return how many rows and columns."""
    columns = range(_model(table).columnCount())
    head = [CellValue(tr(_model(table).columns[column].header)) for column in columns]
    lines = _lines(table, facts, table.block.rows, columns)
    QGuiApplication.clipboard().setMimeData(mime_of([head, *lines], tr.language, header=True))
    return len(lines), len(head)


def _lines(
    table: ProjectTable, facts: "ProjectFacts", rows: "tuple[int, ...]", columns: "range | tuple[int, ...]"
) -> list[list[CellValue]]:
    model, block = _model(table), table.block
    is_whole = block.is_whole_rows or isinstance(columns, range)
    found: list[list[CellValue]] = []
    for row in rows:
        project = model.project(row)
        if project is None:
            continue
        chosen = None if is_whole or len(block.parts) <= 1 else block.columns_in(row)
        found.append(
            [
                value_of(model.columns[at], project, facts)
                if chosen is None or at in chosen
                else CellValue("")
                for at in columns
            ]
        )
    return found


def _model(table: ProjectTable) -> ProjectTableModel:
    model = table.model()
    assert isinstance(model, ProjectTableModel)
    return model
