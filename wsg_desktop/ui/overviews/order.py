"""What the user orders: which overviews, how and where. What the dialog shows of it, as data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wsg_desktop.domain.vocabulary import PartyKind, label
from wsg_desktop.services.overview_choice import Choice, OverviewChoice
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.widgets.line_table import TableLine

_GROUP = N_("Gets no overview")
_NOTHING = N_("Nothing that may leave the house")


@dataclass(frozen=True, slots=True)
class OverviewOrder:
    """Which overviews are made; without parties it is one's own, of the whole programme."""

    party_ids: tuple[str, ...] | None
    folder: Path
    language: str
    answer_by: date | None = None
    contact: str = ""


def party_lines(choice: OverviewChoice, chosen: Collection[str], tr: Translator) -> list[TableLine]:
    """Return a line per party: who can get an overview has a tick, the others say why not."""
    return [_line(it, it.party.id in chosen, tr) for it in choice.parties]


def summary(choice: OverviewChoice, chosen: Collection[str], tr: Translator) -> str:
    """Return in words what goes to the parties that are chosen, and what stays."""
    found = [it for it in choice.parties if it.party.id in chosen]
    fills = sum(it.leads for it in found)
    reads = sum(it.reads for it in found)
    said = [
        tr.plural("{n} row to fill in", "{n} rows to fill in", fills),
        tr.plural("{n} row to read", "{n} rows to read", reads),
    ]
    if choice.internal:
        said.append(
            tr.plural(
                "{n} internal project stays in the house",
                "{n} internal projects stay in the house",
                choice.internal,
            )
        )
    return " · ".join(said)


def _line(it: Choice, is_chosen: bool, tr: Translator) -> TableLine:
    name, kind = it.party.name, tr(label(PartyKind(it.party.kind)))
    if it.is_group:
        return TableLine((name, kind, "", "", "", tr(_GROUP)), tone="muted")
    counts = (str(it.leads or ""), str(it.reads or ""), str(it.kept_in or ""))
    if it.is_possible:
        return TableLine((name, kind, *counts, ""), ticked=is_chosen)
    return TableLine((name, kind, *counts, tr(_NOTHING)), tone="muted")
