"""The history as one list of rows: days, change sets, their lines when unfolded, and restore points.

More is read when the view comes near the end, a page of change sets at a time.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from wsg_desktop.domain.clock import day_of, local_time
from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.texts import Translator

if TYPE_CHECKING:
    from wsg_desktop.services.copies import RestorePoint
    from wsg_desktop.services.history import HistoryEntry, HistoryLine

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class RowKind(IntEnum):
    """What a row of the list is."""

    DAY = 0
    SET = 1
    LINE = 2
    POINT = 3


class StreamRow(NamedTuple):
    """One row of the list."""

    kind: RowKind
    text: str
    at: datetime | None = None
    entry: "HistoryEntry | None" = None
    line: "HistoryLine | None" = None
    point: "RestorePoint | None" = None
    day: date | None = None

    @property
    def can_unfold(self) -> bool:
        """Return whether the row has lines to show below it."""
        return self.kind is RowKind.SET and self.entry is not None and bool(self.entry.counts)

    @property
    def project_id(self) -> str:
        """Return the one project that the row is about; empty where it is about none or several."""
        if self.line is not None:
            return self.line.owner_id if self.line.is_project else ""
        lines = self.entry.lines if self.entry is not None and self.entry.is_told else ()
        owners = {line.owner_id for line in lines if line.is_project}
        return next(iter(owners)) if len(owners) == 1 and all(line.is_project for line in lines) else ""


class HistoryModel(QAbstractListModel):
    """The rows; `read_page` gives the next change sets below a number, `read_lines` those of a large one."""

    def __init__(
        self,
        tr: Translator,
        read_page: "Callable[[int | None], Sequence[HistoryEntry]]",
        read_lines: "Callable[[HistoryEntry], Sequence[HistoryLine]]",
    ) -> None:
        super().__init__()
        self._tr = tr
        self._read_page = read_page
        self._read_lines = read_lines
        self._points: list[RestorePoint] = []
        self._last: int | None = None
        self._is_complete = True
        self._day: date | None = None
        self.rows: list[StreamRow] = []
        self.unfolded: set[int] = set()
        self.taken_back_words = tr("taken back")

    def begin(self, points: "Iterable[RestorePoint]") -> None:
        """Show everything anew: the latest page, with the restore points between the changes."""
        self.beginResetModel()
        self._points = sorted(points, key=lambda point: point.at)
        self._last, self._day, self._is_complete = None, None, False
        self.rows = []
        self.rows = self._next_rows()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many rows were read so far."""
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there is more to read."""
        return not parent.isValid() and not self._is_complete

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002 - as Qt declares it
        """Read the next page."""
        if self._is_complete:
            return
        rows = self._next_rows()
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but days be chosen."""
        if not index.isValid() or self.rows[index.row()].kind is RowKind.DAY:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, or all of it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(row)
        return row.text if role == Qt.ItemDataRole.ToolTipRole and row.kind is not RowKind.DAY else None

    def words(self, row: StreamRow) -> str:
        """Return a row as it is said and copied: day, time and who in front of what changed."""
        if row.at is None:
            return row.text
        moment = local_time(row.at)
        parts = [f"{show_full_day(moment.date(), self._tr)} {moment:%H:%M}"]
        if row.entry is not None:
            parts.append(row.entry.of.who)
            if row.kind is RowKind.SET and row.entry.is_taken_back:
                parts.append(self.taken_back_words)
        return f"{', '.join(parts)}: {row.text}"

    def place_of(self, seq: int) -> int | None:
        """Return where a change set stands, as far as it was read."""
        for place, row in enumerate(self.rows):
            if row.kind is RowKind.SET and row.entry is not None and row.entry.of.seq == seq:
                return place
        return None

    def fold(self, place: int, *, open_: bool) -> None:
        """Show or hide the lines of the change set at `place`."""
        row = self.rows[place]
        if row.entry is None or not row.can_unfold or (row.entry.of.seq in self.unfolded) == open_:
            return
        if open_:
            self.unfolded.add(row.entry.of.seq)
            lines = self._lines_of(row.entry)
            self.beginInsertRows(QModelIndex(), place + 1, place + len(lines))
            self.rows[place + 1 : place + 1] = lines
            self.endInsertRows()
        else:
            self.unfolded.discard(row.entry.of.seq)
            end = place + 1
            while end < len(self.rows) and self.rows[end].kind is RowKind.LINE:
                end += 1
            self.beginRemoveRows(QModelIndex(), place + 1, end - 1)
            del self.rows[place + 1 : end]
            self.endRemoveRows()
        index = self.index(place)
        self.dataChanged.emit(index, index)

    def _next_rows(self) -> list[StreamRow]:
        entries = self._read_page(self._last)
        rows: list[StreamRow] = []
        for entry in entries:
            self._last = entry.of.seq
            while self._points and self._points[-1].at >= entry.of.at:
                rows += self._point_rows(self._points.pop())
            rows += self._under_day(StreamRow(RowKind.SET, entry.words, entry.of.at, entry))
            if entry.of.seq in self.unfolded and entry.counts:
                rows += self._lines_of(entry)
        if not entries:
            self._is_complete = True
            while self._points:
                rows += self._point_rows(self._points.pop())
        return rows

    def _point_rows(self, point: "RestorePoint") -> list[StreamRow]:
        name = self._tr("Restore point: {name}", name=point.name) if point.name else ""
        text = name or self._tr("Restore point, made automatically")
        return self._under_day(StreamRow(RowKind.POINT, text, point.at, point=point))

    def _under_day(self, row: StreamRow) -> list[StreamRow]:
        assert row.at is not None
        day = day_of(row.at)
        if day == self._day:
            return [row]
        self._day = day
        words = show_full_day(day, self._tr)
        return [StreamRow(RowKind.DAY, words[:1].upper() + words[1:], day=day), row]

    def _lines_of(self, entry: "HistoryEntry") -> list[StreamRow]:
        lines = entry.lines if entry.is_told else self._read_lines(entry)
        rows = [StreamRow(RowKind.LINE, line.words, entry.of.at, entry, line) for line in lines]
        hidden = entry.of.lines - len(lines)
        if not entry.is_told and hidden > 0:
            text = self._tr.plural("and {n} more change", "and {n} more changes", hidden)
            rows.append(StreamRow(RowKind.LINE, text, entry.of.at, entry))
        return rows
