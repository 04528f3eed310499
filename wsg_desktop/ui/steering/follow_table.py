"""The table of decisions or actions across all bodies: headers sort it, and what is chosen stays chosen."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Signal

from wsg_desktop.domain.words import dutch_key
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.line_table import TableLine
from wsg_desktop.ui.widgets.sorted_table import SortedTable

_LEAST_HEIGHT = 110


class Listed(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Return what tells it from the others."""
        ...


R = TypeVar("R", bound=Listed)


class FollowTable(SortedTable):
    """`picked` after each other choice; not while the lines are shown anew. The words stand in `wide`."""

    picked = Signal()

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        widest: Sequence[int],
        *,
        days: int,
        wide: int,
        falls: bool = False,
    ) -> None:
        super().__init__(name, headers, first=days, falls={days} if falls else (), wide=wide, wraps=True)
        self._widest = widest
        self._ids: list[str] = []
        self._chosen = ""
        self._filling = False
        self.setMinimumHeight(scaled(_LEAST_HEIGHT))
        self.selectionModel().selectionChanged.connect(lambda *_: self._pick())

    @property
    def chosen_id(self) -> str:
        """Return the id of the chosen line, empty without one."""
        return self._chosen

    def show_rows(
        self, rows: Sequence[R], line: Callable[[R], TableLine], key: Callable[[R, int], date | str | None]
    ) -> list[R]:
        """Show rows in the order of the header that sorts, those with nothing there last; return them so."""
        column, descending = self.sort
        ordered = sorted((it for it in rows if key(it, column)), key=lambda it: _key(key(it, column)))
        if descending:
            ordered.reverse()
        ordered += [it for it in rows if not key(it, column)]
        self._ids = [it.id for it in ordered]
        chosen = self._chosen
        self._filling = True
        self.show_lines([line(it) for it in ordered], self._widest)
        self.setVisible(bool(ordered))
        self.clearSelection()
        if ordered:
            self.selectRow(self._ids.index(chosen) if chosen in self._ids else 0)
        self._filling = False
        self._take_chosen()
        return ordered

    def copy_list(self, context: WindowContext) -> None:
        """Copy every line with its headers, and say so."""
        self.copy_all()
        context.messages.info(context.tr("The list is copied. Paste it in Excel or a mail."))

    def choose(self, row_id: str) -> bool:
        """Choose a line; return whether it is there."""
        if row_id in self._ids:
            self.selectRow(self._ids.index(row_id))
            self.scrollTo(self.lines.index(self._ids.index(row_id), 0))
        return row_id in self._ids

    def _pick(self) -> None:
        if not self._filling:
            self._take_chosen()
            self.picked.emit()

    def _take_chosen(self) -> None:
        rows = self.selectionModel().selectedRows()
        at = rows[0].row() if rows else -1
        self._chosen = self._ids[at] if 0 <= at < len(self._ids) else ""


def _key(value: date | str | None) -> Any:
    return dutch_key(value) if isinstance(value, str) else value
