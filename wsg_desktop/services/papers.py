"""Makes the papers of a meeting: a folder of numbered files, whole or not at all."""

import os
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.arranging import Arrangement
from wsg_desktop.domain.status import overall_light
from wsg_desktop.domain.views import ALL, GroupBy, View
from wsg_desktop.errors import not_written
from wsg_desktop.exchange.papers.content import Paper, Picture, SlidesPaper
from wsg_desktop.exchange.papers.kinds import (
    CONTENTS,
    TITLES,
    PaperKind,
    shipped_template,
    template_name,
)
from wsg_desktop.exchange.papers.slide_writing import check_slides, write_slides
from wsg_desktop.exchange.papers.template_check import check_template
from wsg_desktop.exchange.papers.word_writing import write_word
from wsg_desktop.exchange.safe_texts import safe_file_name
from wsg_desktop.services import paper_contents, progress_papers
from wsg_desktop.services.document import Document
from wsg_desktop.services.paper_source import PaperSource, Withheld, read_source
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.view_export import ShownColumn, ShownView, export_view
from wsg_desktop.store.meetings import MeetingRow
from wsg_desktop.store.rows import LinkRow, ProjectRow
from wsg_desktop.texts import N_, Translator, translator

BEFORE = (
    *(PaperKind.AGENDA, PaperKind.NOTE, PaperKind.PROGRESS, PaperKind.DEVIATIONS, PaperKind.PRESENTATION),
    *(PaperKind.PLANNING, PaperKind.OVERVIEW, PaperKind.ACTIONS, PaperKind.CHAIR),
)
AFTER = (PaperKind.MINUTES, PaperKind.DECISIONS, PaperKind.ACTIONS)
PICTURE_ROOM = (390.0, 235.0)
"""What a page of A3 leaves under a heading, in millimetres."""
LONG_NOTE = 2600
"""Characters of an oplegnotitie beyond which it is not likely to stay on one page."""
INTERNAL = N_("Internal")
_COLUMNS = {
    "number": N_("No."), "title": N_("Project"), "lead_parties": N_("Lead parties"),
    "phase": N_("Present phase"),
    "start": N_("Start"), "deadline": N_("Deadline"), "end": N_("Expected"), "status": N_("Status"),
    "situation": N_("Stand van zaken"),
}  # fmt: skip

Progress = Callable[[int, int, str], None]
"""Called with how many papers are done, how many there are, and which is next."""


class PlanningFacts(NamedTuple):
    """What the planning on one page is drawn from."""

    title: str
    rows: Mapping[str, ProjectRow]
    by_area: Arrangement
    links: Sequence[LinkRow]
    lights: Mapping[str, str]
    phase_names: Mapping[str, str]
    above: Mapping[str, str]
    today: date


Draw = Callable[[PlanningFacts, Path | None, Translator], bytes]
"""Draws the planning, as a PDF where a path is given, and returns it as PNG."""


@dataclass(frozen=True, slots=True)
class PaperWishes:
    """Which papers are made and how."""

    language: str = "nl"
    kinds: Collection[PaperKind] = ()
    """Empty for those that are usual at this moment."""
    templates: Path | None = None
    """A folder with templates of one's own; what is not in it is made with ours."""


class MadePaper(NamedTuple):
    """A paper that was made."""

    kind: PaperKind
    path: Path
    title: str


@dataclass(frozen=True, slots=True)
class PapersMade:
    """What was made, and what its maker has to know."""

    folder: Path
    papers: tuple[MadePaper, ...]
    seq: int
    """The change set that they rest on: what sending them fixes."""
    withheld: Withheld
    unexplained: tuple[str, ...] = ()
    """Numbers of projects of which a cause, consequence or measure is missing."""
    long_notes: tuple[str, ...] = ()
    """Subjects of decisions whose oplegnotitie may be longer than a page."""
    missing_files: tuple[str, ...] = ()
    """Files of one's own that go with the agenda and are not there."""
    dropped: int = 0
    """Characters that no document can hold."""


class _Job(NamedTuple):
    """One file to be written, and how; its writer returns how many characters had to be left out."""

    kind: PaperKind
    name: str
    write: Callable[[Path], int]
    internal: bool = False


