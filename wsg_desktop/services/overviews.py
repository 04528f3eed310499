"""Overviews for partners and oneself: writing them, and keeping what was sent."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.errors import FileProblem, UserError, why
from wsg_desktop.exchange.overview_content import OverviewContent, OverviewKind
from wsg_desktop.exchange.safe_texts import safe_file_name
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_making import (
    for_party,
    is_told,
    of_programme,
    of_view,
    share_of,
    source_of,
)
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overview_rows import OverviewSource
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.past_meetings import PastMoment
from wsg_desktop.services.register_labels import sent_label
from wsg_desktop.services.viewing import get_view, rows_in_view
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.records import SentOverviewRecord
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, translator

FILE_NAME = N_("{day} Overview {name}")
DEVIATIONS_FILE_NAME = N_("{day} Deviations {name}")
PREVIEW_FILE_NAME = N_("Preview, not sent - {name}")
NEEDS_FOLDER = N_("Several overviews need a folder, and {name} is a file. Type the name of a folder.")
NO_FOLDER = N_("The folder {folder} cannot be made: {reason}. Choose another folder and try again.")

Progress = Callable[[int, int, str], None]
"""Called with how many are done, how many there are, and whose is next."""


class Written(NamedTuple):
    """One overview that was written."""

    path: Path
    party: str
    """Empty for one's own; of a view its name."""
    party_id: str | None
    """None where it is not that of one party."""
    export_id: str
    leads: int
    reads: int
    dropped: int
    """How many control characters no cell can hold."""
    actions: int = 0
    """How many actions the party may answer."""


class Wish(NamedTuple):
    """Whose overviews the command line asks for; nothing of it is the whole programme for oneself."""

    parties: tuple[str, ...] = ()
    """Names."""
    all_parties: bool = False
    leads: bool = False
    """Those that lead something, as the window proposes."""
    view: str = ""
    """The name of a view: alone one overview of it to read, else what the others are narrowed to."""


def write_overviews(
    document: Document,
    party_ids: Sequence[str] | None,
    folder: Path,
    options: OverviewOptions | None = None,
    *,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Written]:
    """Write an overview for each of these parties, or for all that take part in anything, into `folder`.

    What was sent is kept as a fact per file. When it is cancelled, what was written so far stays and is
    returned. Raises `UserError` for a party that gets none and `FileProblem` when a file cannot be written.
    """
    options = options or OverviewOptions()
    with document.reading() as read:
        source = source_of(read, document.clock.today(), options)
        chosen = _chosen(read, source, party_ids, options.kind)
    contents = [(party.id, for_party(source, party, options)) for party in chosen]
    _make_folder(folder)
    written: list[Written] = []
    names: set[str] = set()
    for party_id, content in contents:
        if cancelled is not None and cancelled():
            return written
        if on_progress is not None:
            on_progress(len(written), len(contents), content.party)
        path = folder / _file_name(content, options.language, names)
        written.append(_send(document, content, party_id, source.since, path, options))
    if on_progress is not None:
        on_progress(len(written), len(contents), "")
    return written


def write_overview_for(
    document: Document, party_id: str, path: Path, options: OverviewOptions | None = None
) -> Written:
    """Write the overview of one party as the workbook `path`; otherwise as `write_overviews`."""
    options = options or OverviewOptions()
    with document.reading() as read:
        source = source_of(read, document.clock.today(), options)
        (party,) = _chosen(read, source, [party_id], options.kind)
    content = for_party(source, party, options)
    return _send(document, content, party_id, source.since, path, options)


def write_view_overview(
    document: Document, name: str, target: Path, options: OverviewOptions | None = None
) -> Written:
    """Write one overview to read of the projects that `options` narrows to, for whoever `name` says.

    It leaves the house, so internal projects stay, and what was sent is kept. `target` is the workbook or a
    folder.
    """
    options = options or OverviewOptions()
    with document.reading() as read:
        source = source_of(read, document.clock.today(), options)
    content = of_view(source, name, options)
    path = _path_in(target, content, options.language)
    return _send(document, content, None, source.since, path, options)


def write_programme_overview(
    document: Document, target: Path, options: OverviewOptions | None = None, past: PastMoment | None = None
) -> Written:
    """Write the whole programme for oneself as the workbook `target`, or into the folder `target`.

    It does not leave the house, so nothing is kept of it; it works for a programme that is read-only too.
    With `past` it is the programme as it was then.
    """
    options = options or OverviewOptions()
    with document.reading(past.at if past else None) as read:
        day = past.day if past else document.clock.today()
        source = source_of(read, day, replace(options, only=None))
    content = replace(of_programme(source, options), as_on=past.words if past else "")
    return _write(content, None, _path_in(target, content, options.language), options.language)


