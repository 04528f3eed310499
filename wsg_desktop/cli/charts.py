"""The planning of a view as a file: reads, arranges, and hands over to the painter."""

from datetime import datetime
from pathlib import Path

from wsg_desktop.cli.opening import read_moment
from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.status import overall_light
from wsg_desktop.domain.views import ALL
from wsg_desktop.drawing.chart_rows import Chart, chart_groups
from wsg_desktop.drawing.export import write_chart
from wsg_desktop.drawing.geometry import LabelMode
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.services.compare_moment import CompareMoment, moment_words, named_moments
from wsg_desktop.services.comparing import compare
from wsg_desktop.services.copies import list_restore_points
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import get_view, read_basis
from wsg_desktop.store import programmes, projects
from wsg_desktop.texts import Translator


def write_view(
    document: Document, name: str | None, path: Path, tr: Translator, compare_with: str | None = None
) -> None:
    """Draw the view called `name` (None: every project) to `path`, in the format of its suffix.

    `compare_with` is a day, a moment or the name of a restore point: how the bars stood then is drawn too.
    """
    today = document.clock.today()
    with document.reading() as read:
        view = get_view(read, name) if name else ALL
        rows = {row.id: row for row in projects.list_projects(read)}
        basis = read_basis(read, today, tr, with_texts=bool(view.filter.text))
        links = programmes.list_links(read)
        then = _moment(document, compare_with) if compare_with else None
        past = compare(read, then.since, rows).then if then else None
    facts = ProjectFacts(rows, basis)
    chart = Chart(
        chart_groups(arranger_of(rows, facts).arrange(view), rows),
        today=today,
        links=links,
        light_of=lambda row: overall_light(facts.lights(row.id).items()).value,
        past=past,
        past_name=tr("as on {moment}", moment=moment_words(then, tr, today)) if then else "",
    )
    title = basis.programme.name if view is ALL else f"{basis.programme.name}: {tr(view.name)}"
    wishes = SheetWishes(title, labels=LabelMode.NONE, phase_names=basis.phase_names)
    write_chart(path, chart, wishes, tr)


def _moment(document: Document, text: str) -> CompareMoment:
    """Return the restore point that is called so, else the day or moment that `text` says."""
    for point in named_moments(list_restore_points(document)):
        if point.name.casefold() == text.casefold():
            return point
    when = read_moment(text, document.clock)
    if isinstance(when, datetime):
        return CompareMoment(at=when, name=f"{local_time(when):%d-%m-%Y %H:%M}")
    return CompareMoment(day=when)
