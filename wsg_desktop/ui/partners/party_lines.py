"""The columns of the list of parties as data: words, order, and which projects a number opens."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.views import View
from wsg_desktop.domain.vocabulary import Light, PartyKind, label
from wsg_desktop.domain.words import dutch_key
from wsg_desktop.services.answer_register import Standing
from wsg_desktop.services.party_list import LATE, OPEN, ListedParty, view_of
from wsg_desktop.services.register_words import SHAPES, age_words, near_day, reminded_words, standing_words
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.line_table import TableLine

LEADS, PARTNERS, LATE_PARTS = N_("Leads"), N_("Takes part"), N_("Late")


class Column(NamedTuple):
    """One column: its header, how wide it is at most, and its words and key to sort by."""

    header: str
    widest: int
    words: Callable[[ListedParty, Translator], str]
    key: Callable[[ListedParty, Translator], Any]
    """None where a party has nothing there: then it stands last either way."""
    view: Callable[[str, Translator], View] | None = None
    """The projects that the number stands for, by the name of the party."""


def _kind(it: ListedParty, tr: Translator) -> str:
    return tr(label(PartyKind(it.party.kind)))


def _people(it: ListedParty, _tr: Translator) -> str:
    return ", ".join(person.label for person in it.people)


def _aliases(it: ListedParty, _tr: Translator) -> str:
    return ", ".join(it.party.aliases)


def _sent(it: ListedParty, tr: Translator) -> str:
    return near_day(day_of(it.last_sent), tr, it.today) if it.last_sent else ""


def _due(it: ListedParty, tr: Translator) -> str:
    due = it.register.answer_by if it.register else None
    return near_day(due, tr, it.today) if due else ""


def _answer(it: ListedParty, tr: Translator) -> str:
    return standing_words(it.register, tr, it.today) if it.register else ""


def _answer_key(it: ListedParty, _tr: Translator) -> tuple[int, date] | None:
    """Order by what asks for most: the latest answer first, then those to come, then those that came."""
    if it.register is None or it.standing is Standing.NEVER:
        return None
    return list(Standing).index(it.standing), it.register.answer_by or date.max


def _reminded(it: ListedParty, tr: Translator) -> str:
    return reminded_words(it.register, tr, it.today) if it.register else ""


def _age(it: ListedParty, tr: Translator) -> str:
    return age_words(it.register, tr, it.today) if it.register else ""


def leads_view(name: str, tr: Translator) -> View:
    """Return the open projects that a party leads."""
    return view_of(tr("Led by {name}", name=name), name, "lead_parties", OPEN)


def partners_view(name: str, tr: Translator) -> View:
    """Return the open projects in which a party takes part without leading them."""
    return view_of(tr("With {name} as partner", name=name), name, "partner_parties", OPEN)


def late_view(name: str, tr: Translator) -> View:
    """Return the late projects in which a party takes part in any role."""
    return view_of(tr("Late, with {name}", name=name), name, "parties", LATE)


def all_view(name: str, tr: Translator) -> View:
    """Return every project in which a party takes part in any role."""
    return view_of(tr("All with {name}", name=name), name, "parties")


def _words_key(words: Callable[[ListedParty, Translator], str]) -> Callable[[ListedParty, Translator], Any]:
    return lambda it, tr: dutch_key(words(it, tr)) or None


COLUMNS: tuple[Column, ...] = (
    Column(N_("Name"), 190, lambda it, _: it.party.name, lambda it, _: dutch_key(it.party.name)),
    Column(N_("Kind"), 185, _kind, _words_key(_kind)),
    Column(LEADS, 70, lambda it, _: str(it.party.leads), lambda it, _: it.party.leads, leads_view),
    Column(
        PARTNERS, 110, lambda it, _: str(it.party.partners), lambda it, _: it.party.partners, partners_view
    ),
    Column(LATE_PARTS, 80, lambda it, _: str(it.late), lambda it, _: it.late, late_view),
    Column(N_("Sent"), 130, _sent, lambda it, _: it.last_sent),
    Column(N_("Due"), 120, _due, lambda it, _: it.register and it.register.answer_by),
    Column(N_("Answer"), 205, _answer, _answer_key),
    Column(N_("Reminded"), 130, _reminded, lambda it, _: it.register and it.register.reminded_at),
    Column(N_("Data"), 130, _age, lambda it, _: it.register and it.register.age(it.today)),
    Column(N_("Contacts"), 175, _people, _words_key(_people)),
    Column(N_("Also known as"), 280, _aliases, _words_key(_aliases)),
)
SENT, ANSWER, REMINDED, AGE, PEOPLE, ALIASES = 5, 7, 8, 9, 10, 11
PARTIES_SHOWN, REGISTER_SHOWN = frozenset({0, 1, 2, 3, 4, 7, 10, 11}), frozenset({0, 5, 6, 7, 8, 9, 10})
"""The columns of the two ways to look at parties: who they are, and how it stands with their overviews."""
GIVE_WAY = (ALIASES, PEOPLE)
"""What leaves first where there is little room: the details of a party say it too."""
NUMBERS = frozenset(at for at, column in enumerate(COLUMNS) if column.view is not None)


def party_line(it: ListedParty, tr: Translator) -> TableLine:
    """Return the cells of a party."""
    shape = SHAPES[it.standing]
    marks = {} if shape is Light.NONE else {ANSWER: shape}
    return TableLine(tuple(column.words(it, tr) for column in COLUMNS), marks=marks)


def loose_line(count: int, tr: Translator) -> TableLine:
    """Return the line of the people who belong to no party, after all parties."""
    people = tr.plural("{n} person or function", "{n} people or functions", count)
    cells = [tr("People without a party"), *("" for _ in COLUMNS[1:])]
    cells[PEOPLE] = people
    return TableLine(tuple(cells), tone="muted")


def in_order(
    found: Sequence[ListedParty], column: int, tr: Translator, *, descending: bool
) -> list[ListedParty]:
    """Return the parties by what stands in a column, then by name; those with nothing there come last."""
    key = COLUMNS[column].key
    by_name = sorted(found, key=lambda it: dutch_key(it.party.name))
    filled = [it for it in by_name if key(it, tr) is not None]
    filled.sort(key=lambda it: key(it, tr), reverse=descending)
    return filled + [it for it in by_name if key(it, tr) is None]
