"""Overviews for partners and oneself: choosing what leaves the house, writing it, keeping what was sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.vocabulary import PartyKind
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.overview_columns import KEYS
from wsg_desktop.exchange.overview_content import Audience, OverviewContent, OverviewRow
from wsg_desktop.exchange.safe_texts import safe_file_name
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_rows import OverviewSource, read_source
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.register_labels import sent_label
from wsg_desktop.store import parties
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.records import SentOverviewRecord, new_id
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.texts import N_, translator

DAYS_TO_ANSWER = 14
"""Two weeks, unless said otherwise."""

FILE_NAME = N_("{day} Overview {name}")
A_GROUP = N_("{name} is a group and gets no overview. Choose an organisation that takes part in projects.")
NOTHING_TO_SHOW = N_(
    "{name} takes part in no open project that partners may see, so there is nothing to send. "
    "Look at the parties of the projects and at who may see them."
)
NEEDS_FOLDER = N_("Several overviews need a folder, and {name} is a file. Type the name of a folder.")
NO_FOLDER = N_("The folder {folder} cannot be made: {reason}. Choose another folder and try again.")

Progress = Callable[[int, int, str], None]
"""Called with how many are done, how many there are, and whose is next."""


@dataclass(frozen=True, slots=True)
class OverviewOptions:
    """How overviews are made."""

    language: str = "nl"
    answer_by: date | None = None
    """None for two weeks from today."""
    contact: str = ""
    protect: bool = True


class Recipient(NamedTuple):
    """A party that can get an overview, with how many rows it fills in and how many it reads."""

    party: PartyRow
    leads: int
    reads: int


class Written(NamedTuple):
    """One overview that was written."""

    path: Path
    party: str
    """Empty for one's own."""
    export_id: str
    leads: int
    reads: int
    dropped: int
    """How many control characters no cell can hold."""


def usual_answer_day(today: date) -> date:
    """Return by when a partner is asked to answer, unless said otherwise: a working day in two weeks."""
    return _working_day(today + timedelta(days=DAYS_TO_ANSWER))


def list_recipients(read: Reading, today: date) -> list[Recipient]:
    """Return the parties that take part in something partners may see, by name; groups get nothing."""
    return _recipients(read_source(read, today), parties.list_parties(read))


def overview_for_party(
    read: Reading, party_id: str, today: date, options: OverviewOptions | None = None
) -> OverviewContent:
    """Return the overview of one party.

    Raises `UserError` when it is a group, or takes part in nothing that partners may see.
    """
    options = options or OverviewOptions()
    source = read_source(read, today)
    (party,) = _chosen(read, source, [party_id])
    return _for_party(source, party, options)


def programme_overview(read: Reading, today: date, options: OverviewOptions | None = None) -> OverviewContent:
    """Return the overview of the whole programme for oneself: everything, also what is internal."""
    options = options or OverviewOptions()
    source = read_source(read, today)
    rows = tuple(source.rows(source.outline, translator(options.language), fills_in=False))
    return _content(source, Audience.OURSELVES, "", rows, options)


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
    today = document.clock.today()
    with document.reading() as read:
        source = read_source(read, today)
        chosen = _chosen(read, source, party_ids)
    contents = [(party.id, _for_party(source, party, options)) for party in chosen]
    _make_folder(folder)
    written: list[Written] = []
    names: set[str] = set()
    for party_id, content in contents:
        if cancelled is not None and cancelled():
            return written
        if on_progress is not None:
            on_progress(len(written), len(contents), content.party)
        path = folder / _file_name(content, options.language, names)
        written.append(_send(document, content, party_id, source.since, path, options.language))
    if on_progress is not None:
        on_progress(len(written), len(contents), "")
    return written


def write_overview_for(
    document: Document, party_id: str, path: Path, options: OverviewOptions | None = None
) -> Written:
    """Write the overview of one party as the workbook `path`; otherwise as `write_overviews`."""
    options = options or OverviewOptions()
    with document.reading() as read:
        source = read_source(read, document.clock.today())
        (party,) = _chosen(read, source, [party_id])
    content = _for_party(source, party, options)
    return _send(document, content, party_id, source.since, path, options.language)


def write_programme_overview(
    document: Document, target: Path, options: OverviewOptions | None = None
) -> Written:
    """Write the whole programme for oneself as the workbook `target`, or into the folder `target`.

    It does not leave the house, so nothing is kept of it; it works for a programme that is read-only too.
    """
    options = options or OverviewOptions()
    with document.reading() as read:
        content = programme_overview(read, document.clock.today(), options)
    if _is_workbook(target):
        return _write(content, target, options.language)
    _make_folder(target)
    return _write(content, target / _file_name(content, options.language, set()), options.language)


