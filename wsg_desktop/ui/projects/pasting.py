"""What a pasted block would change: read cell by cell as if it were typed, and nothing done yet.

A block that brings its headers is put under them, and its rows where their numbers are: so a block that was
copied, sorted and changed elsewhere finds its way back. Without headers it begins at the cell that has the
keyboard.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.domain.words import search_key
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.projects.cell_readers import NOTHING
from wsg_desktop.ui.projects.cell_typing import CellTyping
from wsg_desktop.ui.projects.cell_values import value_of
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
NO_VALUE = N_("This cannot be read as a value here. Look at the text and type it yourself.")
_SHAPES = re.compile(r"^[^\w]+")
"""The shape before the word of a status."""
_SURE = 95
_OURS = {
    "status_time": "status",
    "status_money": "money",
    "status_quality": "quality",
    "status_risks": "risks",
}
"""Columns of lists that go by another name here."""

Block = Sequence[Sequence[str]]


class PasteLine(NamedTuple):
    """One cell that would change, or that cannot, in words."""

    number: str
    title: str
    column: str
    before: str
    after: str
    problem: str = ""
    """Why it is not taken over."""


@dataclass(frozen=True)
class PastePlan:
    """Everything that a paste would do."""

    entries: tuple[Entry, ...] = ()
    lines: tuple[PasteLine, ...] = ()
    problems: tuple[str, ...] = ()
    """What is wrong with whole rows or columns; what is wrong with a cell stands in its line."""

    @property
    def rows(self) -> int:
        """Return how many projects would change."""
        return len({row.id for row, _, _ in self.entries})

    @property
    def is_whole(self) -> bool:
        """Return whether everything that was copied is taken over."""
        return not self.problems and not any(line.problem for line in self.lines)


class Target(NamedTuple):
    """Where a block is pasted: the projects from the keyboard down, and the columns from it to the right."""

    rows: Sequence["ProjectRow"]
    columns: Sequence[Column]
    all_columns: Sequence[Column]
    by_number: Mapping[str, "ProjectRow"]
    """Every project that is shown, by its number in small letters."""
    size: tuple[int, int] = (1, 1)
    """How many rows and columns are chosen: a copied block fills them as often as it fits."""


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
        body = _filling(body, target.size) if columns is target.columns else body
        problems: dict[str, None] = {}
        entries: dict[tuple[str, str], Entry] = {}
        lines: dict[tuple[str, str], PasteLine] = {}
        for row, texts in self._rows(body, columns, target, problems):
            for column, text in zip(columns, texts, strict=False):
                if column is None or (column.key == "number" and columns is not target.columns):
                    continue
                at = (row.id, column.key)
                value, problem = self._value(row, column, text, problems)
                if problem:
                    lines[at] = self._line(row, column, text, problem)
                elif value is not NOTHING and differs(row, column, value):
                    entries[at] = (row, column, value)
                    lines[at] = self._line(row, column, _shown(text, value))
        return PastePlan(tuple(entries.values()), tuple(lines.values()), tuple(problems))

    def _columns(self, block: Block, target: Target) -> tuple[Sequence[Column | None], Block]:
        """Return the columns of the block, by its headers where it has them, and its other lines."""
        names = {search_key(self._tr(column.header)): column for column in target.all_columns}
        by_key = {column.key: column for column in target.all_columns}
        first = block[0] if len(block) > 1 else []
        heads = [names.get(search_key(text)) or by_key.get(_key_of(text)) for text in first]
        known = [it for it in heads if it is not None]
        texts = [text for text in first if text.strip()]
        keys = {it.key for it in known}
        is_list = {"number", "title"} & keys and len(known) > 1 and len(known) * 2 >= len(texts)
        if known and (len(known) == len(texts) or is_list):
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

    def _value(
        self, row: "ProjectRow", column: Column, text: str, problems: dict[str, None]
    ) -> tuple[Any, str]:
        """Return the value that a text says, or why it says none."""
        header, shown = self._tr(column.header), column.read(row, self._facts).text
        if not column.is_editable:
            if text.strip() != shown:
                problems[self._tr(NOT_TYPED, column=header)] = None
            return NOTHING, ""
        if text in (shown, value_of(column, row, self._facts).words):
            return NOTHING, ""
        reading = self._typing.of_cell(column, row, self._facts).reader.read(text, len(text))
        if reading.is_ready:
            return reading.value, ""
        meant = self._choice(column, row, text)
        return meant, "" if meant is not NOTHING else reading.complaint or self._tr(NO_VALUE)

    def _choice(self, column: Column, row: "ProjectRow", text: str) -> Any:
        """Return the choice that a text of a workbook means: behind a shape, in full, in either language."""
        from wsg_desktop.services.field_values import find_choice

        bare = _SHAPES.sub("", text).strip()
        field = column.field
        has_choices = column.aspect is not None or (field is not None and field.choices is not None)
        if not bare or not has_choices:
            return NOTHING
        reading = self._typing.of_cell(column, row, self._facts).reader.read(bare, len(bare))
        if reading.is_ready:
            return reading.value
        if field is None or field.choices is None:
            found = find_choice(bare, Light)
            return NOTHING if found is None else found
        found = find_choice(bare, field.choices)
        if found is None and column.key == "phase":
            # In full: "realisatie- en vermarktingsfase".
            names = {self._facts.basis.phase_name(it.value): it for it in field.choices}
            words = search_key(bare)
            begun = (it for name, it in names.items() if words.startswith(search_key(name)))
            found = next(begun, None)
        return NOTHING if found is None else found.value

    def _line(self, row: "ProjectRow", column: Column, text: str, problem: str = "") -> PasteLine:
        before = column.read(row, self._facts).text
        return PasteLine(row.number, row.title, self._tr(column.header), before, text, problem)


def _shown(text: str, value: Any) -> str:
    """Return what a line of the preview shows: names as they are known, which may be spelt otherwise."""
    return ", ".join(value) if isinstance(value, list) else text


def _filling(block: Block, size: tuple[int, int]) -> Block:
    """Return the block as often as it fits in what is chosen, below and beside itself."""
    rows, columns = size
    width = max(map(len, block), default=1)
    down, beside = rows // len(block), columns // width
    if rows % len(block) or columns % width or down * beside <= 1:
        return block
    return [[*line, *[""] * (width - len(line))] * beside for line in block] * down


def _key_of(header: str) -> str:
    """Return the column that a header of another list stands for, as a workbook of ours has them."""
    from wsg_desktop.exchange.header_words import header_scores

    scores = header_scores((header.strip(),)) if header.strip() else {}
    best = max(scores, key=lambda key: scores[key], default="")
    return _OURS.get(best, best) if best and scores[best] >= _SURE else ""
