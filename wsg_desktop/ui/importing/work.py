"""What the guided import does on a worker: reading the file, comparing with the programme, writing."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wsg_desktop.exchange.any_list import OpenedList
from wsg_desktop.exchange.date_answers import with_dates
from wsg_desktop.exchange.worker import ReadingCancelled, read_workbook
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_plan import plan_import
from wsg_desktop.services.importing import ImportResult
from wsg_desktop.services.list_comparing import Earlier, read_earlier
from wsg_desktop.services.list_import import known_recipes, reading_nothing, write_list
from wsg_desktop.services.watched_lists import ListFile, list_file
from wsg_desktop.store.parties import list_parties
from wsg_desktop.texts import Translator
from wsg_desktop.ui.background import Cancelled, Progress
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.check_lines import CheckLists, Prepared, check_lists
from wsg_desktop.ui.importing.found_list import FoundList, find_in

if TYPE_CHECKING:
    from wsg_desktop.store.engine import Reading


@dataclass(frozen=True, slots=True)
class Target:
    """Where the list goes: the open programme, or a new one that is made at `path`."""

    document: Document | None
    path: Path
    who: str

    def reading(self) -> "AbstractContextManager[Reading]":
        """Give a read connection to what the list is compared with."""
        return self.document.reading() if self.document else reading_nothing()


def read_list_file(
    path: Path, target: Target, today: date, progress: Progress
) -> tuple[FoundList, ListFile | None]:
    """Return where the list is in the file at `path`, and the file as it is now.

    Raises `UserError` when it cannot be read.
    """
    file = list_file(path)
    recipes = known_recipes(target.document) if target.document else []
    try:
        sheets = read_workbook(path, cancelled=lambda: progress.is_stopped)
    except ReadingCancelled as stopped:
        raise Cancelled from stopped
    return find_in(sheets, path.name, today, recipes), file


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list compared with the programme: what importing would do, and what the steps show of it."""

    prepared: Prepared
    lists: CheckLists
    known: Mapping[str, str]
    """The names of the parties of the programme by id."""
    earlier: Earlier | None = None


def compare(
    opened: OpenedList,
    answers: Answers,
    target: Target,
    tr: Translator,
    *,
    with_parties: bool,
    before: Comparison | None = None,
) -> Comparison:
    """Return what importing would do with these answers.

    `with_parties` False leaves the answers about parties out: that is what their step shows. `before` is the
    comparison of the same list with the same fields, so that it need not be read again.
    """
    found = opened.with_fields(answers.fields)
    read = before.prepared.read if before else found.draft()
    draft = with_dates(read, answers.dates, found.today)
    with target.reading() as reading:
        earlier = before.earlier if before else read_earlier(reading, draft)
        decisions = answers.decisions(with_parties=with_parties)
        plan = plan_import(reading, draft, found.today, decisions, earlier)
        known = {party.id: party.name for party in list_parties(reading)}
    prepared = Prepared(read, draft, plan, found.today)
    asked = {it.row: (it.project_id, it.words) for it in before.lists.asked} if before else {}
    return Comparison(prepared, check_lists(prepared, tr, asked), known, earlier)


def write(
    opened: OpenedList,
    prepared: Prepared,
    answers: Answers,
    target: Target,
    file: ListFile | None,
    progress: Progress,
) -> ImportResult:
    """Import the list that was read from `file`, and return what came of it; all of it or nothing."""
    recipe = opened.with_fields(answers.fields).as_recipe()

    def keep(document: Document) -> ImportResult:
        go_on: Callable[[], object] = lambda: progress.report(0)  # noqa: E731
        return write_list(document, prepared.draft, recipe, answers.decisions(), file=file, go_on=go_on)

    return keep(target.document) if target.document else _in_new_programme(target, keep)


def _in_new_programme(target: Target, keep: Callable[[Document], ImportResult]) -> ImportResult:
    """Make the programme and close it again; when the import does not come off there is no file either."""
    document = programme.create(target.path, target.who)
    try:
        result = keep(document)
    except BaseException:
        document.close()
        target.path.unlink(missing_ok=True)
        raise
    document.close()
    return result
