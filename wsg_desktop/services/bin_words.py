"""What is said of the bin: what went along, and what comes back."""

from collections.abc import Sequence

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import ItemKind, label
from wsg_desktop.services.bin_contents import Along, BinEntry
from wsg_desktop.store.binned import BinnedRow
from wsg_desktop.texts import N_, Translator

KINDS = {
    "area": N_("Area"),
    "party": N_("Party"),
    "person": N_("Person or function"),
    "body": N_("Body"),
    "meeting": N_("Meeting"),
}


def kind_words(entry: BinEntry, tr: Translator) -> str:
    """Return what kind of thing it is."""
    row = entry.row
    return tr(KINDS[row.entity]) if row.entity in KINDS else tr(label(ItemKind(row.kind)))


def name_words(row: BinnedRow, tr: Translator) -> str:
    """Return what it is called; a meeting is called after its body and its day."""
    return f"{row.name} {show_day(row.day, tr)}" if row.day else row.name


def along_words(along: Along, tr: Translator) -> str:
    """Return "3 onderdelen en 2 koppelingen"; empty where nothing went along."""
    parts = tr.plural("{n} part", "{n} parts", along.parts) if along.parts else ""
    links = tr.plural("{n} link", "{n} links", along.links) if along.links else ""
    if along.meetings:
        return tr.plural("{n} meeting", "{n} meetings", along.meetings)
    return tr("{one} and {other}", one=parts, other=links) if parts and links else parts or links


def told_words(count: int, along: Along, tr: Translator) -> str:
    """Return that projects went to the bin, and what went along."""
    said = tr.plural("{n} project is in the bin now.", "{n} projects are in the bin now.", count)
    words = along_words(along, tr)
    return f"{said} {tr('Along with it: {along}.', along=words)}" if words else said


def back_words(entries: Sequence[BinEntry], tr: Translator) -> list[str]:
    """Return what comes back with these entries: a line for each that is no part of another one."""
    return [_back(entry, entries, tr) for entry in tops_of(entries)]


def tops_of(entries: Sequence[BinEntry]) -> list[BinEntry]:
    """Return the entries that are not a part of another one among them."""
    by_id = {entry.row.id: entry for entry in entries}
    found: list[BinEntry] = []
    for entry in entries:
        above = by_id.get(entry.row.parent_id or "")
        if above is None or above.row.at != entry.row.at:
            found.append(entry)
    return found


def _back(entry: BinEntry, entries: Sequence[BinEntry], tr: Translator) -> str:
    row = entry.row
    name = f"{row.number} {name_words(row, tr)}".strip()
    words = along_words(entry.along, tr)
    said = [
        tr("{name} comes back with {along}.", name=name, along=words)
        if words
        else tr("{name} comes back.", name=name)
    ]
    if entry.under:
        said.append(tr("It stands under {name} again.", name=entry.under))
    chosen = {it.row.id for it in entries}
    if entry.loses_place and row.parent_id not in chosen:
        said.append(tr("What it stood under is in the bin too, so it comes at the end of the list."))
    numbers = {it.row.number for it in entries}
    away = [number for number in entry.kept_back if number not in numbers]
    if away:
        said.append(
            tr("Links with {numbers} come back once those are out of the bin.", numbers=", ".join(away))
        )
    return " ".join(said)
