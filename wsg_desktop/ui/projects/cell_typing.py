"""Which reader goes with a cell, and the text that typing begins with."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from wsg_desktop.domain.field_display import show_choice, show_value
from wsg_desktop.domain.fields import Field, FieldKind
from wsg_desktop.domain.vocabulary import Aspect, Light, label
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.details.known_names import NameSource
from wsg_desktop.ui.details.status_words import choices as light_choices
from wsg_desktop.ui.projects.cell_readers import (
    ADD_AREA,
    ADD_GOAL,
    ADD_PARTY,
    ADD_PERSON,
    ADD_TAG,
    CellReader,
    Choice,
    ChoiceReader,
    DateReader,
    NamesReader,
    PlainReader,
)
from wsg_desktop.ui.projects.columns import Column
from wsg_desktop.ui.widgets.known_names import KnownNames

if TYPE_CHECKING:
    from wsg_desktop.domain.named_days import NamedDay
    from wsg_desktop.services.project_facts import ProjectFacts
    from wsg_desktop.store.rows import ProjectRow

NOTHING_CHOSEN = N_("none")

_LONG = frozenset({FieldKind.LONG_TEXT, FieldKind.SITUATION})
_TERMS = frozenset({FieldKind.START, FieldKind.END})
_SEVERAL = frozenset({FieldKind.PARTIES, FieldKind.AREAS, FieldKind.GOALS, FieldKind.TAGS})
_PARTY = frozenset({FieldKind.PARTIES, FieldKind.PARTY})
_ADD_NEW = {
    FieldKind.PARTIES: ADD_PARTY,
    FieldKind.PARTY: ADD_PARTY,
    FieldKind.PERSON: ADD_PERSON,
    FieldKind.AREAS: ADD_AREA,
    FieldKind.GOALS: ADD_GOAL,
    FieldKind.TAGS: ADD_TAG,
}


class Typing(NamedTuple):
    """How one cell is typed in."""

    reader: CellReader
    text: str
    """What the cell holds, as text that reads as the same value."""
    is_long: bool = False


def has_list(column: Column) -> bool:
    """Return whether there are choices, names or a calendar to pick from in a column."""
    kinds = {FieldKind.CHOICE, *_TERMS, *_ADD_NEW}
    return column.aspect is not None or (column.field is not None and column.field.kind in kinds)


class CellTyping:
    """Makes the reader of a cell, with the names of the programme as they are now.

    With `keeps` the names are read once and kept, for many cells one after the other.
    """

    def __init__(self, names: NameSource, tr: Translator, *, keeps: bool = False) -> None:
        self._names = names
        self._tr = tr
        self._kept: dict[FieldKind, KnownNames] | None = {} if keeps else None
        self._kept_days: tuple[NamedDay, ...] | None = None
        self._taken: dict[str, str | None] = {}

    def of_cell(self, column: Column, row: "ProjectRow", facts: "ProjectFacts") -> Typing:
        """Return how a cell of an editable column is typed in."""
        if column.aspect is not None:
            return self._light(column.aspect, facts.lights(row.id)[column.aspect])
        field = column.field
        assert field is not None
        value = getattr(row, field.key)
        today = facts.basis.today
        if field.kind in _TERMS:
            return self._date(field, row, facts)
        if field.kind is FieldKind.CHOICE:
            return self._choice(field, value, facts)
        text = show_value(field, value, self._tr, today=today)
        if field.kind in _ADD_NEW:
            known = self._known(field.kind)
            several = field.kind in _SEVERAL
            meant = self._meant if self._kept is not None and field.kind in _PARTY else None
            reader = NamesReader(known, self._tr, _ADD_NEW[field.kind], several=several, meant=meant)
            return Typing(reader, text)
        known_words = self._names.themes().names if field.key == "theme" else ()
        reader = PlainReader(self._plain(field, facts), self._tr, known_words)
        return Typing(reader, text, field.kind in _LONG)

    def title(self, facts: "ProjectFacts") -> Typing:
        """Return how the title of a new project is typed."""
        from wsg_desktop.domain.fields import FIELDS_BY_KEY

        return Typing(PlainReader(self._plain(FIELDS_BY_KEY["title"], facts), self._tr), "")

    def _days(self) -> "tuple[NamedDay, ...]":
        if self._kept is None:
            return self._names.named_days()
        if self._kept_days is None:
            self._kept_days = self._names.named_days()
        return self._kept_days

    def _known(self, kind: FieldKind) -> KnownNames:
        if self._kept is None:
            return self._names.of_kind(kind)()
        if kind not in self._kept:
            self._kept[kind] = self._names.of_kind(kind)()
        return self._kept[kind]

    def _meant(self, name: str) -> str | None:
        """Return which party a name surely means, such as Gemeente Deventer by "gem. Deventer"."""
        from wsg_desktop.domain.party_names import known_by_name
        from wsg_desktop.services.party_finding import take_names

        if name not in self._taken:
            known = self._known(FieldKind.PARTIES)
            (taken,) = take_names([name], known_by_name(known.names, known.aliases))
            self._taken[name] = taken.party if taken.party != name else None
        return self._taken[name]

    def _plain(self, field: Field, facts: "ProjectFacts") -> Callable[[str], Any]:
        from wsg_desktop.errors import UserError
        from wsg_desktop.services.field_values import read_value
        from wsg_desktop.services.project_fields import MAY_NOT_BE_EMPTY

        def read(text: str) -> Any:
            if not field.optional and not text.strip():
                raise UserError(MAY_NOT_BE_EMPTY)
            return read_value(text, field, today=facts.basis.today)

        return read

    def _date(self, field: Field, row: "ProjectRow", facts: "ProjectFacts") -> Typing:
        from wsg_desktop.domain.date_typing import DateContext, show_in_field

        term, today = getattr(row, field.key), facts.basis.today
        context = DateContext(
            today,
            term,
            as_start=field.kind is FieldKind.START,
            deadline=row.deadline if field.key == "end" else None,
            named=self._days() if field.key == "deadline" else (),
        )
        return Typing(DateReader(context, self._tr), show_in_field(term, self._tr, today=today, short=True))

    def _choice(self, field: Field, value: Any, facts: "ProjectFacts") -> Typing:
        assert field.choices is not None
        is_phase = field.key == "phase"
        choices = [
            Choice(
                facts.basis.phase_name(it.value) if is_phase else self._tr(label(it)),
                value=it.value,
                phase=it.value if is_phase else "",
            )
            for it in field.choices
        ]
        if field.optional:
            choices.append(Choice(self._tr(NOTHING_CHOSEN), value=None))
        text = "" if value is None else show_choice(field, value, self._tr)
        if value is not None and is_phase:
            text = facts.basis.phase_name(value)
        return Typing(ChoiceReader(choices, value, self._tr), text)

    def _light(self, aspect: Aspect, present: Light) -> Typing:
        offered = light_choices(aspect)
        choices = [
            Choice(self._tr(words), value=light, light=light.value) for light, words in offered.items()
        ]
        choices.append(Choice(self._tr(NOTHING_CHOSEN), value=Light.NONE))
        text = self._tr(offered[present]) if present in offered else ""
        return Typing(ChoiceReader(choices, present, self._tr), text)
