"""A plain table of texts: lines with cells, copied as people expect, optionally with a tick in front."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.status_icon import status_icon

Index = QModelIndex | QPersistentModelIndex
_MEASURED = 60
_MEASURED_ROWS = 300
_AT_ONCE = 25
"""Rows of which the height is found in one go: more than are in sight."""
_KEPT_HEIGHTS = 5000
_ROW, _COMPACT_ROW = 32, 26
_EDGE, _COMPACT_EDGE = 9, 5
"""Above and below texts on several lines."""
_PADDING = 24
"""Beside the words of a cell, as the style sheet and Qt have it."""
_LEAD = 24
"""A tick, an icon or a mark before them."""
_ICON, _ICON_ROOM = 16, 28


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line: its cells, an icon for the first one, and whether it is ticked (None: it has no tick).

    One that `fades` is muted while it is not ticked. `marks` are the shapes of a status before the words of
    other cells, by column.
    """

    cells: tuple[str, ...]
    icon: str = ""
    tone: str = "text"
    ticked: bool | None = None
    tip: str = ""
    fades: bool = True
    marks: Mapping[int, Light] = field(default_factory=dict[int, Light])


class LazyLines(Sequence[TableLine]):
    """Lines that are made when they are first looked at: of thousands only a few are ever seen."""

    def __init__(self, count: int, make: Callable[[int], TableLine]) -> None:
        self._make = make
        self._made: list[TableLine | None] = [None] * count

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> TableLine: ...

    @overload
    def __getitem__(self, at: slice) -> list[TableLine]: ...

    def __getitem__(self, at: int | slice) -> TableLine | list[TableLine]:
        """Return a line, made now if it was not yet, or several."""
        places = range(len(self._made))[at]
        if isinstance(places, range):
            return [self[it] for it in places]
        made = self._made[places]
        if made is None:
            made = self._made[places] = self._make(places)
        return made


