"""One row of a list (or several, where its title is merged over them) into the draft of one project."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from wsg_desktop.domain.fields import FIELDS_BY_KEY, FieldKind
from wsg_desktop.domain.party_words import first_noun, is_group
from wsg_desktop.domain.splitting import Answerable, PartyCell, split_party_cell, split_person
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Confidentiality, DirectionType, ItemKind, Light, Phase, State
from wsg_desktop.exchange.cell_reading import CellReader
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.drafts import ProjectDraft, Severity
from wsg_desktop.exchange.list_fields import CAPITALS_LEAD, FIRST_LEADS
from wsg_desktop.exchange.sheets import Value
from wsg_desktop.texts import N_

At: TypeAlias = tuple[int, int]
Cells: TypeAlias = Sequence[tuple[Value, At]]
"""The cells that tell one field, with their rows and columns from 0."""

LONGEST_TITLE = 250
LONGEST_NUMBER = 32

TITLE_CUT = N_(
    "This title is very long. The project is called by its first {limit} characters; the rest is in the"
    " description."
)
NUMBER_TOO_LONG = N_(
    "“{text}” is too long for a number. It is kept in the notes; the project gets a number of ours."
)
STATE_IN_PHASE = N_("“{text}” is no phase but says how the project stands; it is taken for its state.")
NO_TARGET = N_("“{text}” is no link to a page. It is kept in the notes of the project.")

_TARGET = re.compile(r"(?:https?://|mailto:|www\.)\S+", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"(?:nr|no|nummer)\.?\s*(?=\d)", re.IGNORECASE)


@dataclass(slots=True)
class RowContext:
    """What holds for every row: the reader of cells, the headers, and how columns count."""

    cells: CellReader
    titles: Mapping[int, str]
    """The header of each column on one line."""
    factors: Mapping[int, int]
    """Euros per unit of the columns that say "x € 1.000"."""
    fractions: frozenset[int]
    """Columns of percentages in which 1 is the whole."""
    known_parties: frozenset[str]
    """Names that stand alone somewhere, so that they are not split at an "en"."""


@dataclass(slots=True)
class RowReading:
    """What was read of one project so far."""

    values: dict[str, Any] = field(default_factory=dict[str, Any])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    lights: dict[str, str] = field(default_factory=dict[str, str])
    persons: dict[str, Answerable] = field(default_factory=dict[str, Answerable])
    directing: dict[str, str] = field(default_factory=dict[str, str])
    phases: dict[str, dict[str, Term]] = field(default_factory=dict[str, dict[str, Term]])
    leftovers: list[str] = field(default_factory=list[str])

    def leave(self, title: str, text: str) -> None:
        """Keep what could not be read, under the header of its column."""
        if text:
            self.leftovers.append(f"{title}: {text}")

    def draft(self, row: int, title: str, areas: tuple[str, ...]) -> ProjectDraft:
        """Return the project as it was read."""
        notes = [self.texts.get("notes", ""), *self.leftovers]
        texts = self.texts | {"notes": "\n".join(note for note in notes if note)}
        return ProjectDraft(
            row,
            title,
            areas=areas,
            persons=self.persons,
            directing_parties=self.directing,
            texts={key: text for key, text in texts.items() if text},
            lights=self.lights,
            phases=self.phases,
            **self.values,
        )


Reader: TypeAlias = Callable[[RowContext, RowReading, str, Cells], None]


def read_field(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    """Read the cells of one field into `reading`."""
    reader = _READERS.get(key)
    if reader is None and "." in key:
        reader = _read_phase_moment
    (reader or _read_text)(context, reading, key, cells)


def read_title(context: RowContext, reading: RowReading, cells: Cells) -> str:
    """Return the title; a very long one is cut, and kept whole in the description."""
    title = " ".join(text for value, at in cells if (text := context.cells.text(value, at)))
    if len(title) <= LONGEST_TITLE:
        return title
    context.cells.report(cells[0][1], TITLE_CUT, limit=LONGEST_TITLE)
    reading.texts["description"] = "\n".join(filter(None, (title, reading.texts.get("description"))))
    return title[: LONGEST_TITLE - 1].rstrip() + "…"


def _read_text(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    about = FIELDS_BY_KEY.get(key)
    lines = about is not None and about.kind in {FieldKind.LONG_TEXT, FieldKind.SITUATION}
    columns = {at[1] for _, at in cells}
    said: dict[str, None] = {}
    for value, at in cells:
        text = context.cells.text(value, at, lines=lines)
        if text and text != "-":
            title = context.titles.get(at[1], "")
            said[f"{title}: {text}" if len(columns) > 1 and title else text] = None
    joined = ("\n" if lines else "; ").join(said)
    if key == "situation":
        reading.values["situation"] = joined
    elif joined:
        before = reading.texts.get(key)
        reading.texts[key] = f"{before}\n{joined}" if before and before != joined else joined


def _read_number(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:  # noqa: ARG001
    value, at = cells[0]
    text = context.cells.text(f"{value:.10g}" if isinstance(value, float) else value, at)
    number = _NUMBER_WORD.sub("", text).rstrip(".")
    if len(number) > LONGEST_NUMBER:
        context.cells.report(at, NUMBER_TOO_LONG, text=number)
        reading.leave(context.titles.get(at[1], ""), number)
        return
    reading.values["number"] = number


def _read_start(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    reading.values[key] = context.cells.start(*cells[0])


def _read_end(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    reading.values[key] = context.cells.end(*cells[0])


def _read_period(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:  # noqa: ARG001
    start, end = context.cells.period(*cells[0])
    reading.values.setdefault("start", start)
    reading.values.setdefault("end", end)


def _read_phase_moment(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    phase, _, moment = key.partition(".")
    read = context.cells.start if moment.endswith("start") else context.cells.end
    term = read(*cells[0])
    if term:
        reading.phases.setdefault(phase, {})[moment] = term


def _read_phase(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    value, at = cells[0]
    text = context.cells.text(value, at)
    state = read_choice(text, State) if text and read_choice(text, Phase) is None else None
    if state is not None:
        context.cells.report(at, STATE_IN_PHASE, Severity.INFO, text=text)
        reading.values.setdefault("state", state.value)
        return
    _read_choice(context, reading, key, cells)


def _read_choice(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    value, at = cells[0]
    title = context.titles.get(at[1], key)
    found, rest = context.cells.choice(value, _CHOICES[key], title, at)
    if found is not None:
        reading.values[key] = found.value
    reading.leave(title, rest)


def _read_light(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    value, at = cells[0]
    title = context.titles.get(at[1], key)
    found, rest = context.cells.choice(value, Light, title, at)
    if found is not None and found is not Light.NONE:
        reading.lights[key.removeprefix("status_")] = found.value
    reading.leave(title, rest)


def _read_euros(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    value, at = cells[0]
    amount, rest = context.cells.euros(value, context.factors.get(at[1], 1), at)
    reading.values[key] = amount
    reading.leave(context.titles.get(at[1], key), rest)


def _read_percent(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    value, at = cells[0]
    found, rest = context.cells.percent(value, at[1] in context.fractions, at)
    reading.values[key] = found
    reading.leave(context.titles.get(at[1], key), rest)


def _read_duration(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    value, at = cells[0]
    found, rest = context.cells.duration(value, at)
    reading.values[key] = found
    reading.leave(context.titles.get(at[1], key), rest)


def _read_parties(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    names: dict[str, str] = {}
    for value, at in cells:
        cell = _split_parties(context.cells.text(value, at, lines=True), context.known_parties)
        names |= {name.casefold(): name for name in cell.parties if name.casefold() not in names}
        for function in cell.functions:
            if key == "lead_parties" and "project_lead" not in reading.persons:
                reading.persons["project_lead"] = function
            else:
                reading.leave(context.titles.get(at[1], key), function.function)
    reading.values[key] = (*reading.values.get(key, ()), *names.values())


def _read_mixed(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    """Read a column with lead and other parties in the way that a person chose."""
    names = _split_parties(context.cells.text(*cells[0], lines=True), context.known_parties).parties
    leads = names[:1] if key == FIRST_LEADS else tuple(name for name in names if name[:1].isupper())
    reading.values["lead_parties"] = (*reading.values.get("lead_parties", ()), *leads)
    others = tuple(name for name in names if name not in leads)
    reading.values["partner_parties"] = (*reading.values.get("partner_parties", ()), *others)


def _read_person(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    text = context.cells.text(*cells[0])
    found = _split_person(text, context.known_parties)
    names = _split_parties(text, context.known_parties).parties
    if key == "project_lead" and len(names) > 1 and all(first_noun(name) or is_group(name) for name in names):
        reading.values["lead_parties"] = reading.values.get("lead_parties") or names
    elif found.name or found.function:
        reading.persons[key] = found
    elif found.party and key == "project_lead" and not reading.values.get("lead_parties"):
        reading.values["lead_parties"] = (found.party,)
    elif found.party:
        reading.leave(context.titles.get(cells[0][1][1], key), found.party)


def _read_directing(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    names = _split_parties(context.cells.text(*cells[0]), context.known_parties).parties
    if names:
        reading.directing[key] = names[0]
        reading.leave(context.titles.get(cells[0][1][1], key), ", ".join(names[1:]))


def _read_many(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    between = r"[;\n]" if key == "goals" else r"[;,\n]"
    parts = (
        part.strip()
        for value, at in cells
        for part in re.split(between, context.cells.text(value, at, lines=True))
    )
    reading.values[key] = tuple(dict.fromkeys(part for part in parts if part and part != "-"))


def _read_references(context: RowContext, reading: RowReading, key: str, cells: Cells) -> None:
    found: list[str] = []
    for value, at in cells:
        text = context.cells.text(value, at)
        targets = _TARGET.findall(text)
        if text and not targets:
            context.cells.report(at, NO_TARGET, Severity.INFO, text=text)
            reading.leave(context.titles.get(at[1], key), text)
        found += [f"https://{target}" if target.lower().startswith("www.") else target for target in targets]
    reading.values[key] = tuple(dict.fromkeys(target.rstrip(".,;") for target in found))


@lru_cache(maxsize=8192)
def _split_parties(text: str, known: frozenset[str]) -> PartyCell:
    return split_party_cell(text, known=known)


@lru_cache(maxsize=8192)
def _split_person(text: str, known: frozenset[str]) -> Answerable:
    return split_person(text, known=known)


_CHOICES = {
    "phase": Phase,
    "state": State,
    "direction_type": DirectionType,
    "confidentiality": Confidentiality,
    "kind": ItemKind,
}
_READERS: Mapping[str, Reader] = {
    "number": _read_number,
    "start": _read_start,
    "end": _read_end,
    "deadline": _read_end,
    "period": _read_period,
    "phase": _read_phase,
    **dict.fromkeys(("state", "direction_type", "confidentiality", "kind"), _read_choice),
    **dict.fromkeys(("status_time", "status_money", "status_quality", "status_risks"), _read_light),
    **dict.fromkeys(("budget", "spent"), _read_euros),
    "percent": _read_percent,
    "duration": _read_duration,
    **dict.fromkeys(("lead_parties", "partner_parties"), _read_parties),
    **dict.fromkeys((FIRST_LEADS, CAPITALS_LEAD), _read_mixed),
    **dict.fromkeys(("project_lead", "official_principal", "political_principal"), _read_person),
    **dict.fromkeys(("daily_direction", "policy_direction"), _read_directing),
    **dict.fromkeys(("goals", "tags"), _read_many),
    "references": _read_references,
}
"""How each field is read; what is not listed is text."""
