"""Imports a list from a file without a screen: read, match, plan, write as one undo step, and report.

What a person would be asked stays apart and is reported. The window goes the same way in steps of its own.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.words import brief
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.any_list import OpenedList, open_list
from wsg_desktop.exchange.date_answers import TypedDate
from wsg_desktop.exchange.drafts import ListDraft, Problem, Severity
from wsg_desktop.exchange.recipe import Recipe, read_recipe
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_plan import Changing, ImportDecisions, ImportPlan, plan_import
from wsg_desktop.services.import_problems import keep_problems
from wsg_desktop.services.importing import RECIPE_LABEL, ImportResult, import_label, import_list
from wsg_desktop.services.list_comparing import differing, read_earlier
from wsg_desktop.services.list_dates import DECIDE, date_as_json, date_lines, texts_without_day
from wsg_desktop.services.list_memory import ListVersion, keep_recipe
from wsg_desktop.services.list_words import LONGEST_REASON, change_as_json, change_line, update_line
from wsg_desktop.services.watched_lists import ListFile, list_file, watch
from wsg_desktop.store import programmes, projects
from wsg_desktop.store.changes import last_seq
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, Translator, sentence

NO_RECIPE = N_(
    "There is no recipe called {name}, in the programme or as a file. Import the list without one."
)

_SEVERITIES: Mapping[Severity, str] = {
    Severity.INFO: N_("note"),
    Severity.WARNING: N_("check"),
    Severity.ERROR: N_("not read"),
}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do when `is_dry_run`."""

    plan: ImportPlan
    is_dry_run: bool
    today: date
    recipe: str = ""
    """The recipe by which the list was read, if there was one."""
    taken: frozenset[str] = frozenset()
    """The keys of the changes that were taken over, or would be."""
    refused: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything to look at."""
        return (*self.plan.problems, *self.refused)

    @property
    def dates(self) -> tuple[TypedDate, ...]:
        """Return what the projects that come have in place of a date."""
        return texts_without_day(self.plan, self.today)

    def as_json(self, tr: Translator) -> dict[str, Any]:
        """Return counts, parties merged, duplicates and problems, with sentences in the language of `tr`."""
        plan = self.plan
        return {
            "file": plan.draft.file,
            "sheet": plan.draft.sheet,
            "recipe": self.recipe or None,
            "dry_run": self.is_dry_run,
            "projects": len(plan.projects),
            "areas": len(plan.new_areas),
            "parties": len(plan.new_parties),
            "links": len(plan.links),
            "parties_merged": [
                {"name": match.name, "party": match.candidates[0].name} for match in plan.merged_parties
            ],
            "parties_in_doubt": [
                {"name": match.name, "may_be": [it.name for it in match.candidates]}
                for match in plan.doubtful_parties
            ],
            "duplicates": self._beside(plan.duplicates, "number"),
            "asked": self._beside(plan.asked, "may_be"),
            "earlier": plan.update.file or None,
            "changes": [change_as_json(row, cell, self.taken, tr) for row, cell in plan.update.cells()],
            "same": plan.update.same,
            "gone": [row.number for row in plan.update.gone],
            "dates": [date_as_json(it, tr) for it in self.dates],
            "problems": [
                {
                    "sheet": problem.sheet,
                    "cell": problem.cell,
                    "severity": problem.severity.value,
                    "message": problem.sentence(tr),
                }
                for problem in self.problems
            ],
        }

    def _beside(self, found: Mapping[int, ProjectRow], name: str) -> list[dict[str, Any]]:
        """Return lines of the list, each with the number of the project that it stands beside."""
        drafts = self.plan.draft.projects
        return [
            {"title": drafts[place].title, name: row.number, "row": drafts[place].row + 1}
            for place, row in found.items()
        ]

    def lines(self, tr: Translator) -> list[str]:
        """Return what a person reads: counts and the parties that were merged."""
        plan = self.plan
        counts = [
            tr.plural("{n} project", "{n} projects", len(plan.projects)),
            tr.plural("{n} area", "{n} areas", len(plan.new_areas)),
            tr.plural("{n} party", "{n} parties", len(plan.new_parties)),
            tr.plural("{n} link", "{n} links", len(plan.links)),
        ]
        said = (
            N_("Would import from {name}: {counts}.")
            if self.is_dry_run
            else N_("Imported from {name}: {counts}.")
        )
        lines = [tr(said, name=plan.draft.file, counts=", ".join(counts))]
        if plan.duplicates or plan.asked or plan.update.gone:
            lines.append(update_line(plan.update, len(self.taken), len(plan.asked), tr))
        lines += [
            tr("{name} is taken for {party}.", name=match.name, party=match.candidates[0].name)
            for match in plan.merged_parties
        ]
        if self.problems:
            lines.append(tr.plural("{n} thing to look at.", "{n} things to look at.", len(self.problems)))
        return lines

    def change_lines(self, tr: Translator) -> list[str]:
        """Return each change on a line: number, field, what stands there, what the list says."""
        cells = self.plan.update.cells()
        return [change_line(row, cell, tr, self.today, taken=cell.key in self.taken) for row, cell in cells]

    def date_lines(self, tr: Translator) -> list[str]:
        """Return how each text in place of a date was taken, what it may mean, and how to decide."""
        lines = date_lines(self.dates, tr, self.today)
        asks = any(cell.question and isinstance(cell.theirs, Term) for _, cell in self.plan.update.cells())
        return [*lines, tr(DECIDE)] if lines or asks else []

    def problem_lines(self, tr: Translator) -> list[str]:
        """Return each problem on a line: sheet, cell, how much it matters and what it is."""
        return [
            f"{it.sheet}!{it.cell}: {tr(_SEVERITIES[it.severity])}: {brief(it.sentence(tr), LONGEST_REASON)}"
            for it in self.problems
        ]


def import_file(
    document: Document,
    path: Path,
    *,
    sheet: str | None = None,
    recipe: str | None = None,
    changes: Changing = "safe",
    dry_run: bool = False,
) -> ImportReport:
    """Import a list from a file as one undo step and keep how it was read; return what was done.

    `recipe` is the name of a kept recipe, or the path of one in JSON; `changes` says what the list changes of
    projects that are there. Raises `UserError` when the file cannot be read at all; everything else is a
    problem in the report.
    """
    file = list_file(path)
    opened = read_file(document, path, sheet=sheet, recipe=recipe)
    draft = opened.draft()
    used = opened.recipe.name if opened.recipe else ""
    decisions = ImportDecisions(changes=changes)
    if dry_run:
        with document.reading() as read:
            plan = plan_import(read, draft, opened.today, decisions, read_earlier(read, draft))
        return ImportReport(plan, True, opened.today, used, plan.taken)
    result = write_list(document, draft, opened.as_recipe(), decisions, file=file)
    return ImportReport(result.plan, False, opened.today, used, result.changed, result.refused)


def write_list(
    document: Document,
    draft: ListDraft,
    recipe: Recipe,
    decisions: ImportDecisions | None = None,
    *,
    file: ListFile | None = None,
    go_on: Callable[[], object] = lambda: None,
) -> ImportResult:
    """Import a list that was read, as one undo step after a backup; keep how it was read and what it says.

    `go_on` is called before anything is kept; what it raises takes everything back.
    """
    with document.reading() as read:
        earlier = read_earlier(read, draft)

    def work(tx: Transaction) -> ImportResult:
        result = import_list(tx, draft, decisions, earlier)
        go_on()
        return result

    document.back_up_first()
    result = document.change(import_label(draft.file), work)
    changes = document.last_changes
    seq = changes.seq if changes and changes.seq else 0
    recipe = replace(recipe, name=_recipe_name(recipe, result, draft))

    def remember(tx: Transaction) -> None:
        keep_recipe(tx, recipe, _version(tx.read, result, file.digest if file else "", seq))

    document.record_fact(sentence(RECIPE_LABEL, name=draft.file), remember)
    keep_problems(document.programme_id, draft.file, result.problems)
    if file is not None:
        watch(document.programme_id, recipe.name, file)
    return result


def _recipe_name(recipe: Recipe, result: ImportResult, draft: ListDraft) -> str:
    """Return under what a list is kept: the version before it, or itself where it is about other projects."""
    update = result.plan.update
    if update.recipe:
        return update.recipe
    return recipe.name if not result.plan.projects or recipe.name == draft.file else draft.file


def _version(read: Reading, result: ImportResult, digest: str, seq: int) -> ListVersion:
    """Return what a list said, to compare its next version with."""
    plan = result.plan
    ids = result.matched()
    rows = {row.id: row for row in projects.find_projects(read, ids.values(), deleted=False)}
    matched = {place: rows[it] for place, it in ids.items() if it in rows}
    left = differing(read, plan.draft, matched, plan.parties)
    # What may be in the list under another name is not gone from it.
    members = tuple(dict.fromkeys(row.id for row in (*matched.values(), *plan.asked.values())))
    return ListVersion(plan.draft.file, digest, last_seq(read), seq, members, tuple(plan.draft.columns), left)


@contextmanager
def reading_nothing() -> Generator[Reading, None, None]:
    """Give a read connection to an empty programme: what a list is compared with that begins a new one."""
    with TemporaryDirectory() as folder:
        document = programme.create(Path(folder) / "empty.wsg", "")
        try:
            with document.reading() as read:
                yield read
        finally:
            document.close()


def read_file(
    document: Document, path: Path, *, sheet: str | None = None, recipe: str | None = None
) -> OpenedList:
    """Return the list in a file, matched by a recipe where the programme has one that fits."""
    today = document.clock.today()
    if recipe is None:
        return open_list(path, today=today, sheet=sheet, known_recipes=known_recipes(document))
    with document.reading() as read:
        kept = dict(programmes.list_recipes(read))
    return open_list(path, today=today, sheet=sheet, recipe=_recipe(recipe, kept))


def known_recipes(document: Document) -> list[Recipe]:
    """Return the recipes that the programme keeps, but for those that only a newer program understands."""
    with document.reading() as read:
        kept = programmes.list_recipes(read)
    found: list[Recipe] = []
    for _, definition in kept:
        with suppress(UserError):
            found.append(read_recipe(definition))
    return found


def _recipe(name: str, kept: Mapping[str, str]) -> Recipe:
    """Return the recipe that is kept under a name, or the one in a file."""
    if name in kept:
        return read_recipe(kept[name])
    try:
        return read_recipe(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(NO_RECIPE, name=name) from error