class LineModel(QAbstractTableModel):
    """The lines under their headers; the first column carries tick and icon."""

    ticked = Signal(list, bool)
    """Places of lines and whether they are to be ticked."""

    def __init__(
        self,
        headers: Sequence[str],
        numbers: Collection[int] = (),
        links: Collection[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.headers = tuple(headers)
        self._numbers = frozenset(numbers)
        self._links = frozenset(links)
        self.lines: Sequence[TableLine] = ()

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show other lines; where only ticks differ, what is selected stays."""
        kept = lines if isinstance(lines, LazyLines) else tuple(lines)
        same = len(lines) == len(self.lines) > 0
        if same:
            self.lines = kept
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.headers) - 1))
            return
        self.beginResetModel()
        self.lines = kept
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a line with a tick be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == 0 and self.lines[index.row()].ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, its tick, icon, colour or tooltip."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.tip or line.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour(self._tone(line, index.column()))
        return self._before_words(line, index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a tick was set or taken away; whoever owns the lines shows it."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a header, where its cells stand."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def as_text(self, rows: Sequence[int] | None = None, columns: Sequence[int] | None = None) -> str:
        """Return lines with tabs between their cells, headers first, as Excel pastes them."""
        chosen = self.lines if rows is None else [self.lines[row] for row in rows]
        shown = range(len(self.headers)) if columns is None else columns
        found = [self.headers, *(line.cells for line in chosen)]
        return "\n".join("\t".join(" ".join(cells[at].split()) for at in shown) for cells in found)

    def is_link(self, index: Index) -> bool:
        """Return whether a click on a cell leads somewhere: an empty one and a nought do not."""
        column = index.column()
        return column in self._links and self.lines[index.row()].cells[column] not in {"", "0"}

    def _tone(self, line: TableLine, column: int) -> str:
        if line.ticked is False and line.fades:
            return "muted"
        if column in self._links:
            return "muted" if line.cells[column] == "0" else "link"
        return "text" if column else line.tone

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _before_words(self, line: TableLine, column: int, role: int) -> Any:
        """Return the tick or icon of the first cell, or the shape of another."""
        if role == Qt.ItemDataRole.DecorationRole and column in line.marks:
            return status_icon(line.marks[column])
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and line.icon:
            return icons.icon(line.icon, line.tone)
        if role == Qt.ItemDataRole.CheckStateRole and column == 0 and line.ticked is not None:
            return Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
        return None


def _has_tick(lines: Sequence[TableLine]) -> bool:
    return bool(lines) and lines[0].ticked is not None


class LineTable(QTableView):
    """The table; Ctrl+C copies what is selected, Space ticks it.

    `numbers` are the columns that stand at the right, `links` those that lead somewhere; with `wraps` long
    texts go on at a next line, and `compact` is for a list that shares a low window. What room is left goes
    to the column `wide`, the last one if none is named.
    """

    ticked = Signal(list, bool)

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        *,
        numbers: Collection[int] = (),
        links: Collection[int] = (),
        wraps: bool = False,
        compact: bool = False,
        wide: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wraps = wraps
        self._compact = compact
        self._wide = len(headers) - 1 if wide is None else wide
        self._least = 0
        self._widest: Sequence[int] = ()
        self._wished = dict.fromkeys(range(len(headers)), 0)
        """Per column how wide its texts make it."""
        self._fitted: tuple[QFont, list[int]] | None = None
        """The font and the widths for which rows are as high as their texts."""
        self._fitted_rows = 0
        """Of how many rows the height was found; the others follow, some at a time."""
        self._fitting = QTimer(self, singleShot=True)
        self._fitting.timeout.connect(lambda: self._fit_until(self._fitted_rows + _AT_ONCE))
        self._heights: dict[tuple[int, str], int] = {}
        """Per room and text how high it stands: after a change nearly all texts are what they were."""
        self._sheet = ""
        self.lines = LineModel(headers, numbers, links, self)
        self.setModel(self.lines)
        self.lines.ticked.connect(self.ticked)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().sectionResized.connect(self._fit_to_wide)
        theme.notice.changed.connect(self._dress)
        self._dress()

    def show_lines(self, lines: Sequence[TableLine], widest: Sequence[int]) -> None:
        """Show `lines` in columns at most as wide as `widest` (pixels), but for the wide one."""
        self.lines.show_lines(lines)
        self._widest = widest
        self._measure()

    def _measure(self) -> None:
        """Make columns as wide as their texts, as far as they may be."""
        lines, widest = self.lines.lines, self._widest
        metrics = QFontMetrics(theme.font(FontRole.STRONG))
        for column, limit in enumerate(widest):
            if column == self._wide:
                continue
            texts = [self.lines.headers[column], *(line.cells[column] for line in lines[:_MEASURED])]
            width = max(metrics.horizontalAdvance(text) for text in texts) + 32
            lead = theme.scaled(_ICON_ROOM)
            leads = lead * (_has_tick(lines) + any(line.icon for line in lines[:_MEASURED]))
            marked = any(column in line.marks for line in lines[:_MEASURED])
            room = max(leads if column == 0 else 0, lead if marked else 0)
            self._wished[column] = min(width, theme.scaled(limit)) + room
            self.setColumnWidth(column, self._wished[column])
        self._least = self._wished[self._wide] = theme.scaled(widest[self._wide] // 2)
        self._give_rest()
        self._fitted = None
        self._fit_rows()

    @property
    def shown_columns(self) -> list[int]:
        """Return the columns that are not hidden, from left to right."""
        return [at for at in range(len(self.lines.headers)) if not self.isColumnHidden(at)]

    def copy_all(self) -> None:
        """Copy every line with its headers."""
        QGuiApplication.clipboard().setText(self.lines.as_text(columns=self.shown_columns))

    def showEvent(self, event: QShowEvent) -> None:
        """Make room for the texts that came while it was hidden."""
        self._wear_sheet()
        super().showEvent(event)
        self._fit_rows()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a line into sight, with the lines above it as high as they stay."""
        if self._fitted is not None:
            self._fit_until(index.row() + _AT_ONCE)
        super().scrollTo(index, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected lines by Ctrl+C; tick or untick all of them by Space."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.lines.as_text(rows, self.shown_columns))
        elif event.key() == Qt.Key.Key_Space and rows and self.lines.lines[rows[0]].ticked is not None:
            on = not self.lines.lines[rows[0]].ticked
            self.ticked.emit(rows, on)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that came to the wide column."""
        super().resizeEvent(event)
        self._give_rest()

    def _give_rest(self) -> None:
        last = len(self.lines.headers) - 1
        self.horizontalHeader().setStretchLastSection(self._wide == last)
        if self._wide < last:
            others = sum(self.columnWidth(at) for at in self.shown_columns if at != self._wide)
            self.setColumnWidth(self._wide, max(self.viewport().width() - others, self._least))

    def _needed(self, column: int) -> int:
        """Return how wide a column has to be for its words alone."""
        words, header = QFontMetrics(self.font()), QFontMetrics(self.horizontalHeader().font())
        lines = self.lines.lines[:_MEASURED]
        widest = max((words.horizontalAdvance(line.cells[column]) for line in lines), default=0)
        lead = theme.scaled(_LEAD) if any(column in line.marks for line in lines) else 0
        return max(header.horizontalAdvance(self.lines.headers[column]), widest + lead) + _PADDING

    def _fit_to_wide(self, column: int) -> None:
        """Break the texts of the wide column anew when it gets another width."""
        if self._wraps and column == self._wide:
            # Not at once: the header tells this before the column has its new width.
            QTimer.singleShot(0, self, self._fit_rows)

    def _fit_rows(self) -> None:
        """Make room for texts on several lines; of very many lines only the first ones are worth the time."""
        # Hidden, it would be done for a width that it will not have.
        fitting = (self.font(), [self.columnWidth(at) for at in range(len(self.lines.headers))])
        if not self.isVisible() or fitting == self._fitted:
            return
        self._fitted, self._fitted_rows = fitting, 0
        self._fit_until(_AT_ONCE)

    def _fit_until(self, end: int) -> None:
        """Make room in the rows before `end` where that was not done, and let the others follow."""
        most = min(len(self.lines.lines), _MEASURED_ROWS) if self._wraps else 0
        least = self.verticalHeader().defaultSectionSize()
        for row in range(self._fitted_rows, min(end, most)):
            height = max(self._text_height(row), least)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
        self._fitted_rows = max(self._fitted_rows, min(end, most))
        if self._fitted_rows < most:
            self._fitting.start()

    def _text_height(self, row: int) -> int:
        """Return the height of the texts of a line, in the room that padding and marks leave them.

        Qt's own size hint does not know of that room, and asks the model eight things per cell.
        """
        line, most, lead = self.lines.lines[row], 0, theme.scaled(_LEAD)
        for column, text in enumerate(line.cells):
            leads = (line.ticked is not None) + bool(line.icon) if column == 0 else 0
            room = self.columnWidth(column) - _PADDING - lead * (leads + (column in line.marks))
            most = max(most, self._height_in(max(room, 1), text))
        return most + (_COMPACT_EDGE if self._compact else _EDGE)

    def _height_in(self, room: int, text: str) -> int:
        height = self._heights.get((room, text))
        if height is None:
            if len(self._heights) > _KEPT_HEIGHTS:
                self._heights.clear()
            area = QFontMetrics(self.font()).boundingRect(
                QRect(0, 0, room, 0), Qt.TextFlag.TextWordWrap, text
            )
            height = self._heights[room, text] = area.height()
        return height

    def _dress(self) -> None:
        self._heights.clear()
        self.setFont(theme.font(FontRole.TABLE))
        self.setIconSize(QSize(theme.scaled(_ICON), theme.scaled(_ICON)))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_COMPACT_ROW if self._compact else _ROW))
        self._sheet = ""
        if self._widest:
            self._measure()
        if self.isVisible():
            self._wear_sheet()

    def _wear_sheet(self) -> None:
        """Put on its own style when it is seen: a sheet costs more than all else of a table."""
        if self._sheet:
            return
        look = theme.colours()
        # Headers begin where the texts of their cells do.
        self._sheet = (
            f"QTableView {{ background: {look.card}; border: 1px solid {look.line}; border-radius: 6px; }}"
            f" QTableView::item {{ padding: 0 8px; border-bottom: 1px solid {look.soft_line}; }}"
            f" QTableView::item:selected {{ background: {look.selected}; color: {look.text}; }}"
            f" QHeaderView::section {{ padding: {4 if self._compact else 8}px 10px; }}"
        )
        theme.dress(self, self._sheet)
