"""The planning of a view as a file: reads, arranges, and hands over to the painter."""

from argparse import Namespace
from dataclasses import dataclass, field, replace
from pathlib import Path

from wsg_desktop.cli.opening import past_of
from wsg_desktop.domain.status import overall_light
from wsg_desktop.domain.views import ALL, GroupBy
from wsg_desktop.drawing.chart_rows import Chart, chart_groups
from wsg_desktop.drawing.decision_marks import decision_marks
from wsg_desktop.drawing.export import write_printout
from wsg_desktop.drawing.one_page import AreaGroups
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.past_spans import Past
from wsg_desktop.drawing.printout import Printout, refuse_nothing
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.services.compare_moment import CompareMoment, moment_words, named_moments
from wsg_desktop.services.comparing import compare
from wsg_desktop.services.copies import list_restore_points
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import get_view, municipality_of_areas, read_basis
from wsg_desktop.store import passages, programmes, projects
from wsg_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class ChartWishes:
    """What is drawn, and on which paper."""

    view: str | None = None
    """The name of a view; None for every project."""
    paper: PaperWishes = field(default_factory=PaperWishes)
    compare: str | None = None
    """A day, a moment or the name of a restore point: how the bars stood then is drawn too."""


def chart_wishes(arguments: Namespace) -> ChartWishes:
    """Return what the arguments of `chart` wish for; one page is A3 unless it is said otherwise."""
    is_folded = arguments.one_page or arguments.appendix
    size = (arguments.page or ("a3" if is_folded else "a4")).upper()
    paper = PaperWishes(
        size,
        landscape=not arguments.portrait,
        pages_wide=arguments.pages_wide,
        one_page=arguments.one_page,
        appendix=arguments.appendix,
    )
    return ChartWishes(arguments.view, paper, arguments.compare)


def write_view(document: Document, wishes: ChartWishes, path: Path, tr: Translator) -> None:
    """Draw a view to `path`, in the format of its suffix."""
    today = document.clock.today()
    with document.reading() as read:
        view = get_view(read, wishes.view) if wishes.view else ALL
        rows = {row.id: row for row in projects.list_projects(read)}
        basis = read_basis(read, today, tr, with_texts=bool(view.filter.text))
        links = programmes.list_links(read)
        above = municipality_of_areas(read, today)
        decisions = passages.list_decisions(read)
        then = _moment(document, wishes.compare, tr) if wishes.compare else None
        past = None
        if then:
            name = tr("as on {moment}", moment=moment_words(then, tr, today))
            past = Past(compare(read, then.since, rows).then, name)
    facts = ProjectFacts(rows, basis)
    arranger = arranger_of(rows, facts)
    chart = Chart(
        chart_groups(arranger.arrange(view), rows),
        today=today,
        links=links,
        light_of=lambda row: overall_light(facts.lights(row.id).items()).value,
        marks=decision_marks(decisions, basis.phase_names, tr, today),
        past=past,
    )
    refuse_nothing(chart)
    by_area = arranger.arrange(replace(view, group_by=GroupBy.AREA))
    title = basis.programme.name if view is ALL else f"{basis.programme.name}: {tr(view.name)}"
    printout = Printout(
        chart,
        SheetWishes(title, phase_names=basis.phase_names),
        AreaGroups(tuple(chart_groups(by_area, rows)), above),
    )
    write_printout(path, printout, tr, wishes.paper)


def _moment(document: Document, text: str, tr: Translator) -> CompareMoment:
    """Return the restore point or meeting that is called so, else the day or moment that `text` says."""
    for point in named_moments(list_restore_points(document)):
        if point.name.casefold() == text.casefold():
            return point
    return past_of(document, text, tr).compared
