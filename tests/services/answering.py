"""A programme of which overviews were sent, and what comes back of them, for tests of taking over."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.exchange.returned import ReadingHere, edit, fill
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import answer_comparing, answer_files, overviews, parties, projects
from wsg_desktop.services.answered import AnsweredCell, AnsweredFile
from wsg_desktop.services.document import Document
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store import changes
from wsg_desktop.store.projects import get_project, get_project_id
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction

END = exact(date(2027, 3, 31))


def furnish(tx: Transaction) -> None:
    """Add A1 and A2 that both corporations lead, and A3 of the first alone."""
    for name in ("Corporatie 1", "Corporatie 2"):
        parties.add_party(tx, name)
    both = ["Corporatie 1", "Corporatie 2"]
    for number, title, leads in (
        ("A1", "Eettafel", both),
        ("A2", "Buurtbus", both),
        ("A3", "Winkel", both[:1]),
    ):
        project = projects.create(tx, title, number=number)
        set_field(tx, project, "lead_parties", leads)
        set_field(tx, project, "end", END)
        set_field(tx, project, "phase", "development")
        set_field(tx, project, "situation", f"begin van {number}")


def send(document: Document, party: str, folder: Path) -> Path:
    """Send the overview of a party and return the workbook."""
    with document.reading() as read:
        party_id = get_party_id(read, party)
    return overviews.write_overviews(document, [party_id], folder)[0].path


def answer(sent: Path, to: Path, saved_at: datetime | None = None, **rows: dict[str, Any]) -> Path:
    """Return a copy of a workbook in which rows were filled in, saved at a moment."""

    def change(book: Any) -> None:
        for number, answers in rows.items():
            fill(book["Projecten"], number, **answers)

    edit(sent, change, to)
    if saved_at is not None:
        set_saved_at(to, saved_at)
    return to


def set_saved_at(path: Path, moment: datetime) -> None:
    """Let a workbook say that it was saved at a moment; openpyxl itself always says now."""
    import zipfile

    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    start = core.index(">", core.index("<dcterms:modified")) + 1
    parts["docProps/core.xml"] = (
        core[:start] + moment.isoformat() + core[core.index("</dcterms:modified") :]
    ).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def compare(document: Document, *paths: Path, assigned: dict[Path, str] | None = None) -> list[AnsweredFile]:
    """Return returned files beside the programme."""
    with ReadingHere() as worker:
        opened = [answer_files.open_one(path, worker, {}) for path in paths]
    with document.reading() as read:
        return answer_comparing.compare(read, opened, document.clock.today(), assigned)


def cells(file: AnsweredFile) -> dict[tuple[str, str], AnsweredCell]:
    """Return the answers of a file by number and field."""
    return {(row.number, cell.field): cell for row, cell in file.cells()}


def verdicts(file: AnsweredFile) -> dict[tuple[str, str], str]:
    """Return the verdicts of a file by number and field."""
    return {key: cell.verdict.value for key, cell in cells(file).items()}


def project(document: Document, number: str) -> ProjectRow:
    """Return a project as it stands now."""
    with document.reading() as read:
        return get_project(read, get_project_id(read, number))


def set_ours(document: Document, number: str, key: str, value: Any) -> None:
    """Change a field of a project, as somebody of the house does."""
    project_id = project(document, number).id
    document.change("ours", lambda tx: set_field(tx, project_id, key, value))


def labels(document: Document, number: str) -> Sequence[str]:
    """Return the labels under which a project was changed, latest first."""
    with document.reading() as read:
        return [row.label for row in changes.history(read, get_project_id(read, number))]