@dataclass(slots=True)
class _Maker:
    """Makes the papers of one meeting."""

    document: Document
    source: PaperSource
    wishes: PaperWishes
    kinds: Sequence[PaperKind]
    draw: Draw | None
    picture: Picture | None = None
    missing: list[str] = field(default_factory=list[str])

    def jobs(self) -> list[_Job]:
        """Return the files to write, in the order of their numbers; the planning is drawn first."""
        return [job for kind in self.kinds for job in self._of_kind(kind)]

    def _of_kind(self, kind: PaperKind) -> Sequence[_Job]:
        source, name = self.source, self.source.tr(TITLES[kind])
        if kind is PaperKind.NOTE:
            return [self._note(kind, name, at) for at in range(len(source.decisions))]
        if kind is PaperKind.PLANNING:
            return [_Job(kind, f"{name}.pdf", self._planning)] if self.draw else []
        if kind is PaperKind.OVERVIEW:
            return [_Job(kind, f"{name}.xlsx", self._overview)]
        if kind is PaperKind.PRESENTATION:
            return [_Job(kind, f"{name}.pptx", self._slides)]
        return [_Job(kind, f"{name}.docx", self._word(kind), internal=kind is PaperKind.CHAIR)]

    def _note(self, kind: PaperKind, name: str, at: int) -> _Job:
        paper = paper_contents.note_paper(self.source, self.source.decisions[at])
        words = " ".join(filter(None, (name, paper.paper, paper.subject)))[:90]
        return _Job(kind, f"{words.strip()}.docx", partial(self._fill, kind, paper))

    def _word(self, kind: PaperKind) -> Callable[[Path], int]:
        return lambda path: self._fill(kind, self._content(kind), path)

    def _content(self, kind: PaperKind) -> Paper:
        source = self.source
        if kind is PaperKind.PROGRESS:
            return progress_papers.progress_paper(source, self._drawn())
        if kind is PaperKind.DEVIATIONS:
            return progress_papers.deviation_paper(source)
        if kind is PaperKind.AGENDA:
            return paper_contents.agenda_paper(source, self.kinds)
        make = {
            PaperKind.DECISIONS: paper_contents.decisions_paper,
            PaperKind.ACTIONS: paper_contents.actions_paper,
            PaperKind.MINUTES: paper_contents.minutes_paper,
            PaperKind.CHAIR: paper_contents.chair_paper,
        }[kind]
        return make(source)

    def _fill(self, kind: PaperKind, paper: Paper, path: Path) -> int:
        template = find_template(kind, self.wishes)
        return write_word(paper, template, path, self.wishes.language, self.source.today)

    def _slides(self, path: Path) -> int:
        paper: SlidesPaper = progress_papers.slides_paper(self.source, self._drawn())
        template = find_template(PaperKind.PRESENTATION, self.wishes)
        return write_slides(paper, template, path, self.wishes.language, self.source.today)

    def _drawn(self) -> Picture | None:
        """Return the planning as a picture, drawn once for all papers that show it."""
        if self.picture is None and self.draw is not None and self.source.rows:
            data = self.draw(self._facts(), None, self.source.tr)
            told = self.source.tr(
                "Gantt chart of the programme on one page. The table of the planning says the same in words."
            )
            self.picture = Picture(data, told, *PICTURE_ROOM)
        return self.picture

    def _planning(self, path: Path) -> int:
        assert self.draw is not None
        self.draw(self._facts(), path, self.source.tr)
        return 0

    def _facts(self) -> PlanningFacts:
        source, basis = self.source, self.source.basis
        rows = {row.id: row for row in source.rows}
        return PlanningFacts(
            basis.programme.name,
            rows,
            self._by_area(),
            [it for it in source.links if it.source_id in rows and it.target_id in rows],
            {row.id: overall_light(source.lights[row.id].items()).value for row in source.rows},
            basis.phase_names,
            {
                name: basis.municipalities[key]
                for row in source.rows
                for name, key in zip(row.areas, row.area_ids, strict=True)
                if basis.municipalities.get(key)
            },
            source.today,
        )

    def _by_area(self) -> Arrangement:
        rows = {row.id: row for row in self.source.rows}
        by_area: View = replace(ALL, group_by=GroupBy.AREA)
        return arranger_of(rows, ProjectFacts(rows, self.source.basis)).arrange(by_area)

    def _overview(self, path: Path) -> int:
        tr, groups = self.source.tr, self._by_area().groups
        columns = [ShownColumn(key, tr(text)) for key, text in _COLUMNS.items()]
        shown = ShownView(
            tr(TITLES[PaperKind.OVERVIEW]),
            columns,
            [(group.title, group.ids) for group in groups],
            tr("Area"),
        )
        return export_view(self.document, shown, path, tr)


def usual_kinds(meeting: MeetingRow, today: date) -> tuple[PaperKind, ...]:
    """Return which papers are made at this moment: those to send, or once it was held what came of it."""
    return AFTER if meeting.closed_at or meeting.day < today else BEFORE


def find_template(kind: PaperKind, wishes: PaperWishes) -> Path:
    """Return the template of a paper: one's own where there is one, else the one that comes with us."""
    if wishes.templates is not None:
        for folder in (wishes.templates / wishes.language, wishes.templates):
            own = folder / template_name(kind)
            if own.is_file():
                return own
    return shipped_template(kind, wishes.language)


