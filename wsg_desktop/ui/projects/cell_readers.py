"""What is typed in a cell: how it reads, what is wrong with it, and what can be chosen instead.

No widgets here, and nothing is changed: `cell_editor` shows what a reader says and hands on the value. The
grammars of dates and names come in with the first cell that needs them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from wsg_desktop.domain.suggestions import find_same, suggest
from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.known_names import KnownNames

if TYPE_CHECKING:
    from datetime import date

    from wsg_desktop.domain.date_typing import DateContext

NOTHING: Any = object()
"""Stands for a value that is not there because the text does not read as one."""

ADD_PARTY = N_("Add “{name}” as a new party")
ADD_AREA = N_("Add “{name}” as a new area")
ADD_PERSON = N_("Add “{name}” as a new person or function")
ADD_GOAL = N_("Add “{name}” as a new goal")
ADD_TAG = N_("Add “{name}” as a new tag")
NOT_KNOWN = N_("“{name}” is not in the list yet. Choose a name, or add it.")
NOT_A_CHOICE = N_("“{text}” is not one of the choices. Choose one from the list.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose: what it says, and the text or the value it stands for."""

    words: str
    text: str = ""
    value: Any = NOTHING
    """What is kept at once when it is chosen; without it the text goes into the cell."""
    marked: bool = False
    """Whether Enter takes it."""
    light: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class CellReading:
    """How a text reads."""

    value: Any = NOTHING
    said: str = ""
    """A sentence under the cell while somebody types; empty for what may still become a value."""
    tone: str = "link"
    choices: tuple[Choice, ...] = ()
    complaint: str = ""
    """What is said when somebody wants to keep a text that is no value."""
    proposals: tuple[Choice, ...] = ()
    """What it may mean, offered with the complaint; without them `choices` are."""

    @property
    def is_ready(self) -> bool:
        """Return whether there is a value to keep."""
        return self.value is not NOTHING


class CellReader(Protocol):
    """Reads what is typed in one cell."""

    def begin(self) -> CellReading:
        """Return what to offer before anything is typed."""
        ...

    def read(self, text: str, cursor: int) -> CellReading:
        """Return how `text` reads with the cursor where it is."""
        ...

    def take(self, choice: Choice, text: str, cursor: int) -> tuple[str, bool]:
        """Return the text after a choice without a value, and whether that ends the typing."""
        ...


class PlainReader:
    """Reads words, numbers and amounts; `known` are earlier words to choose from."""

    def __init__(self, read_value: Callable[[str], Any], tr: Translator, known: Sequence[str] = ()) -> None:
        self._read_value = read_value
        self._tr = tr
        self._known = known

    def begin(self) -> CellReading:
        """Return nothing to choose: the present words are there to be changed."""
        return CellReading()

    def read(self, text: str, cursor: int) -> CellReading:  # noqa: ARG002 - as the others
        """Return the value, or why it is none."""
        try:
            value = self._read_value(text)
        except UserError as problem:
            said = problem.text(self._tr)
            return CellReading(said=said, tone="danger", complaint=said)
        offered = suggest(text, self._known) if text and self._known else []
        return CellReading(value, choices=tuple(Choice(name, name) for name in offered if name != text))

    def take(self, choice: Choice, text: str, cursor: int) -> tuple[str, bool]:  # noqa: ARG002
        """Return the chosen words."""
        return choice.text, True


class DateReader:
    """Reads dates as people type them; doubt is a question with proposals."""

    def __init__(self, context: "DateContext", tr: Translator) -> None:
        self._context = context
        self._tr = tr

    def begin(self) -> CellReading:
        """Return nothing: the present date is there already."""
        return CellReading()

    def read(self, text: str, cursor: int) -> CellReading:  # noqa: ARG002
        """Return the term with its reading in words, or the question."""
        from wsg_desktop.domain.date_typing import read_typed

        found = read_typed(text, self._context, self._tr)
        if found.term is not None:
            return CellReading(found.term, found.said)
        proposals = tuple(Choice(it.words, value=it.term) for it in found.proposals)
        if not any(it.term.day for it in found.proposals):
            return CellReading(complaint=found.said, proposals=proposals)
        return CellReading(said=found.said, tone="muted", choices=proposals, complaint=found.said)

    def take(self, choice: Choice, text: str, cursor: int) -> tuple[str, bool]:  # noqa: ARG002
        """Return the text as it is: proposals are values."""
        return text, True

    @property
    def today(self) -> "date":
        """Return what Ctrl+; types."""
        return self._context.today

    @property
    def present(self) -> "date":
        """Return the day that a calendar begins at: the one of the field, else today."""
        return self._context.base.day or self._context.today

    def words_of(self, day: "date") -> str:
        """Return a day as it is typed."""
        from wsg_desktop.domain.date_typing import show_in_field
        from wsg_desktop.domain.terms import exact

        return show_in_field(exact(day), self._tr, today=self._context.today, short=True)