def write_preview(
    document: Document, party_id: str | None, name: str, folder: Path, options: OverviewOptions
) -> Path:
    """Write what a party would get, or a view's overview for `name`, into `folder`; nothing is kept of it.

    The name of the file says that it was not sent: what came back of it would not be recognised.
    """
    with document.reading() as read:
        source = source_of(read, document.clock.today(), options)
        chosen = _chosen(read, source, [party_id], options.kind) if party_id else []
    content = for_party(source, chosen[0], options) if chosen else of_view(source, name, options)
    _make_folder(folder)
    words = translator(options.language)(PREVIEW_FILE_NAME, name=content.party)
    return _write(content, party_id, folder / f"{safe_file_name(words)}.xlsx", options.language).path


def write_from_command(
    document: Document, wish: Wish, output: Path, options: OverviewOptions, past: PastMoment | None = None
) -> list[Written]:
    """Write what the command line asks for; `past` is for one's own overview.

    `output` is a folder, or for one overview also the workbook itself; raises `UserError` otherwise.
    """
    with document.reading() as read:
        options = narrowed(read, document, wish, options)
        ids = party_ids_of(read, document, wish, options)
        name = _view_name(read, wish.view, options.language)
    if ids is None:
        write = write_view_overview(document, name, output, options) if wish.view else None
        return [write or write_programme_overview(document, output, options, past)]
    if not _is_workbook(output):
        return write_overviews(document, ids, output, options)
    if len(wish.parties) != 1:
        raise UserError(NEEDS_FOLDER, name=output.name)
    return [write_overview_for(document, ids[0], output, options)]


def narrowed(read: Reading, document: Document, wish: Wish, options: OverviewOptions) -> OverviewOptions:
    """Return `options` for the projects of the view that is wished; raises `NotFound` where there is none."""
    if not wish.view:
        return options
    found = rows_in_view(read, wish.view, document.clock.today())
    return replace(options, only=frozenset(row.id for row in found))


def party_ids_of(read: Reading, document: Document, wish: Wish, options: OverviewOptions) -> list[str] | None:
    """Return the parties that are wished; None where no parties are. Raises `NotFound` for a name of none."""
    if wish.parties:
        return [get_party_id(read, name) for name in wish.parties]
    if not (wish.all_parties or wish.leads):
        return None
    source = source_of(read, document.clock.today(), options)
    found = _chosen(read, source, None, options.kind)
    return [it.id for it in found if wish.all_parties or share_of(source, it.id, options.kind).leads]


def _view_name(read: Reading, name: str, language: str) -> str:
    """Return what a view is called in the language of the overview."""
    return translator(language)(get_view(read, name).name) if name else ""


def _chosen(
    read: Reading, source: OverviewSource, party_ids: Sequence[str] | None, kind: OverviewKind
) -> list[PartyRow]:
    """Return these parties by name; None stands for all that get an overview."""
    known = parties.list_parties(read)
    if party_ids is not None:
        wanted = set(party_ids)
        return [party for party in known if party.id in wanted]
    return [it for it in known if it.kind != PartyKind.GROUP and is_told(source, it.id, kind)]


def _send(
    document: Document,
    content: OverviewContent,
    party_id: str | None,
    since: int,
    path: Path,
    options: OverviewOptions,
) -> Written:
    """Write the file, then keep what was sent; a file that cannot be kept account of does not stay."""
    written = _write(content, party_id, path, options.language)
    is_part = options.only is not None or options.kind is OverviewKind.DEVIATIONS

    def keep(tx: Transaction) -> None:
        tx.add(
            SentOverviewRecord(
                export_id=content.export_id,
                party_id=party_id,
                sent_at=document.clock.now(),
                file_name=path.name,
                language=options.language,
                content=content.as_sent(since),
            )
        )

    try:
        document.record_fact(sent_label(content, is_part=is_part), keep)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return written


def _write(content: OverviewContent, party_id: str | None, path: Path, language: str) -> Written:
    from wsg_desktop.exchange.overview_workbook import write_overview

    dropped = write_overview(content, path, translator(language))
    fills = content.to_fill_in
    reads = len(content.rows) - fills
    return Written(
        path, content.party, party_id, content.export_id, fills, reads, dropped, content.actions_to_fill_in
    )


def _file_name(content: OverviewContent, language: str, taken: set[str]) -> str:
    """Return a name that no other file of this batch has; `taken` keeps the names in small letters."""
    name = content.party or content.programme
    is_full = content.kind is OverviewKind.FULL
    pattern = FILE_NAME if is_full else DEVIATIONS_FILE_NAME
    words = translator(language)(pattern, day=content.sent_on.isoformat(), name=name)
    stem, number = safe_file_name(words), 1
    while f"{stem} ({number})".lower() in taken or (number == 1 and stem.lower() in taken):
        number += 1
    chosen = stem if number == 1 else f"{stem} ({number})"
    taken.add(chosen.lower())
    return f"{chosen}.xlsx"


def _path_in(target: Path, content: OverviewContent, language: str) -> Path:
    """Return `target` where it is a workbook, else where the overview goes in that folder."""
    if _is_workbook(target):
        return target
    _make_folder(target)
    return target / _file_name(content, language, set())


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx" and not path.is_dir()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(NO_FOLDER, folder=folder, reason=why(error)) from error
