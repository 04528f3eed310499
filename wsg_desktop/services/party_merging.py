"""Makes one party of two: all that refers to the one then refers to the other, as one step to undo."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import PartyKind, PartyRole
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import UserError
from wsg_desktop.services import views
from wsg_desktop.services.parties import add_alias
from wsg_desktop.store import parties, party_references
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.party_references import Reference, move_references, references_to
from wsg_desktop.store.records import PartyAliasRecord, PartyRecord, PersonRecord, ProjectPartyRecord
from wsg_desktop.store.rows import PartyRow, PersonRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, Translator, sentence

MERGE_LABEL = N_("merge {gone} with {kept}")
MERGED = N_("{gone} is {kept} from now on. The old name is kept as another name.")
THE_SAME = N_("{name} cannot be merged with itself. Choose another party.")

_PARTS, _ALIASES, _PEOPLE = "project_party.party_id", "party_alias.party_id", "person.party_id"
Person = PersonRecord | PersonRow

_OWN_WAY = frozenset({_PARTS, _ALIASES})
"""References that would become doubles; all others just move."""


class MergePreview(NamedTuple):
    """What merging would move from the party that goes to the one that stays."""

    kept: PartyRow
    gone: PartyRow
    leads: int
    """Projects that the other leads from then on; also those in the bin, as all that follows."""
    partners: int
    both: int
    """Projects in which both take part now."""
    people: int
    same_people: int
    """People that both have: one of the two stays."""
    aliases: tuple[str, ...]
    """Other names that the party that stays gets."""
    directs: int
    """Areas and projects that the party directs."""
    bodies: int
    """Bodies that the party sits in."""
    actions: int
    overviews: int
    views: int
    """Saved views that ask for the name that goes."""


def merge_label(kept: str, gone: str) -> str:
    """Return what merging is called in the menu and the history."""
    return sentence(MERGE_LABEL, kept=kept, gone=gone)


def preview_merge(read: Reading, kept_id: str, gone_id: str) -> MergePreview:
    """Return what `merge_parties` would do now; raises `UserError` for one party with itself."""
    kept, gone = parties.get_party(read, kept_id), parties.get_party(read, gone_id)
    _refuse_itself(kept.id, gone)
    counts = party_references.count_references(read, gone_id)
    roles, mine = parties.roles_of(read, gone_id), parties.roles_of(read, kept_id)
    people = parties.people_of(read, [kept_id, gone_id])
    named = {name_key(name) for name in (kept.name, *kept.aliases)}
    special = {*_OWN_WAY, _PEOPLE, "sent_overview.party_id", "body_member.party_id", "action.party_id"}
    return MergePreview(
        kept,
        gone,
        leads=sum(role == PartyRole.LEAD.value != mine.get(it) for it, role in roles.items()),
        partners=sum(role == PartyRole.PARTNER.value and it not in mine for it, role in roles.items()),
        both=len(roles.keys() & mine.keys()),
        people=len(people[gone_id]),
        same_people=sum(any(_is_same(it, other) for other in people[kept_id]) for it in people[gone_id]),
        aliases=tuple(name for name in (gone.name, *gone.aliases) if name_key(name) not in named),
        directs=sum(count for key, count in counts.items() if key not in special),
        bodies=counts["body_member.party_id"],
        actions=counts["action.party_id"],
        overviews=counts["sent_overview.party_id"],
        views=views.count_asking_for(read, gone.name),
    )


def merge_parties(tx: Transaction, kept_id: str, gone_id: str) -> None:
    """Give all that the party `gone_id` has to `kept_id`, keep its name as an alias, and put it in the bin.

    A project that both take part in keeps one of them, a lead before a partner; people whom both have become
    one. Raises `UserError` for one party with itself.
    """
    kept, gone = tx.get(PartyRecord, kept_id), tx.get(PartyRecord, gone_id)
    _refuse_itself(kept_id, gone)
    _merge_parts(tx, kept_id, gone_id)
    _merge_people(tx, kept_id, gone_id)
    move_references(tx, _that_just_move("party", _OWN_WAY), gone_id, kept_id)
    _merge_aliases(tx, kept, gone)
    if kept.kind == PartyKind.OTHER.value:
        kept.kind = gone.kind
    kept.notes = _joined(kept.notes, gone.notes)
    views.rename_party(tx, gone.name, kept.name)
    gone.deleted_at = tx.clock.now()


def preview_lines(found: MergePreview, tr: Translator) -> list[str]:
    """Return what would move, a line for each kind of thing that there is any of."""
    counted = (
        (found.leads, tr.plural("leads {n} more project", "leads {n} more projects", found.leads)),
        (
            found.partners,
            tr.plural("takes part in {n} more project", "takes part in {n} more projects", found.partners),
        ),
        (found.both, tr.plural("{n} project has both now", "{n} projects have both now", found.both)),
        (found.people, tr.plural("{n} contact comes along", "{n} contacts come along", found.people)),
        (
            found.same_people,
            tr.plural("{n} contact is in both", "{n} contacts are in both", found.same_people),
        ),
        (
            found.directs,
            tr.plural(
                "directs {n} more project or area", "directs {n} more projects or areas", found.directs
            ),
        ),
        (found.bodies, tr.plural("sits in {n} more body", "sits in {n} more bodies", found.bodies)),
        (found.actions, tr.plural("has {n} more action", "has {n} more actions", found.actions)),
        (
            found.overviews,
            tr.plural("{n} overview that was sent", "{n} overviews that were sent", found.overviews),
        ),
        (found.views, tr.plural("{n} saved view follows", "{n} saved views follow", found.views)),
    )
    lines = [words for count, words in counted if count]
    if found.aliases:
        lines.append(tr("also known as {names}", names=", ".join(found.aliases)))
    return lines


def _refuse_itself(kept_id: str, gone: "PartyRow | PartyRecord") -> None:
    if kept_id == gone.id:
        raise UserError(THE_SAME, name=gone.name)


def _that_just_move(table: str, but: frozenset[str] = frozenset()) -> Iterator[Reference]:
    return (it for it in references_to(table) if it.key not in but)


def _merge_parts(tx: Transaction, kept_id: str, gone_id: str) -> None:
    """Keep one part in each project of the two: a lead before a partner, then the one of `kept_id`."""
    part = ProjectPartyRecord
    by_project: dict[str, list[ProjectPartyRecord]] = defaultdict(list)
    for row in tx.find_all(part, part.party_id.in_((kept_id, gone_id))):
        by_project[row.project_id].append(row)
    for rows in by_project.values():
        if all(row.party_id == kept_id for row in rows):
            continue
        rows.sort(key=lambda row: (row.role != PartyRole.LEAD.value, row.party_id != kept_id, row.sort_key))
        stays, *others = rows
        stays.party_id = kept_id
        for row in others:
            stays.note = _joined(stays.note, row.note)
            tx.remove(row)


def _merge_people(tx: Transaction, kept_id: str, gone_id: str) -> None:
    """Let people whom both parties have become one; the others move with all that refers to the party."""
    person = PersonRecord
    alive = person.deleted_at.is_(None)
    mine = tx.find_all(person, person.party_id == kept_id, alive)
    for row in tx.find_all(person, person.party_id == gone_id, alive):
        same = next((other for other in mine if _is_same(row, other)), None)
        if same is None:
            continue
        for field in ("email", "telephone", "function_title"):
            setattr(same, field, getattr(same, field) or getattr(row, field))
        same.notes = _joined(same.notes, row.notes)
        move_references(tx, _that_just_move("person"), row.id, same.id)
        row.deleted_at = tx.clock.now()


def _is_same(one: Person, other: Person) -> bool:
    """Return whether two people are one: the same name and nothing that contradicts it."""
    if name_key(one.name or one.function_title) != name_key(other.name or other.function_title):
        return False
    pairs = ((getattr(one, key), getattr(other, key)) for key in ("function_title", "email", "telephone"))
    return bool(one.name) == bool(other.name) and all(
        not left or not right or name_key(left) == name_key(right) for left, right in pairs
    )


def _merge_aliases(tx: Transaction, kept: PartyRecord, gone: PartyRecord) -> None:
    """Move the other names, each once, and add the name that goes."""
    alias = PartyAliasRecord
    known = {name_key(row.alias) for row in tx.find_all(alias, alias.party_id == kept.id)}
    known.add(name_key(kept.name))
    for row in tx.find_all(alias, alias.party_id == gone.id):
        if name_key(row.alias) in known:
            tx.remove(row)
        else:
            known.add(name_key(row.alias))
            row.party_id = kept.id
    add_alias(tx, kept.id, gone.name)


def _joined(first: str, second: str) -> str:
    """Return two texts under each other, one where they are the same."""
    parts = [text for text in dict.fromkeys((first.strip(), second.strip())) if text]
    return "\n\n".join(parts)
