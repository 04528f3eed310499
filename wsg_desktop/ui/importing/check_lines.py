"""What the last step shows, as data: counts, the projects as they will come in, areas, dates, problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wsg_desktop.domain.date_display import Form, show_day, show_term
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Phase, Precision, label
from wsg_desktop.exchange.date_answers import TypedDate, TypedKey, count_exact_dates, typed_dates
from wsg_desktop.exchange.drafts import ListDraft, Problem, ProjectDraft, Severity
from wsg_desktop.services.import_plan import ImportPlan
from wsg_desktop.services.list_dates import where
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.change_lines import AskedProject, ChangeLine, asked_projects, change_lines
from wsg_desktop.ui.widgets.line_table import TableLine

PROBLEM_HEADERS = (N_("Kind"), N_("Sheet"), N_("Cell"), N_("What is the matter"))
PROBLEM_WIDTHS = (150, 200, 80, 0)

_THERE = N_("In the programme already, as {number}")
_LEFT = N_("Not imported")
_MAY_BE = N_("Perhaps {number}: see Changes")
_SEVERITIES = {
    Severity.INFO: ("info", "muted", N_("To know")),
    Severity.WARNING: ("triangle-alert", "warning", N_("Look at this")),
    Severity.ERROR: ("circle-alert", "danger", N_("Not read")),
}
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A list that is ready to be imported: as it was read, with the answers, and what that will do."""

    read: ListDraft
    """Before any answer about dates."""
    draft: ListDraft
    plan: ImportPlan
    today: date

    @property
    def coming(self) -> ListDraft:
        """Return the list as it was read, with only projects that come and those that get another date."""
        rows = {it.project.row for it in self.plan.projects}
        changed = (row.place for row, cell in self.plan.update.cells() if isinstance(cell.theirs, Term))
        rows |= {self.read.projects[place].row for place in changed}
        projects = tuple(project for project in self.read.projects if project.row in rows)
        return replace(self.read, projects=projects)