def copy_templates(folder: Path, language: str) -> list[Path]:
    """Copy the templates that come with us into `folder`, to be changed there; what is there already stays.

    Return what was copied. Raises `FileProblem` when it cannot be written.
    """
    copied: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in CONTENTS:
            target = folder / template_name(kind)
            if not target.exists():
                shutil.copyfile(shipped_template(kind, language), target)
                copied.append(target)
    except OSError as error:
        raise not_written(folder, error) from error
    return copied


def check_templates(wishes: PaperWishes, kinds: Collection[PaperKind] = tuple(CONTENTS)) -> None:
    """Raise `UserError` that names what is broken in a template of one's own, before anything is made."""
    for kind in kinds:
        template = find_template(kind, wishes) if kind in CONTENTS else None
        if template is None or template == shipped_template(kind, wishes.language):
            continue
        if kind is PaperKind.PRESENTATION:
            check_slides(template)
        else:
            check_template(template, CONTENTS[kind])


def write_papers(
    document: Document,
    meeting_id: str,
    target: Path,
    wishes: PaperWishes | None = None,
    *,
    draw: Draw | None = None,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PapersMade | None:
    """Write the papers of a meeting into a folder of its own in `target`, there whole or not at all.

    What was made before stays: its folder may hold what people changed. `draw` draws the planning; without it
    there is none. Returns None when it was cancelled. Raises `UserError` for a broken template and
    `FileProblem` when a file cannot be written.
    """
    wishes = wishes or PaperWishes()
    source = read_source(document, meeting_id, translator(wishes.language))
    asked = set(wishes.kinds) or set(usual_kinds(source.meeting, source.today))
    kinds = [kind for kind in PaperKind if kind in asked]
    check_templates(wishes, kinds)
    maker = _Maker(document, source, wishes, kinds, draw)
    name = safe_file_name(f"{source.meeting.day.isoformat()} {source.meeting.body}")
    fresh = target / f".{name}.{os.getpid()}.part"
    try:
        target.mkdir(parents=True, exist_ok=True)
        fresh.mkdir()
        written = _write(maker, fresh, on_progress, cancelled)
        if written is None:
            return None
        folder = _free(target / name)
        fresh.rename(folder)
    except OSError as error:
        raise not_written(target / name, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    papers, dropped = written
    return PapersMade(
        folder,
        tuple(it._replace(path=folder / it.path.relative_to(fresh)) for it in papers),
        source.seq,
        source.withheld,
        _unexplained(source),
        _long_notes(source) if PaperKind.NOTE in kinds else (),
        tuple(maker.missing),
        dropped,
    )


def _write(
    maker: _Maker, fresh: Path, on_progress: Progress | None, cancelled: Callable[[], bool] | None
) -> tuple[list[MadePaper], int] | None:
    jobs = maker.jobs()
    made: list[MadePaper] = []
    dropped = number = 0
    for done, job in enumerate(jobs):
        if cancelled is not None and cancelled():
            return None
        if on_progress is not None:
            on_progress(done, len(jobs), job.name)
        folder = fresh
        if job.internal:
            # Apart, so that nobody sends it along with the rest.
            folder = fresh / maker.source.tr(INTERNAL)
            folder.mkdir(exist_ok=True)
            path = folder / safe_file_name(job.name)
        else:
            number += 1
            path = folder / safe_file_name(f"{number:02} {job.name}")
        dropped += job.write(path)
        made.append(MadePaper(job.kind, path, job.name.rpartition(".")[0]))
    if PaperKind.AGENDA in maker.kinds:
        maker.missing += _copy_own(maker, fresh)
    if cancelled is not None and cancelled():
        return None
    if on_progress is not None:
        on_progress(len(jobs), len(jobs), "")
    return made, dropped


def _copy_own(maker: _Maker, fresh: Path) -> list[str]:
    """Copy the files of one's own that go with the agenda, with their numbers; return those not there."""
    missing: list[str] = []
    home = maker.document.path.parent
    for line in maker.source.agenda.lines:
        if line.item.id in maker.source.hidden_items:
            continue
        own = line.papers[len(line.papers) - len(line.item.papers) :]
        for number, paper in zip(own, line.item.papers, strict=True):
            if "://" in paper.target:
                continue
            file = home / paper.target
            if not file.is_file():
                missing.append(paper.target)
                continue
            called = maker.source.tr("Enclosure")
            words = safe_file_name(f"{called} {number} {paper.label or file.stem}"[:100])
            shutil.copyfile(file, _free(fresh / f"{words}{file.suffix}"))
    return missing


def _free(path: Path) -> Path:
    """Return `path`, with a number behind its name while something is there already."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found


def _unexplained(source: PaperSource) -> tuple[str, ...]:
    told = (it for it in source.changes.changes if it.is_told and it.missing)
    return tuple(dict.fromkeys(it.number or it.title for it in told))


def _long_notes(source: PaperSource) -> tuple[str, ...]:
    return tuple(
        it.title
        for it in source.decisions
        if len(it.text) + sum(map(len, source.texts[it.id][1:])) > LONG_NOTE
    )
