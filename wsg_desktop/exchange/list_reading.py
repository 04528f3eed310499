"""Reads a list whose shape and columns are known into drafts of its projects, areas and links.

Nothing stops the rest: what cannot be read, and what was left out on purpose, is a `Problem` with its cell.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wsg_desktop.domain.splitting import split_parties
from wsg_desktop.domain.terms import NO_TERM
from wsg_desktop.domain.vocabulary import AreaKind
from wsg_desktop.exchange.area_names import read_area_name
from wsg_desktop.exchange.area_reading import AreaBook, whole_names
from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.column_matching import ColumnMatch, is_area_list
from wsg_desktop.exchange.drafts import ListDraft, Problem, ProjectDraft, Severity
from wsg_desktop.exchange.headings import AREA_FIELDS, Heading, Headings
from wsg_desktop.exchange.list_fields import FIELDS
from wsg_desktop.exchange.list_links import LinkCell, read_link_cells
from wsg_desktop.exchange.list_outline import parents_by_number
from wsg_desktop.exchange.list_report import is_left_apart, report_columns, report_rows
from wsg_desktop.exchange.list_shape import ListShape
from wsg_desktop.exchange.project_reading import Cells, RowContext, RowReading, read_field, read_title
from wsg_desktop.exchange.row_kinds import ListRow, RowKind, carried_down
from wsg_desktop.exchange.sheets import Value, cell_address
from wsg_desktop.texts import N_

NO_TITLE = N_("This row has no title, so it is not read as a project. Type a title in the list.")
NUMBER_TWICE = N_(
    "Number {number} is used by {count} projects ({cells}). They get numbers of ours; the number of the list"
    " is in their notes."
)
SAME_ROW = N_("This row repeats row {row}: the same number, title and areas. It is not read again.")
SAME_TITLE = N_("“{title}” is also the title in row {row}. Both are read.")
CARRIED_DOWN = N_("Empty cells in column “{column}” are read as what stands above them: {count}. Check that.")
OUTLINED = N_("Projects that stand under another one, as their numbers say (1.2 under 1): {count}.")
ENDS_BEFORE_START = N_("The project ends ({end}) before it starts ({start}). Both dates are kept.")

_THOUSANDS = re.compile(
    r"x\s*(?:€|eur|euro)?\s*1[.,\s]?000\b|duizend|\bk\s?€|€\s?k\b|\bk\s?euro\b", re.IGNORECASE
)
_MILLIONS = re.compile(r"\bmln\b|miljoen|million", re.IGNORECASE)
_CARRIED = ("areas", "municipality", "theme")
_LINKS = ("predecessors", "successors")
_ORDER = {key: place for place, key in enumerate(("number", "title", *FIELDS))}


def read_list(shape: ListShape, matches: Sequence[ColumnMatch], *, file: str, today: date) -> ListDraft:
    """Return what a list tells; `file` is its name, `today` the day that dates such as "Q3" count from."""
    return _ListReader(shape, matches, file, today).read()


class _ListReader:
    """Reads one list, row by row."""

    def __init__(self, shape: ListShape, matches: Sequence[ColumnMatch], file: str, today: date) -> None:
        self._shape = shape
        self._matches = matches
        self._file = file
        self._cells = CellReader(shape.sheet, today)
        self._columns = _columns_by_field(matches)
        self._apart = [match.column.index for match in matches if is_left_apart(match)]
        self._titles = {column.index: column.title for column in shape.columns}
        self._from_above = {**shape.filled_down, **self._carried_down()}
        self._headings = Headings("areas" in self._columns)
        self._entered: list[Heading] = []
        self._areas = AreaBook(self._cells, whole_names(self._texts_of("areas")))
        self._context = self._row_context()
        self._projects: list[ProjectDraft] = []
        self._link_cells: list[LinkCell] = []

    def read(self) -> ListDraft:
        """Return everything that the list tells."""
        report_columns(self._shape, self._matches, self._cells)
        if is_area_list(self._matches):
            self._read_register()
        else:
            self._read_projects()
        report_rows(self._shape, self._entered, self._headings.used, self._cells)
        numbers = [project.number for project in self._projects]
        projects = tuple(self._with_unique_numbers())
        links = read_link_cells(self._link_cells, numbers, projects, self._cells)
        parents = parents_by_number([project.number for project in projects])
        if parents:
            at = (self._shape.header[-1], self._column("number"))
            self._cells.report(at, OUTLINED, Severity.INFO, count=len(parents))
        problems = tuple(sorted(self._cells.finish(), key=_place_of))
        return ListDraft(
            self._file,
            self._shape.sheet.name,
            projects,
            self._areas.areas,
            links,
            problems,
            self._columns,
            parents,
        )

    def _read_projects(self) -> None:
        seen: dict[tuple[object, ...], int] = {}
        titles: dict[str, int] = {}
        for row, more in _with_more(self._shape.rows):
            if row.kind is RowKind.GROUP:
                self._entered.append(self._headings.enter(row))
                continue
            told = self._cells_by_field([row.at, *more])
            project = self._project(row.at, told)
            if project is None or self._is_repeated(project, seen):
                continue
            twin = titles.setdefault(project.title.lower(), project.row)
            if twin != project.row:
                self._report(project, SAME_TITLE, Severity.INFO, title=project.title, row=twin + 1)
            self._keep_links(told)
            self._projects.append(project)

    def _project(self, row: int, told: Mapping[str, Cells]) -> ProjectDraft | None:
        """Return the draft of one project, or None when its row has no title."""
        reading = RowReading()
        for key, cells in told.items():
            if key not in _READ_ELSEWHERE:
                read_field(self._context, reading, key, cells)
        title = read_title(self._context, reading, told["title"]) if "title" in told else ""
        if not title:
            self._cells.report((row, self._column("title")), NO_TITLE, Severity.ERROR)
            return None
        for column in self._apart:
            text = self._cells.text(self._value(row, column), (row, column), lines=True)
            reading.leave(self._titles[column], text)
        self._settle_dates(reading, row)
        return reading.draft(row, title, self._areas_of(row, told))

    def _settle_dates(self, reading: RowReading, row: int) -> None:
        """Let the one end date of a list be what was agreed and what is expected; look at their order."""
        values = reading.values
        has_end = "end" in self._columns or "period" in self._columns
        if has_end != ("deadline" in self._columns):
            values["end"] = values["deadline"] = values.get("end" if has_end else "deadline", NO_TERM)
        start, end = values.get("start", NO_TERM), values.get("end", NO_TERM)
        if start.day and end.day and end.day < start.day:
            column = self._column("end" if "end" in self._columns else "deadline")
            days: dict[str, str] = {"start": f"{start.day:%d-%m-%Y}", "end": f"{end.day:%d-%m-%Y}"}
            self._cells.report((row, column), ENDS_BEFORE_START, Severity.WARNING, **days)

    def _areas_of(self, row: int, told: Mapping[str, Cells]) -> tuple[str, ...]:
        """Return the names of a project's areas, from its cells or from the heading above it."""
        force = self._headings.in_force(row)
        above = force.get("municipality")
        own_place = self._text(told, "municipality")
        place = own_place or (above.area.name if above and above.area else "")
        province = self._text(told, "province")
        names: dict[str, None] = {}
        for value, at in told.get("areas", ()):
            text = self._cells.text(value, at, lines=True)
            names |= dict.fromkeys(self._areas.named(text, at, municipality=place, province=province))
        if "areas" in told:
            return tuple(names)
        heading = force.get("areas") or (None if own_place else above)
        if heading is not None:
            at = (heading.row.at, heading.row.column)
            return (self._areas.add(heading.area, at, place, province),) if heading.area else ()
        at = (row, self._column("municipality"))
        return self._areas.municipalities(own_place, at, province=province) if own_place else ()

    def _read_register(self) -> None:
        """Read a register of areas: a row for each area, with its state, phase, start and municipality."""
        for row, more in _with_more(self._shape.rows):
            if row.kind is RowKind.GROUP:
                self._entered.append(self._headings.enter(row))
                continue
            told = self._cells_by_field([row.at, *more])
            if "areas" in told:
                self._read_area(told)

    def _read_area(self, told: Mapping[str, Cells]) -> None:
        value, at = told["areas"][0]
        place, province = self._text(told, "municipality"), self._text(told, "province")
        name = self._areas.add(read_area_name(self._cells.text(value, at)), at, place, province)
        reading = RowReading()
        for key in ("state", "phase", "direction_type", "start", "notes"):
            if key in told:
                read_field(self._context, reading, key, told[key])
        values = reading.values
        notes = "\n".join(filter(None, (reading.texts.get("notes", ""), *reading.leftovers)))
        draft = self._areas.get(name)
        self._areas.replace(
            name,
            draft._replace(
                kind=self._area_kind(told) or draft.kind,
                state=values.get("state", ""),
                phase=values.get("phase"),
                direction_type=values.get("direction_type"),
                start=values.get("start", NO_TERM),
                notes=notes,
            ),
        )

    def _area_kind(self, told: Mapping[str, Cells]) -> AreaKind | None:
        text = self._text(told, "area_kind")
        kind = read_area_name(f"{text} naam").kind if text else None
        return kind if kind is not AreaKind.SERVICE_AREA or "gebied" in text.lower() else None

    def _cells_by_field(self, rows: Sequence[int]) -> dict[str, Cells]:
        """Return the cells that tell each field; what a heading says stands in for an empty cell."""
        told: dict[str, Cells] = {}
        for key, columns in self._columns.items():
            cells = [
                (value, (row, column))
                for row in rows
                for column in columns
                if (value := self._value(row, column)) != ""
            ]
            if cells:
                told[key] = cells
        if self._shape.sheet.structure.errors:
            for row in rows:
                for column in self._titles:
                    self._cells.error_at((row, column))
        for key, heading in self._headings.in_force(rows[0]).items():
            if key not in AREA_FIELDS and key not in told:
                told[key] = [(heading.value, (heading.row.at, heading.row.column))]
        return told

    def _value(self, row: int, column: int) -> Value:
        cells = self._shape.sheet.rows[row]
        value = cells[column] if column < len(cells) else ""
        if value == "" and self._from_above:
            return self._from_above.get((row, column), "")
        return value

    def _text(self, told: Mapping[str, Cells], key: str) -> str:
        return self._cells.text(*told[key][0]) if key in told else ""

    def _column(self, key: str) -> int:
        return self._columns.get(key, (0,))[0]

    def _report(self, project: ProjectDraft, message: str, severity: Severity, **values: int | str) -> None:
        self._cells.report((project.row, self._column("title")), message, severity, **values)

    def _is_repeated(self, project: ProjectDraft, seen: dict[tuple[object, ...], int]) -> bool:
        """Return whether a row with this number, title and areas was read before; report it then."""
        same = (project.number.lower(), project.title.lower(), project.areas)
        first = seen.setdefault(same, project.row)
        if not project.number or first == project.row:
            return False
        self._report(project, SAME_ROW, Severity.WARNING, row=first + 1)
        return True

    def _keep_links(self, told: Mapping[str, Cells]) -> None:
        for key in _LINKS:
            for value, at in told.get(key, ()):
                text = self._cells.text(value, at)
                self._link_cells.append(LinkCell(len(self._projects), text, at, key == "predecessors"))

    def _with_unique_numbers(self) -> Iterator[ProjectDraft]:
        """Yield the projects without the numbers that several of them have, which are noted instead."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, project in enumerate(self._projects):
            if project.number:
                places[project.number.lower()].append(place)
        shared = {number for number, found in places.items() if len(found) > 1}
        for number in shared:
            found = [self._projects[place] for place in places[number]]
            cells = [cell_address(project.row, self._column("number")) for project in found]
            said = ", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")
            at = (found[0].row, self._column("number"))
            self._cells.report(at, NUMBER_TWICE, number=found[0].number, count=len(found), cells=said)
        for project in self._projects:
            yield self._unnumbered(project) if project.number.lower() in shared else project

    def _unnumbered(self, project: ProjectDraft) -> ProjectDraft:
        title = self._titles[self._column("number")]
        notes = "\n".join(filter(None, (project.texts.get("notes"), f"{title}: {project.number}")))
        return replace(project, number="", texts={**project.texts, "notes": notes})

    def _row_context(self) -> RowContext:
        return RowContext(
            self._cells,
            self._titles,
            {column: _factor(title) for column, title in self._titles.items()},
            frozenset(column for column in self._columns.get("percent", ()) if self._is_fraction(column)),
            frozenset(self._lone_parties()),
        )

    def _is_fraction(self, column: int) -> bool:
        """Return whether the numbers of a column of percentages go up to 1 rather than 100."""
        rows = (row.at for row in self._shape.rows if row.kind is RowKind.PROJECT)
        numbers = [value for row in rows if isinstance(value := self._value(row, column), int | float)]
        return bool(numbers) and max(numbers) <= 1

    def _lone_parties(self) -> Iterator[str]:
        """Yield the names that fill a cell on their own and are not two: they must stay whole elsewhere."""
        for key in ("lead_parties", "partner_parties"):
            for text in self._texts_of(key):
                name = " ".join(text.split())
                if len(name) < 60 and split_parties(name) == (name,):
                    yield name

    def _carried_down(self) -> dict[tuple[int, int], Value]:
        """Return the empty cells of areas and themes that mean what is above them, where a list shows so."""
        found: dict[tuple[int, int], Value] = {}
        rows = [row.at for row in self._shape.rows if row.kind is RowKind.PROJECT]
        for key in _CARRIED:
            for column in self._columns.get(key, ()):
                carried = carried_down(self._shape.sheet, rows, column)
                if carried:
                    first = min(carried)
                    self._cells.report(first, CARRIED_DOWN, column=self._titles[column], count=len(carried))
                found |= carried
        return found

    def _texts_of(self, key: str) -> list[str]:
        """Return the different texts in the columns of a field."""
        found: dict[str, None] = {}
        for row in self._shape.rows:
            for column in self._columns.get(key, ()) if row.kind is RowKind.PROJECT else ():
                value = self._value(row.at, column)
                if isinstance(value, str) and value:
                    found[value.strip()] = None
        return list(found)


_READ_ELSEWHERE = frozenset({"title", *AREA_FIELDS, "province", "area_kind", *_LINKS})


def _columns_by_field(matches: Sequence[ColumnMatch]) -> dict[str, tuple[int, ...]]:
    """Return the columns of each field, in the order in which fields are read."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in matches:
        if match.field:
            found[match.field].append(match.column.index)
    return {key: tuple(found[key]) for key in sorted(found, key=lambda key: _ORDER.get(key, len(_ORDER)))}


def _with_more(rows: Sequence[ListRow]) -> Iterator[tuple[ListRow, list[int]]]:
    """Yield the headings and projects, each with the rows that go on with it."""
    current: tuple[ListRow, list[int]] | None = None
    for row in rows:
        if row.kind is RowKind.MORE and current:
            current[1].append(row.at)
        elif row.kind in {RowKind.PROJECT, RowKind.GROUP}:
            if current:
                yield current
            current = (row, [])
    if current:
        yield current


def _factor(title: str) -> int:
    """Return how many euros a number in a column counts for, as its header says."""
    if _THOUSANDS.search(title):
        return 1_000
    return 1_000_000 if _MILLIONS.search(title) else 1


def _place_of(problem: Problem) -> tuple[int, int, str]:
    """Return the key that orders problems by row, then by column."""
    letters = problem.cell.rstrip("0123456789")
    return int(problem.cell[len(letters) :] or 0), len(letters), letters