@dataclass(frozen=True, slots=True)
class CheckLists:
    """What the last step lists; made on the worker, for a list may be long."""

    projects: tuple["ProjectLine", ...]
    areas: tuple[TableLine, ...]
    doubtful: tuple[TypedDate, ...]
    """The texts that cannot be read with certainty; those that were answered too."""
    dates: tuple[TableLine, ...]
    """How the other texts are read."""
    exact_dates: int
    problems: tuple[TableLine, ...]
    changes: tuple[ChangeLine, ...] = ()
    asked: tuple[AskedProject, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an import adds, and what it leaves."""

    projects: int
    areas: int
    parties: int
    merged: int
    links: int
    duplicates: int
    changed: int
    same: int
    gone: int


def check_lists(
    prepared: Prepared, tr: Translator, asked_before: Mapping[int, tuple[str, str]] | None = None
) -> CheckLists:
    """Return what the last step lists of a prepared import.

    `asked_before` are rows that were answered, so that they stay to be looked at: what each may be.
    """
    typed = typed_dates(prepared.coming, prepared.today)
    return CheckLists(
        tuple(project_lines(prepared, tr)),
        tuple(area_lines(prepared.plan, tr)),
        tuple(it for it in typed if it.doubt),
        tuple(_date_lines(typed, tr, prepared.today)),
        count_exact_dates(prepared.coming),
        tuple(problem_lines(prepared.plan.problems, tr)),
        change_lines(prepared.plan, tr, prepared.today),
        asked_projects(prepared.plan, dict(asked_before or {})),
    )


def counts(plan: ImportPlan) -> Counts:
    """Return how much a plan adds."""
    return Counts(
        len(plan.projects),
        len(plan.new_areas),
        len(plan.new_parties),
        len(plan.merged_parties),
        len(plan.links),
        len(plan.duplicates),
        len(plan.update.rows),
        plan.update.same,
        len(plan.update.gone),
    )


def next_words(plan: ImportPlan, tr: Translator) -> tuple[str, bool]:
    """Return what importing will do in a few words, and whether there is anything to do."""
    projects, areas, changes = len(plan.projects), len(plan.new_areas), len(plan.taken)
    if projects and changes:
        new = tr.plural("{n} project", "{n} projects", projects)
        said = tr.plural(
            "Import {projects} and {n} change", "Import {projects} and {n} changes", changes, projects=new
        )
        return said, True
    if changes:
        return tr.plural("Take over {n} change", "Take over {n} changes", changes), True
    if areas and not projects:
        return tr.plural("Import {n} area", "Import {n} areas", areas), True
    if not projects and (plan.update.rows or plan.update.gone):
        return tr("Leave it as it is"), True
    return tr.plural("Import {n} project", "Import {n} projects", projects), bool(projects)


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project of the list: its row (from 0), whether it is imported, and its line in the table."""

    row: int
    is_duplicate: bool
    line: TableLine


def project_lines(prepared: Prepared, tr: Translator) -> list[ProjectLine]:
    """Return the projects, those that are in the programme already last."""
    plan = prepared.plan
    coming = {it.place for it in plan.projects}
    places = sorted(range(len(plan.draft.projects)), key=lambda place: place in plan.duplicates)
    return [
        ProjectLine(
            plan.draft.projects[place].row,
            place in plan.duplicates,
            _project_line(plan, place, place in coming, prepared.today, tr),
        )
        for place in places
    ]


def _project_line(plan: ImportPlan, place: int, comes: bool, today: date, tr: Translator) -> TableLine:
    project: ProjectDraft = plan.draft.projects[place]
    there = plan.duplicates.get(place)
    may_be = plan.asked.get(place)
    if there is not None:
        note = tr(_THERE, number=there.number)
    elif may_be is not None:
        note = tr(_MAY_BE, number=may_be.number)
    else:
        note = "" if comes else tr(_LEFT)
    cells = (
        project.number,
        project.title,
        ", ".join(project.areas),
        ", ".join(_parties(plan, project.lead_parties)),
        _day(project.start, today, tr),
        _day(project.end, today, tr),
        tr(_phase(project)),
        note,
    )
    return TableLine(cells, ticked=None if may_be else comes)


def _parties(plan: ImportPlan, names: Sequence[str]) -> list[str]:
    """Return parties by the names that they will have."""
    matches = [(name, plan.parties.get(name)) for name in names]
    found = [match.candidates[0].name if match and match.is_merged else name for name, match in matches]
    return list(dict.fromkeys(found))


def _phase(project: ProjectDraft) -> str:
    return label(Phase(project.phase)) if project.phase else ""


def _day(term: Term, today: date, tr: Translator) -> str:
    return show_term(term, tr, today=today) if term else ""


def area_lines(plan: ImportPlan, tr: Translator) -> list[TableLine]:
    """Return the areas that come, and those of the list that are there already."""
    new = [
        TableLine((area.name, tr(label(area.kind)), area.municipality, area.province, tr(N_("New"))))
        for area in plan.new_areas
    ]
    there = [TableLine((name, "", "", "", tr(N_("In the programme already")))) for name in plan.areas]
    return new + there


def _date_lines(typed: Sequence[TypedDate], tr: Translator, today: date) -> list[TableLine]:
    """Return every typed date that needs no question, with how it is read."""
    return [
        TableLine((it.key.text, reading_words(it.term, tr, today), where(it, tr)))
        for it in typed
        if it.doubt is None
    ]


def open_dates(lists: "CheckLists", answers: Answers) -> list[TypedKey]:
    """Return the doubtful texts that nobody has answered yet."""
    return [it.key for it in lists.doubtful if it.key not in answers.dates]


def open_projects(lists: "CheckLists", answers: Answers) -> list[int]:
    """Return the rows of the projects of which nobody has said yet what they are."""
    return [it.row for it in lists.asked if it.row not in answers.same]


def reading_words(term: Term, tr: Translator, today: date) -> str:
    """Return how a date is read: "31 maart 2027, op de maand nauwkeurig"."""
    if term.precision is Precision.NONE:
        return tr(label(Precision.NONE))
    return show_term(term, tr, today=today, form=Form.LONG if term.day else Form.SHORT)


def chosen_words(term: Term, as_start: bool, tr: Translator, today: date) -> str:
    """Return a date that was chosen in few words, with the day that counts: "Q1 2027, from 1 Jan 2027"."""
    if term.day is None or term.precision is Precision.DAY:
        return reading_words(term, tr, today)
    period, day = show_term(term, tr, today=today), show_day(term.day, tr)
    if as_start:
        return tr("{period}, from {day}", period=period, day=day)
    return tr("{period}, up to {day}", period=period, day=day)


def problem_lines(problems: Sequence[Problem], tr: Translator) -> list[TableLine]:
    """Return the problems, the worst first: how much it matters, sheet, cell, what it is."""
    lines: list[TableLine] = []
    for problem in sorted(problems, key=lambda it: _WORST_FIRST.index(it.severity)):
        icon, tone, words = _SEVERITIES[problem.severity]
        sentence = problem.sentence(tr)
        cells = (tr(words), problem.sheet, problem.cell, sentence)
        lines.append(TableLine(cells, icon, tone, tip=sentence))
    return lines
