"""What a pasted block would change: read cell by cell as if it were typed, and nothing done yet.

A block that brings its headers is put under them, and its rows where their numbers are: so a block that was
copied, sorted and changed elsewhere finds its way back. Without headers it begins at the cell that has the
keyboard.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from wsg_desktop.domain.words import search_key
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.projects.cell_readers import NOTHING
from wsg_desktop.ui.projects.cell_typing import CellTyping
from wsg_desktop.ui.projects.columns import Column
from wsg_desktop.ui.projects.edits import Entry, differs

if TYPE_CHECKING:
    from wsg_desktop.services.project_facts import ProjectFacts
    from wsg_desktop.store.rows import ProjectRow

MOST_CELLS = 20_000
TOO_MUCH = N_("That is more than fits in one go. Copy less, or use File, Import a list.")
NO_ROW = N_("There is no project with number {number} here.")
NO_ROOM = N_("There are not enough rows under this one for everything that was copied.")
NOT_TYPED = N_("{column} cannot be pasted: it follows from other fields.")
NOT_READ = N_("{number}, {column}: “{text}” is not taken over. {why}")

Block = Sequence[Sequence[str]]


class PasteLine(NamedTuple):
    """One value that would change, in words."""

    number: str
    title: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class PastePlan:
    """Everything that a paste would do."""

    entries: tuple[Entry, ...] = ()
    lines: tuple[PasteLine, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Return how many projects would change."""
        return len({row.id for row, _, _ in self.entries})


class Target(NamedTuple):
    """Where a block is pasted: the projects from the keyboard down, and the columns from it to the right."""

    rows: Sequence["ProjectRow"]
    columns: Sequence[Column]
    all_columns: Sequence[Column]
    by_number: Mapping[str, "ProjectRow"]
    """Every project that is shown, by its number in small letters."""


class Paster:
    """Reads blocks for one list of projects."""

    def __init__(self, typing: CellTyping, facts: "ProjectFacts", tr: Translator) -> None:
        self._typing = typing
        self._facts = facts
        self._tr = tr

    def plan(self, block: Block, target: Target) -> PastePlan:
        """Return what pasting `block` at `target` would change."""
        if sum(map(len, block)) > MOST_CELLS:
            return PastePlan(problems=(self._tr(TOO_MUCH),))
        columns, body = self._columns(block, target)
        problems: dict[str, None] = {}
        entries: list[Entry] = []
        lines: list[PasteLine] = []
        for row, texts in self._rows(body, columns, target, problems):
            for column, text in zip(columns, texts, strict=False):
                if column is None or (column.key == "number" and columns is not target.columns):
                    continue
                value = self._value(row, column, text, problems)
                if value is not NOTHING and differs(row, column, value):
                    entries.append((row, column, value))
                    lines.append(self._line(row, column, text, value))
        return PastePlan(tuple(entries), tuple(lines), tuple(problems))

    def _columns(self, block: Block, target: Target) -> tuple[Sequence[Column | None], Block]:
        """Return the columns of the block, by its headers where it has them, and its other lines."""
        names = {search_key(self._tr(column.header)): column for column in target.all_columns}
        heads = [names.get(search_key(text)) for text in block[0]] if block else []
        texts = [text for text in (block[0] if block else []) if text.strip()]
        if len(block) > 1 and texts and all(search_key(text) in names for text in texts):
            return heads, block[1:]
        return target.columns, block

    def _rows(
        self,
        body: Block,
        columns: Sequence[Column | None],
        target: Target,
        problems: dict[str, None],
    ) -> "Iterator[tuple[ProjectRow, Sequence[str]]]":
        keys = [column.key if column else "" for column in columns]
        at_number = keys.index("number") if columns is not target.columns and "number" in keys else None
        for position, texts in enumerate(body):
            if at_number is not None:
                number = texts[at_number].strip() if at_number < len(texts) else ""
                row = target.by_number.get(number.lower())
                if row is None and number:
                    problems[self._tr(NO_ROW, number=number)] = None
            else:
                row = target.rows[position] if position < len(target.rows) else None
                if row is None and any(text.strip() for text in texts):
                    problems[self._tr(NO_ROOM)] = None
            if row is not None:
                yield row, texts

    def _value(self, row: "ProjectRow", column: Column, text: str, problems: dict[str, None]) -> Any:
        header = self._tr(column.header)
        if not column.is_editable:
            if text.strip() != column.read(row, self._facts).text:
                problems[self._tr(NOT_TYPED, column=header)] = None
            return NOTHING
        if text == column.read(row, self._facts).text:
            return NOTHING
        reading = self._typing.of_cell(column, row, self._facts).reader.read(text, len(text))
        if not reading.is_ready:
            why = reading.complaint
            problems[self._tr(NOT_READ, number=row.number, column=header, text=text, why=why)] = None
        return reading.value

    def _line(self, row: "ProjectRow", column: Column, text: str, value: Any) -> PasteLine:
        """Return the change in words; names as they are known, which may be another spelling of the text."""
        before = column.read(row, self._facts).text
        after = ", ".join(value) if isinstance(value, list) else text
        return PasteLine(row.number, row.title, self._tr(column.header), before, after)
