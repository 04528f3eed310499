"""What of a programme can be gone to: lines, areas, parties, people and views, each with where it belongs."""

from collections.abc import Iterator, Sequence

from wsg_desktop.domain.jumping import Target, TargetKind
from wsg_desktop.domain.views import SHIPPED
from wsg_desktop.domain.vocabulary import ItemKind, PartyKind, label
from wsg_desktop.services.viewing import saved_views
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.jumping import (
    NamedLine,
    NamedParty,
    list_named_areas,
    list_named_lines,
    list_named_parties,
)
from wsg_desktop.store.parties import list_people
from wsg_desktop.store.rows import PersonRow
from wsg_desktop.texts import Translator


def read_targets(read: Reading, tr: Translator, lines: Sequence[NamedLine] | None = None) -> list[Target]:
    """Return everything of the programme that can be gone to; `lines` where they were read already."""
    return [
        *_lines(list_named_lines(read) if lines is None else lines, tr),
        *(
            Target(TargetKind.AREA, area_id, name, context=municipality)
            for area_id, name, municipality in list_named_areas(read)
        ),
        *(_party(party, tr) for party in list_named_parties(read)),
        *(_person(person) for person in list_people(read)),
        *(
            Target(TargetKind.VIEW, view.name, view.name, context=tr("of this programme"))
            for view in saved_views(read)
        ),
        *shipped_targets(tr),
    ]


def shipped_targets(tr: Translator) -> Iterator[Target]:
    """Yield the views that every programme has."""
    return (Target(TargetKind.VIEW, view.name, tr(view.name)) for view in SHIPPED)


def _lines(lines: Sequence[NamedLine], tr: Translator) -> Iterator[Target]:
    by_id = {line.id: line for line in lines}
    whole = tr("Whole programme")
    for line in lines:
        above = by_id.get(line.parent_id) if line.parent_id else None
        if above is None:
            belongs = ", ".join(line.areas) if line.areas else whole
        else:
            belongs = f"{above.number} {above.title}".strip()
            if line.kind != ItemKind.PROJECT:
                belongs = f"{tr(label(ItemKind(line.kind)))}, {belongs}"
        yield Target(TargetKind.PROJECT, line.id, line.title, line.number, belongs)


def _party(party: NamedParty, tr: Translator) -> Target:
    context = tr(label(PartyKind(party.kind))) if party.kind else ""
    return Target(TargetKind.PARTY, party.id, party.name, context=context, also="\n".join(party.aliases))


def _person(person: PersonRow) -> Target:
    function = person.function_title if person.name else ""
    context = ", ".join(filter(None, (function, person.party)))
    return Target(TargetKind.PERSON, person.id, person.label, context=context, also=person.email)
