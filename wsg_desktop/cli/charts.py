"""The planning of a view as a file: reads, arranges, and hands over to the painter."""

from pathlib import Path

from wsg_desktop.domain.status import overall_light
from wsg_desktop.domain.views import ALL
from wsg_desktop.drawing.chart_rows import Chart, chart_groups
from wsg_desktop.drawing.decision_marks import decision_marks
from wsg_desktop.drawing.export import write_chart
from wsg_desktop.drawing.geometry import LabelMode
from wsg_desktop.drawing.sheet import SheetWishes
from wsg_desktop.services.document import Document
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.viewing import get_view, read_basis
from wsg_desktop.store import passages, programmes, projects
from wsg_desktop.texts import Translator


def write_view(document: Document, name: str | None, path: Path, tr: Translator) -> None:
    """Draw the view called `name` (None: every project) to `path`, in the format of its suffix."""
    today = document.clock.today()
    with document.reading() as read:
        view = get_view(read, name) if name else ALL
        rows = {row.id: row for row in projects.list_projects(read)}
        basis = read_basis(read, today, tr, with_texts=bool(view.filter.text))
        links = programmes.list_links(read)
        decisions = passages.list_decisions(read)
    facts = ProjectFacts(rows, basis)
    chart = Chart(
        chart_groups(arranger_of(rows, facts).arrange(view), rows),
        today=today,
        links=links,
        light_of=lambda row: overall_light(facts.lights(row.id).items()).value,
        marks=decision_marks(decisions, basis.phase_names, tr, today),
    )
    title = basis.programme.name if view is ALL else f"{basis.programme.name}: {tr(view.name)}"
    wishes = SheetWishes(title, labels=LabelMode.NONE, phase_names=basis.phase_names)
    write_chart(path, chart, wishes, tr)
