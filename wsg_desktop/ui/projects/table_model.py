"""The model of the table: arranged lines, of which each cell is worked out once and then looked up.

It changes nothing: what is typed goes to the place as a wish, and comes back as changed rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wsg_desktop.domain.field_display import show_group
from wsg_desktop.domain.folding import fold_lines
from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.columns import ALWAYS, Cell, Column

if TYPE_CHECKING:
    from wsg_desktop.domain.arranging import Arrangement
    from wsg_desktop.services.project_facts import ProjectFacts
    from wsg_desktop.store.rows import ProjectRow

Index = QModelIndex | QPersistentModelIndex


class Heading(NamedTuple):
    """The line of a group."""

    key: str
    title: str
    total: int
    folded: bool


class Fold(Enum):
    """Whether others stand under a line, and whether they show."""

    NOTHING_BELOW = 0
    OPEN = 1
    FOLDED = 2


class Draft(NamedTuple):
    """The line of a project that is being typed and is not there yet."""

    depth: int = 0


Line = str | Heading | Draft
"""A project by its id, the heading of a group, or the draft of a new project."""


class ProjectTableModel(QAbstractTableModel):
    """Lines by row, columns by their declarations."""

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._columns: tuple[Column, ...] = ()
        self._lines: list[Line] = []
        self._depths: dict[int, int] = {}
        self._hosts: dict[int, Sequence[str]] = {}
        """Per row that is folded what it hides."""
        self._counted: dict[str, tuple[int, int]] = {}
        self._rows_by_id: dict[str, list[int]] | None = None
        self._rows: Mapping[str, ProjectRow] = {}
        self._facts: ProjectFacts | None = None
        self._cells: dict[str, tuple[Cell, ...]] = {}
        self._editable = True
        self._shown: tuple[Arrangement | None, frozenset[str], frozenset[str]] = (
            None,
            frozenset(),
            frozenset(),
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns that are shown."""
        return self._columns

    @property
    def lines(self) -> Sequence[Line]:
        """Return the lines from top to bottom."""
        return self._lines

    def set_editable(self, editable: bool) -> None:
        """Say whether cells can be typed in: not in the bin, not in a programme open to read only."""
        self._editable = editable

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these columns."""
        if columns == self._columns:
            return
        self.beginResetModel()
        self._columns = columns
        self._cells.clear()
        self.endResetModel()

    def show(
        self,
        arrangement: "Arrangement",
        rows: Mapping[str, "ProjectRow"],
        facts: "ProjectFacts",
        folded: frozenset[str] = frozenset(),
        changed: Iterable[str] | None = None,
        folded_lines: frozenset[str] = frozenset(),
    ) -> bool:
        """Show what a view yields; return whether lines came, went or moved.

        `folded` are the keys of groups, `folded_lines` the ids of projects that hide what stands under them;
        `changed` are the projects whose cells may differ, None when all may.
        """
        same = (arrangement, folded, folded_lines) == self._shown and rows is self._rows
        self._shown = (arrangement, folded, folded_lines)
        self._counted.clear()
        if same and changed is not None:
            self._facts = facts
            self._show_changed(frozenset(changed))
            return False
        lines, depths, hosts = _lines_of(arrangement, folded, folded_lines)
        self.beginResetModel()
        self._rows, self._facts = rows, facts
        self._lines, self._depths, self._rows_by_id = lines, depths, None
        self._hosts = hosts
        if changed is None:
            self._cells.clear()
        for project_id in changed or ():
            self._cells.pop(project_id, None)
        self.endResetModel()
        return True

    def insert_draft(self, row: int, depth: int = 0) -> None:
        """Put the line of a new project at `row`."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._lines.insert(row, Draft(depth))
        self._rows_by_id = None
        self._depths = {at + (at >= row): deep for at, deep in self._depths.items()}
        self._hosts = {at + (at >= row): ids for at, ids in self._hosts.items()}
        self.endInsertRows()

    def remove_draft(self) -> None:
        """Take the line of a new project away, if there is one."""
        row = self.draft_row
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._lines[row]
        self._rows_by_id = None
        self._depths = {at - (at > row): deep for at, deep in self._depths.items() if at != row}
        self._hosts = {at - (at > row): ids for at, ids in self._hosts.items()}
        self.endRemoveRows()

    @property
    def draft_row(self) -> int | None:
        """Return the row of the project that is being typed; None when there is none."""
        return next((at for at, line in enumerate(self._lines) if isinstance(line, Draft)), None)

    @property
    def is_outlined(self) -> bool:
        """Return whether any line stands under another one: titles then leave room for the triangle."""
        return bool(self._depths or self._hosts)

    def fold_of(self, row: int) -> Fold:
        """Return whether others stand under the line on `row`, and whether they show."""
        if row in self._hosts:
            return Fold.FOLDED
        deeper = row + 1 < len(self._lines) and self.depth(row + 1) > self.depth(row)
        return Fold.OPEN if deeper else Fold.NOTHING_BELOW

    def hidden_under(self, row: int) -> Sequence[str]:
        """Return the projects that the line on `row` hides, from top to bottom."""
        return self._hosts.get(row, ())

    def host_of(self, project_id: str) -> str | None:
        """Return the line that hides a project; None when none does."""
        row = next((at for at, ids in self._hosts.items() if project_id in ids), -1)
        return self.project_id(row)

    def heading_words(self, heading: Heading) -> str:
        """Return how many projects a group holds, how many of them are late, and the sum of their budgets."""
        counted, facts = self._counted.get(heading.key), self._facts
        arrangement = self._shown[0]
        if counted is None and facts is not None and arrangement is not None:
            ids = next((it.ids for it in arrangement.groups if it.key == heading.key), ())
            late = sum(facts.days_late(it) > 0 for it in ids)
            counted = late, sum(self._rows[it].budget or 0 for it in ids)
            self._counted[heading.key] = counted
        late, budget = counted or (0, 0)
        return show_group(heading.total, late, self._tr, budget)

    def line(self, row: int) -> Line:
        """Return what stands on `row`."""
        return self._lines[row]

    def project_id(self, row: int) -> str | None:
        """Return the id of the project on `row`; None for a heading or a draft."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, str) else None

    def project(self, row: int) -> "ProjectRow | None":
        """Return the project on `row`; None for a heading or a draft."""
        project_id = self.project_id(row)
        return self._rows[project_id] if project_id is not None else None

    def depth(self, row: int) -> int:
        """Return how deep in the outline `row` stands."""
        line = self._lines[row]
        return line.depth if isinstance(line, Draft) else self._depths.get(row, 0)

    def rows_of(self, project_id: str) -> list[int]:
        """Return the rows of a project: several when it is in several groups."""
        if self._rows_by_id is None:
            found: dict[str, list[int]] = {}
            for row, line in enumerate(self._lines):
                if isinstance(line, str):
                    found.setdefault(line, []).append(row)
            self._rows_by_id = found
        return self._rows_by_id.get(project_id, [])

    def position(self, key: str) -> int:
        """Return the position of the column `key`, or -1 when it is hidden."""
        return next((at for at, column in enumerate(self._columns) if column.key == key), -1)

    def cells(self, project_id: str) -> tuple[Cell, ...]:
        """Return the cells of a project, one for each column."""
        found = self._cells.get(project_id)
        if found is None:
            row, facts = self._rows[project_id], self._facts
            assert facts is not None
            found = tuple(column.read(row, facts) for column in self._columns)
            self._cells[project_id] = found
        return found

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether a cell holds something; words that stand for nothing are none."""
        project, declared = self.project(row), self._columns[column]
        if project is None or self._facts is None:
            return False
        if declared.field is not None and declared.key != "director_role":
            return bool(getattr(project, declared.key))
        known = self._cells.get(project.id)
        return bool((known[column] if known else declared.read(project, self._facts)).text)

    def tooltip(self, row: int, column: int) -> str:
        """Return what a column tells of a project beside its text."""
        project, tell = self.project(row), self._columns[column].tip
        if project is None or tell is None or self._facts is None:
            return ""
        return tell(project, self._facts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that projects can be selected, and typed in where their column is a field."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._editable and self._columns[index.column()].is_editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, how it is aligned, and what a screen reader says of it."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tooltip(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._columns[column].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the header of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tr(column.header)
        if role == Qt.ItemDataRole.ToolTipRole and column.shape_only:
            return self._tr(column.header)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        line = self._lines[row]
        if isinstance(line, str):
            return self.cells(line)[column].text
        if isinstance(line, Heading):
            return f"{line.title}, {self.heading_words(line)}" if column == 0 else ""
        return ""

    def _spoken(self, row: int, column: int) -> str:
        """Return the header and the text: a cell heard alone says nothing."""
        text = self._text(row, column)
        if not isinstance(self._lines[row], str):
            return text
        if self._columns[column].key == ALWAYS:
            text += self._spoken_fold(row)
        return self._tr(
            "{column}: {text}", column=self._tr(self._columns[column].header), text=text or self._tr("empty")
        )

    def _spoken_fold(self, row: int) -> str:
        fold = self.fold_of(row)
        if fold is Fold.FOLDED:
            hidden = len(self._hosts[row])
            return ", " + self._tr.plural("{n} line folded in", "{n} lines folded in", hidden)
        return ", " + self._tr("unfolded") if fold is Fold.OPEN else ""

    def _show_changed(self, changed: frozenset[str]) -> None:
        for project_id in changed:
            self._cells.pop(project_id, None)
        last = len(self._columns) - 1
        for row in sorted(row for project_id in changed for row in self.rows_of(project_id)):
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))


def _lines_of(
    arrangement: "Arrangement", folded: frozenset[str], folded_lines: frozenset[str]
) -> tuple[list[Line], dict[int, int], dict[int, Sequence[str]]]:
    lines: list[Line] = []
    depths: dict[int, int] = {}
    hosts: dict[int, Sequence[str]] = {}
    for group in arrangement.groups:
        if group.title:
            lines.append(Heading(group.key, group.title, len(group.ids), group.key in folded))
            if group.key in folded:
                continue
        start, folding = len(lines), fold_lines(group.ids, group.depths, folded_lines)
        if group.depths:
            for at, project_id in enumerate(folding.shown, start):
                if project_id in group.depths:
                    depths[at] = group.depths[project_id]
                if project_id in folding.hidden:
                    hosts[at] = folding.hidden[project_id]
        lines += folding.shown
    return lines, depths, hosts