def write_from_command(
    document: Document, *, party: str | None, all_parties: bool, output: Path, language: str
) -> list[Path]:
    """Write what the command line asks for: one party, all parties, or else the whole programme.

    `output` is a folder, or for one overview also the workbook itself; raises `UserError` otherwise.
    """
    options = OverviewOptions(language)
    if all_parties:
        if _is_workbook(output):
            raise UserError(NEEDS_FOLDER, name=output.name)
        return [it.path for it in write_overviews(document, None, output, options)]
    if party is None:
        return [write_programme_overview(document, output, options).path]
    with document.reading() as read:
        party_id = get_party_id(read, party)
    if _is_workbook(output):
        return [write_overview_for(document, party_id, output, options).path]
    return [it.path for it in write_overviews(document, [party_id], output, options)]


def _chosen(read: Reading, source: OverviewSource, party_ids: Sequence[str] | None) -> list[PartyRow]:
    """Return these parties by name; None stands for all that get an overview."""
    known = parties.list_parties(read)
    if party_ids is None:
        return [it.party for it in _recipients(source, known)]
    wanted = set(party_ids)
    return [party for party in known if party.id in wanted]


def _recipients(source: OverviewSource, known: Sequence[PartyRow]) -> list[Recipient]:
    found = [Recipient(party, *map(len, source.of_party(party.id))) for party in known]
    return [it for it in found if it.leads + it.reads and it.party.kind != PartyKind.GROUP]


def _for_party(source: OverviewSource, party: PartyRow, options: OverviewOptions) -> OverviewContent:
    if party.kind == PartyKind.GROUP:
        raise UserError(A_GROUP, name=party.name)
    leads, others = source.of_party(party.id)
    if not leads and not others:
        raise UserError(NOTHING_TO_SHOW, name=party.name)
    tr = translator(options.language)
    rows = (*source.rows(leads, tr, fills_in=True), *source.rows(others, tr, fills_in=False))
    return _content(source, Audience.PARTY, party.name, rows, options)


def _content(
    source: OverviewSource,
    audience: Audience,
    party: str,
    rows: tuple[OverviewRow, ...],
    options: OverviewOptions,
) -> OverviewContent:
    return OverviewContent(
        export_id=new_id(),
        audience=audience,
        programme=source.programme.name,
        party=party,
        sent_on=source.today,
        answer_by=options.answer_by or usual_answer_day(source.today),
        contact=options.contact,
        rows=rows,
        phase_names=source.phase_names,
        areas=source.areas,
        keys=KEYS[audience],
        attention_days=source.programme.attention_days,
        is_protected=options.protect,
    )


def _send(
    document: Document, content: OverviewContent, party_id: str, since: int, path: Path, language: str
) -> Written:
    """Write the file, then keep what was sent; a file that cannot be kept account of does not stay."""
    written = _write(content, path, language)
    record = SentOverviewRecord(
        export_id=content.export_id,
        party_id=party_id,
        sent_at=document.clock.now(),
        file_name=path.name,
        language=language,
        content=content.as_sent(since),
    )
    try:
        document.record_fact(sent_label(content), lambda tx: tx.add(record))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return written


def _write(content: OverviewContent, path: Path, language: str) -> Written:
    from wsg_desktop.exchange.overview_workbook import write_overview

    dropped = write_overview(content, path, translator(language))
    reads = len(content.rows) - content.to_fill_in
    return Written(path, content.party, content.export_id, content.to_fill_in, reads, dropped)


def _file_name(content: OverviewContent, language: str, taken: set[str]) -> str:
    """Return a name that no other file of this batch has; `taken` keeps the names in small letters."""
    name = content.party or content.programme
    words = translator(language)(FILE_NAME, day=content.sent_on.isoformat(), name=name)
    stem, number = safe_file_name(words), 1
    while f"{stem} ({number})".lower() in taken or (number == 1 and stem.lower() in taken):
        number += 1
    chosen = stem if number == 1 else f"{stem} ({number})"
    taken.add(chosen.lower())
    return f"{chosen}.xlsx"


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx" and not path.is_dir()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(NO_FOLDER, folder=folder, reason=error.strerror or error) from error


def _working_day(day: date) -> date:
    """Return `day`, or the Monday after it when it falls in a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