class ChoiceReader:
    """Reads one of a fixed list of words, each of which has its value."""

    def __init__(self, choices: Sequence[Choice], present: Any, tr: Translator) -> None:
        self._choices = choices
        self._present = present
        self._tr = tr

    def begin(self) -> CellReading:
        """Return all choices with the present one marked."""
        shown = (replace(choice, marked=choice.value == self._present) for choice in self._choices)
        return CellReading(choices=tuple(shown))

    def read(self, text: str, cursor: int) -> CellReading:  # noqa: ARG002
        """Return the words that hold what is typed, those that begin with it first."""
        wanted = search_key(text)
        fitting = [choice for choice in self._choices if wanted in search_key(choice.words)]
        if not fitting:
            said = self._tr(NOT_A_CHOICE, text=text)
            return CellReading(said=said, tone="danger", choices=tuple(self._choices), complaint=said)
        fitting.sort(key=lambda choice: not search_key(choice.words).startswith(wanted))
        value = fitting[0].value if wanted == search_key(fitting[0].words) else NOTHING
        marked = (replace(choice, marked=at == 0) for at, choice in enumerate(fitting))
        return CellReading(value, choices=tuple(marked))

    def take(self, choice: Choice, text: str, cursor: int) -> tuple[str, bool]:  # noqa: ARG002
        """Return the chosen word."""
        return choice.words, True


class NamesReader:
    """Reads names of a list, one or several separated by commas; new ones are added knowingly.

    `meant` tells which known name one surely means that is written otherwise, for names that nobody types.
    """

    def __init__(
        self,
        known: KnownNames,
        tr: Translator,
        add_new: str,
        *,
        several: bool,
        meant: Callable[[str], str | None] | None = None,
    ) -> None:
        self._known = known
        self._meant = meant
        self._tr = tr
        self._add_new = add_new
        self._several = several
        self._added: list[str] = []

    def begin(self) -> CellReading:
        """Return the first names of the list."""
        return CellReading(choices=self._offered("", ()))

    def read(self, text: str, cursor: int) -> CellReading:
        """Return the names as they are known, or what fits the one that is being typed."""
        names = [part.strip() for part in self._parts(text) if part.strip()]
        found = [(name, self._find(name)) for name in names]
        active = self._active(text, cursor)
        others = [same for name, same in found if same and name != active]
        choices = self._offered(active, others)
        unknown = next((name for name, same in found if same is None), None)
        if unknown is not None:
            complaint = self._tr(NOT_KNOWN, name=unknown)
            said = "" if unknown == active else complaint
            return CellReading(said=said, tone="danger", choices=choices, complaint=complaint)
        kept = list(dict.fromkeys(same for _, same in found if same))
        return CellReading(kept if self._several else (kept[0] if kept else ""), choices=choices)

    def take(self, choice: Choice, text: str, cursor: int) -> tuple[str, bool]:
        """Return the text with the name that is being typed replaced by the chosen one."""
        if self._find(choice.text) is None:
            self._added.append(choice.text)
        if not self._several:
            return choice.text, True
        start, end = self._bounds(text, cursor)
        before = text[:start].rstrip()
        lead = f"{before} " if before else ""
        return f"{lead}{choice.text}{text[end:]}", False

    def _find(self, name: str) -> str | None:
        same = find_same(name, (*self._known.names, *self._added), aliases=self._known.aliases)
        return same if same or not self._meant else self._meant(name)

    def _offered(self, active: str, others: Sequence[str]) -> tuple[Choice, ...]:
        fitting = suggest(active, (*self._known.names, *self._added), aliases=self._known.aliases)
        names = [name for name in fitting if name not in others]
        if active and not names:
            names = self._alike(active)
        choices = [Choice(name, name, marked=bool(active) and at == 0) for at, name in enumerate(names)]
        if active and self._find(active) is None:
            words = self._tr(self._add_new, name=active)
            choices.append(Choice(words, active, marked=not choices))
        return tuple(choices)

    def _alike(self, name: str) -> list[str]:
        """Return known names that are probably meant, such as Gemeente Deventer by "gem. Deventer"."""
        from wsg_desktop.domain.party_names import alike_names

        return alike_names(name, self._known.names, self._known.aliases)

    def _parts(self, text: str) -> list[str]:
        return text.replace(";", ",").split(",") if self._several else [text]

    def _bounds(self, text: str, cursor: int) -> tuple[int, int]:
        """Return where the name that is being typed begins and ends."""
        if not self._several:
            return 0, len(text)
        marks = text.replace(";", ",")
        start = marks.rfind(",", 0, cursor) + 1
        end = marks.find(",", cursor)
        return start, len(text) if end < 0 else end

    def _active(self, text: str, cursor: int) -> str:
        start, end = self._bounds(text, cursor)
        return text[start:end].strip()


def bring_in_grammars() -> None:
    """Import what reads dates and names, before somebody waits for it."""
    from wsg_desktop.domain import date_typing, party_names

    assert date_typing.read_typed
    assert party_names.suggest
