"""The answers as one list: per project a heading that ticks them all, below it a line per answer.

Texts are made when they are shown, so that thousands of answers cost nothing until one scrolls to them.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from wsg_desktop.services.answer_desk import Asked, Desk
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.texts import N_
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.answers.words import MARKS, Words
from wsg_desktop.ui.theme import FontRole

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    FIELD = 0
    PARTY = 1
    SENT = 2
    THEIRS = 3
    OURS = 4
    VERDICT = 5


HEADERS = (N_("What"), N_("Party"), N_("Sent"), N_("Answer"), N_("Ours now"), N_("Verdict"))
PROBLEMS = N_("To look at")


_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKS = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


class Line(NamedTuple):
    """A row: the heading of a project, an answer or new project, or a problem that can only be read."""

    title: str = ""
    """Of a heading; a line below it has it too, for whoever copies it."""
    asked: tuple[Asked, ...] = ()
    """The one answer of a line, all answers of a heading."""
    is_heading: bool = False
    problem: str = ""

    @property
    def one(self) -> Asked | None:
        """Return the answer of a line; None for a heading and a problem."""
        return self.asked[0] if self.asked and not self.is_heading else None


class ChangeModel(QAbstractTableModel):
    """The rows. `ticked` tells a wish; who owns the desk says when to show it again."""

    ticked = Signal(list, bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.lines: list[Line] = []
        self._rows: dict[str, int] = {}
        self._texts: dict[tuple[str, int], str] = {}

    @property
    def desk(self) -> Desk:
        """Return what was decided."""
        return self.words.desk

    def show(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = list(lines)
        self._rows = {it.one.key: row for row, it in enumerate(self.lines) if it.one is not None}
        self._texts = {}
        self.endResetModel()

    def forget_texts(self) -> None:
        """Make texts anew when they are shown again: something was decided."""
        self._texts = {}

    def find(self, key: str) -> QModelIndex:
        """Return where the answer with this key is shown."""
        row = self._rows.get(key)
        return QModelIndex() if row is None else self.index(row, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what can be taken over be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # Asked of every line when they are laid out; where nothing is open there is no tick to click on.
        return _TICKS if index.column() == 0 and self.lines[index.row()].asked else _PLAIN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a header, at the left as its cells are."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words.tr(HEADERS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, a tick, or how either looks."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == 0:
            return self._check(line)
        if line.is_heading:
            return theme.font(FontRole.STRONG) if role == Qt.ItemDataRole.FontRole else None
        return self._look(line, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a tick was set or taken away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        keys = [it.key for it in self.lines[index.row()].asked]
        self.ticked.emit(keys, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def as_text(self, rows: Iterable[int]) -> str:
        """Return lines with tabs between their cells, as Excel pastes them."""
        found: list[str] = ["\t".join((self.words.tr("Project"), *map(self.words.tr, HEADERS)))]
        for line in (self.lines[row] for row in rows):
            if not line.is_heading:
                cells = [self._text(line, column) for column in Column]
                found.append("\t".join(" ".join(it.split()) for it in (line.title, *cells)))
        return "\n".join(found)

    def _check(self, line: Line) -> Qt.CheckState | None:
        open_ones = [it for it in line.asked if self.desk.is_open(it)]
        if not open_ones:
            return None
        ticked = sum(self.desk.is_ticked(it) for it in open_ones)
        if not ticked:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if ticked == len(open_ones) else Qt.CheckState.PartiallyChecked

    def _text(self, line: Line, column: int) -> str:
        asked = line.one
        if asked is None:
            return (line.problem or line.title) if column == 0 else ""
        place = (asked.key, column)
        if place not in self._texts:
            self._texts[place] = self._made(asked, Column(column))
        return self._texts[place]

    def _made(self, asked: Asked, column: Column) -> str:
        words = self.words
        said: dict[Column, Callable[[Asked], str]] = {
            Column.FIELD: words.field,
            Column.PARTY: lambda it: words.file(it.file),
            Column.SENT: words.before,
            Column.THEIRS: words.theirs,
            Column.OURS: words.ours,
            Column.VERDICT: words.verdict,
        }
        return said[column](asked)

    def _look(self, line: Line, column: int, role: int) -> Any:
        asked = line.one
        if asked is None:
            if role == Qt.ItemDataRole.DecorationRole and column == 0:
                return icons.icon("info", "muted")
            return theme.colour("muted") if role == Qt.ItemDataRole.ForegroundRole else None
        icon, tone = MARKS[asked.standing]
        if role == Qt.ItemDataRole.DecorationRole and column == Column.VERDICT:
            return icons.icon(icon, tone)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour(self._tone(asked, column, tone))
        return None

    def _tone(self, asked: Asked, column: int, of_verdict: str) -> str:
        if column == Column.VERDICT:
            return of_verdict
        if column in (Column.SENT, Column.PARTY) or not self.desk.is_open(asked):
            return "muted"
        if column == Column.OURS and asked.cell is not None and asked.cell.ours == asked.cell.sent:
            return "muted"
        return "text"


def lines_of(
    files: Iterable[AnsweredFile],
    words: Words,
    wanted: Callable[[Asked], bool],
    *,
    with_problems: bool = True,
) -> list[Line]:
    """Return what files say: what several say of one project together, then new projects, then problems."""
    projects: dict[str, list[Asked]] = {}
    new: list[Asked] = []
    problems: list[Line] = []
    tr = words.tr
    for file in files:
        for asked in words.desk.asked(file):
            if wanted(asked):
                (projects.setdefault(asked.row.id, []) if asked.row else new).append(asked)
        for problem in file.problems if with_problems else ():
            where = tr("{file}, {sheet} {cell}", file=file.path.name, sheet=problem.sheet, cell=problem.cell)
            problems.append(Line(tr(PROBLEMS), problem=f"{where}: {problem.sentence(tr)}"))
    lines: list[Line] = []
    for found in projects.values():
        row = found[0].row
        lines += _under(f"{row.number} {row.title}".strip() if row else "", _fields_together(found))
    lines += _under(tr("New projects"), new) if new else []
    return [*lines, Line(tr(PROBLEMS), is_heading=True), *problems] if problems else lines


def _under(title: str, found: Sequence[Asked]) -> list[Line]:
    return [Line(title, tuple(found), is_heading=True), *(Line(title, (it,)) for it in found)]


def _fields_together(found: list[Asked]) -> list[Asked]:
    """Return the answers about one project so that what parties say about one field stands together."""
    fields = list(dict.fromkeys(it.cell.field for it in found if it.cell))
    return sorted(found, key=lambda it: fields.index(it.cell.field) if it.cell else 0)
