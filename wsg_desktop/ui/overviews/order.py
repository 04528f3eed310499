"""What the user orders: which overviews, how and where. What the dialog shows of it, as data."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wsg_desktop.domain.views import View
from wsg_desktop.domain.vocabulary import PartyKind, label
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services.overview_choice import Choice, OverviewChoice, Personal
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.past_meetings import PastMoment
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.line_table import TableLine

_GROUP = N_("Gets no overview")
_NOTHING = N_("Nothing that may leave the house")
_NOTHING_DEVIATES = N_("Leads nothing that deviates")
_INTERNAL = N_("Internal: stays in the house")
_NAMED = N_("Named as project lead: goes along")
_DOES = N_("Named as doing an action: goes along")
_ADDRESS = N_("An address or telephone number in its text: goes along")
_NO_MAIL = N_("No e-mail address is known")


class For(StrEnum):
    """Whom overviews are for."""

    PARTIES = "parties"
    VIEW = "view"
    OURSELVES = "ourselves"


@dataclass(frozen=True, slots=True)
class OverviewOrder:
    """Which overviews are made."""

    whom: For
    folder: Path
    options: OverviewOptions
    party_ids: tuple[str, ...] = ()
    view: View | None = None
    name: str = ""
    """For whom the overview of a view is."""
    subject: str = ""
    text: str = ""
    """Of the mail that goes with it."""
    past: PastMoment | None = None
    """The moment that one's own overview is of; None for now."""


def party_lines(
    choice: OverviewChoice, chosen: Collection[str], kind: OverviewKind, tr: Translator
) -> list[TableLine]:
    """Return a line per party: who can get an overview has a tick, the others say why not."""
    nothing = tr(_NOTHING if kind is OverviewKind.FULL else _NOTHING_DEVIATES)
    return [_line(it, it.party.id in chosen, nothing, tr) for it in choice.parties]


def summary(choice: OverviewChoice, chosen: Collection[str], names: int, tr: Translator) -> str:
    """Return in words what goes to the parties that are chosen, what stays, and how many people it names."""
    found = [it for it in choice.parties if it.party.id in chosen]
    fills = sum(it.leads for it in found)
    reads = sum(it.reads for it in found)
    said = [
        tr.plural("{n} row to fill in", "{n} rows to fill in", fills),
        tr.plural("{n} row to read", "{n} rows to read", reads),
    ]
    actions = sum(it.actions for it in found)
    if actions:
        said.append(tr.plural("{n} action or decision", "{n} actions and decisions", actions))
    return " · ".join((*said, *stays(choice, names, tr)))


def stays(choice: OverviewChoice, names: int, tr: Translator) -> Iterator[str]:
    """Yield in words how much stays in the house, and how many people are named."""
    if choice.internal:
        yield tr.plural(
            "{n} internal project stays in the house",
            "{n} internal projects stay in the house",
            choice.internal,
        )
    if names:
        yield tr.plural("{n} person is named", "{n} people are named", names)


def check_lines(
    choice: OverviewChoice, chosen: Collection[str] | None, personal: Personal, tr: Translator
) -> Iterator[TableLine]:
    """Yield what to look at before anything goes: what stays, what tells of people, who cannot be mailed.

    Without `chosen` it is one overview for nobody in particular.
    """
    for name in personal.names:
        yield TableLine((name, tr(_NAMED)), "users", "warning")
    for row in personal.texts:
        yield TableLine((f"{row.number} {row.title}", tr(_ADDRESS)), "users", "warning")
    for name in personal.holders:
        yield TableLine((name, tr(_DOES)), "users", "warning")
    for it in personal.matters:
        yield TableLine((f"{it.number} {it.title}", tr(_ADDRESS)), "users", "warning")
    for row in choice.kept_in:
        yield TableLine((f"{row.number} {row.title}", tr(_INTERNAL)), "lock", "muted")
    for party in choice.parties:
        if chosen is not None and party.party.id in chosen and not party.people:
            yield TableLine((party.party.name, tr(_NO_MAIL)), "mail", "muted")


def _line(it: Choice, is_chosen: bool, nothing: str, tr: Translator) -> TableLine:
    name, kind = it.party.name, tr(label(PartyKind(it.party.kind)))
    if it.is_group:
        return TableLine((name, kind, "", "", "", tr(_GROUP)), tone="muted")
    counts = (str(it.leads or ""), str(it.reads or ""), str(it.kept_in or ""))
    if it.is_possible:
        people = ", ".join(person.label for person in it.people) or tr(_NO_MAIL)
        return TableLine((name, kind, *counts, people), ticked=is_chosen)
    return TableLine((name, kind, *counts, nothing), tone="muted")
