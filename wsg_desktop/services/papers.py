"""Makes the papers of a meeting: a folder of numbered files, whole or not at all."""

import glob
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from wsg_desktop.domain.arranging import Arrangement
from wsg_desktop.domain.status import overall_light
from wsg_desktop.domain.views import ALL, GroupBy, View
from wsg_desktop.errors import UserError, not_written
from wsg_desktop.exchange.papers.content import Paper, Picture
from wsg_desktop.exchange.papers.imprint import Imprint
from wsg_desktop.exchange.papers.kinds import TITLES, PaperKind
from wsg_desktop.exchange.papers.slide_writing import write_slides
from wsg_desktop.exchange.papers.word_writing import write_word
from wsg_desktop.exchange.safe_texts import safe_file_name
from wsg_desktop.services import note_papers, paper_contents, progress_papers
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import fixed_by
from wsg_desktop.services.paper_enclosures import Enclosed, OwnPaper, copy_enclosures, free_path
from wsg_desktop.services.paper_source import PaperSource, Withheld, read_source
from wsg_desktop.services.paper_templates import broken_templates, find_template
from wsg_desktop.services.paper_wishes import AFTER, PaperWishes, says_now, usual_kinds
from wsg_desktop.services.project_facts import ProjectFacts, arranger_of
from wsg_desktop.services.view_export import ShownColumn, ShownView, export_rows
from wsg_desktop.store.decisions import DecisionSummary
from wsg_desktop.store.meeting_moments import MomentRow
from wsg_desktop.store.meetings import get_meeting
from wsg_desktop.store.rows import LinkRow, ProjectRow
from wsg_desktop.texts import N_, Translator, translator

PICTURE_ROOM = (390.0, 235.0)
"""What a page of A3 leaves under a heading, in millimetres."""
LONGEST_NAME = 90
"""Characters of the name of an oplegnotitie; what is longer is too long for some folders."""
LONG_NOTE = 2600
"""Characters of an oplegnotitie beyond which it is not likely to stay on one page."""
INTERNAL = N_("Internal")
_HOURS = 4 * 3600
"""Seconds. Papers are made in less, however many there are."""
_COLUMNS = {
    "number": N_("No."), "title": N_("Project"), "lead_parties": N_("Lead parties"),
    "phase": N_("Present phase"),
    "start": N_("Start"), "deadline": N_("Deadline"), "end": N_("Expected"), "status": N_("Status"),
    "situation": N_("Situation"),
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
    listed_in: str
    """What the paper is called that lists what the picture has no room for; empty where it is not made."""
    today: date


Draw = Callable[[PlanningFacts, Path | None, Translator], bytes]
"""Draws the planning, as a PDF where a path is given, and returns it as PNG."""


class MadePaper(NamedTuple):
    """A paper that was made."""

    kind: PaperKind
    path: Path
    title: str
    decision_id: str = ""
    """Of an oplegnotitie the decision that it asks."""


@dataclass(frozen=True, slots=True)
class PapersMade:
    """What was made, and what its maker has to know."""

    folder: Path
    papers: tuple[MadePaper, ...]
    imprint: Imprint
    """What they say of themselves; the change set that they rest on is what sending them fixes."""
    withheld: Withheld
    as_on: date | None = None
    """The day of which they say again what was sent or closed then; None for what is so now."""
    own: tuple[OwnPaper, ...] = ()
    unexplained: tuple[str, ...] = ()
    """Numbers of projects of which a cause, consequence or measure is missing."""
    long_notes: tuple[str, ...] = ()
    """Subjects of decisions whose oplegnotitie may be longer than a page."""
    unfit: note_papers.UnfitDeadlines = note_papers.ALL_FIT
    missing_files: tuple[str, ...] = ()
    """Files of one's own that go with the agenda and are not there."""
    empty_files: tuple[str, ...] = ()
    """Those that hold nothing."""
    unread_files: tuple[str, ...] = ()
    """Those that the computer does not let us read: open elsewhere, or somebody else's."""
    dropped: int = 0
    """Characters that no document can hold."""
    pdfs: tuple[Path, ...] = ()
    """The same as PDF, where that was asked."""
    joined: Path | None = None
    """All of it as one PDF, where that was asked."""
    not_joined: tuple[Path, ...] = ()
    """What is not in that one PDF."""
    not_printed: UserError | None = None
    """Why there are no PDFs though they were asked, or not of everything."""

    @property
    def files(self) -> list[Path]:
        """Return every file that was made, what holds all first."""
        whole = [self.joined] if self.joined else []
        return [*whole, *(it.path for it in self.papers), *(it.path for it in self.own), *self.pdfs]

    @property
    def to_send(self) -> list[Path]:
        """Return the files for the members: the one PDF and what is not in it, the PDFs, or the papers."""
        if self.joined:
            return [self.joined, *self.not_joined]
        return list(self.pdfs) or [*(it.path for it in self.for_members), *(it.path for it in self.own)]

    @property
    def for_members(self) -> tuple[MadePaper, ...]:
        """Return all papers but those that are for the chair alone."""
        return tuple(it for it in self.papers if it.kind is not PaperKind.CHAIR)


class _Job(NamedTuple):
    """One file to be written, and how; its writer returns how many characters had to be left out."""

    kind: PaperKind
    name: str
    write: Callable[[Path], int]
    internal: bool = False
    title: str = ""
    """In full, where its file name is cut short."""
    decision_id: str = ""


def _clear_half(target: Path, name: str) -> None:
    """Throw away what is left of papers whose making was killed; nobody makes them for hours."""
    for left in target.glob(f".{glob.escape(name)}.*.part"):
        if time.time() - left.stat().st_mtime > _HOURS:
            shutil.rmtree(left, ignore_errors=True)


@dataclass(slots=True)
class _Maker:
    """Makes the papers of one meeting."""

    sources: Mapping[PaperKind, PaperSource]
    """What each paper is made of, in the order of their numbers: what was sent, or what is so now."""
    wishes: PaperWishes
    home: Path
    """Where the programme stands; files of one's own are named from there."""
    draw: Draw | None
    picture: Picture | None = None
    enclosed: Enclosed = field(default_factory=Enclosed)

    def jobs(self) -> list[_Job]:
        """Return the files to write, in the order of their numbers; the planning is drawn first."""
        return [job for kind in self.sources for job in self._of_kind(kind)]

    def _of_kind(self, kind: PaperKind) -> Sequence[_Job]:
        source = self.sources[kind]
        name = source.tr(TITLES[kind])
        if kind is PaperKind.NOTE:
            return [self._note(source, it) for it in source.asked]
        if kind is PaperKind.PLANNING:
            return [_Job(kind, f"{name}.pdf", partial(self._planning, source))] if self.draw else []
        if kind is PaperKind.OVERVIEW:
            return [_Job(kind, f"{name}.xlsx", partial(_write_overview, source))]
        if kind is PaperKind.PRESENTATION:
            return [_Job(kind, f"{name}.pptx", partial(self._slides, source))]
        return [
            _Job(kind, f"{name}.docx", partial(self._word, source, kind), internal=kind is PaperKind.CHAIR)
        ]

    def _note(self, source: PaperSource, decision: DecisionSummary) -> _Job:
        paper = note_papers.note_paper(source, decision)
        title = " ".join(filter(None, (source.tr(TITLES[PaperKind.NOTE]), paper.paper, paper.subject)))
        name = shorten(title, LONGEST_NAME, placeholder="…")
        write = partial(self._fill, source, PaperKind.NOTE, paper)
        return _Job(PaperKind.NOTE, f"{name}.docx", write, title=title, decision_id=decision.id)

    def _word(self, source: PaperSource, kind: PaperKind, path: Path) -> int:
        return self._fill(source, kind, self._content(source, kind), path)

    def _content(self, source: PaperSource, kind: PaperKind) -> Paper:
        if kind is PaperKind.PROGRESS:
            return progress_papers.progress_paper(source, self._drawn(source))
        if kind is PaperKind.AGENDA:
            return paper_contents.agenda_paper(source, self.sources.keys())
        return _CONTENTS[kind](source)

    def _fill(self, source: PaperSource, kind: PaperKind, paper: Paper, path: Path) -> int:
        return write_word(paper, find_template(kind, self.wishes), path, self.imprint(source))

    def _slides(self, source: PaperSource, path: Path) -> int:
        paper = progress_papers.slides_paper(source, self._drawn(source))
        template = find_template(PaperKind.PRESENTATION, self.wishes)
        return write_slides(paper, template, path, self.imprint(source))

    def imprint(self, source: PaperSource) -> Imprint:
        """Return what papers say of themselves."""
        return Imprint(self.wishes.language, source.today, source.meeting.id, source.seq)

    def _listed_in(self, source: PaperSource) -> str:
        return source.tr(TITLES[PaperKind.PLANNING]) if PaperKind.PLANNING in self.sources else ""

    def _drawn(self, source: PaperSource) -> Picture | None:
        """Return the planning as a picture, drawn once for all papers that show it."""
        if self.picture is None and self.draw is not None and source.rows:
            data = self.draw(_planning_facts(source, self._listed_in(source)), None, source.tr)
            told = source.tr(
                "Gantt chart of the programme on one page. The table of the planning says the same in words."
            )
            self.picture = Picture(data, told, *PICTURE_ROOM)
        return self.picture

    def _planning(self, source: PaperSource, path: Path) -> int:
        assert self.draw is not None
        self.draw(_planning_facts(source, self._listed_in(source)), path, source.tr)
        return 0


_CONTENTS: Mapping[PaperKind, Callable[[PaperSource], Paper]] = {
    PaperKind.DEVIATIONS: progress_papers.deviation_paper,
    PaperKind.DECISIONS: paper_contents.decisions_paper,
    PaperKind.ACTIONS: paper_contents.actions_paper,
    PaperKind.MINUTES: paper_contents.minutes_paper,
    PaperKind.CHAIR: paper_contents.chair_paper,
}
"""What holds nothing but what was read."""


def _planning_facts(source: PaperSource, listed_in: str) -> PlanningFacts:
    rows, basis = {row.id: row for row in source.rows}, source.basis
    return PlanningFacts(
        basis.programme.name,
        rows,
        _by_area(source),
        [it for it in source.links if it.source_id in rows and it.target_id in rows],
        {row.id: overall_light(source.lights[row.id].items()).value for row in source.rows},
        basis.phase_names,
        {
            name: basis.municipalities[key]
            for row in source.rows
            for name, key in zip(row.areas, row.area_ids, strict=True)
            if basis.municipalities.get(key)
        },
        listed_in,
        source.today,
    )


def _by_area(source: PaperSource) -> Arrangement:
    rows = {row.id: row for row in source.rows}
    by_area: View = replace(ALL, group_by=GroupBy.AREA)
    return arranger_of(rows, ProjectFacts(rows, source.basis)).arrange(by_area)


def _write_overview(source: PaperSource, path: Path) -> int:
    tr = source.tr
    shown = ShownView(
        tr(TITLES[PaperKind.OVERVIEW]),
        [ShownColumn(key, tr(text)) for key, text in _COLUMNS.items()],
        [(group.title, group.ids) for group in _by_area(source).groups],
        tr("Area"),
    )
    return export_rows({row.id: row for row in source.rows}, source.basis, shown, path, tr)


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
    sources, at = _read_sources(document, meeting_id, wishes)
    for problem in broken_templates(wishes, sources.keys()).values():
        raise problem
    # The sent papers lead where some say what was sent and others what is so now.
    source = min(sources.values(), key=lambda it: it.seq)
    maker = _Maker(sources, wishes, document.path.parent, draw)
    name = safe_file_name(f"{source.meeting.day.isoformat()} {source.meeting.body}")
    fresh = target / f".{name}.{os.getpid()}.part"
    try:
        target.mkdir(parents=True, exist_ok=True)
        _clear_half(target, name)
        fresh.mkdir()
        written = _write(maker, fresh, on_progress, cancelled)
        if written is None:
            return None
        folder = free_path(target / name)
        fresh.rename(folder)
    except OSError as error:
        raise not_written(target / name, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    papers, dropped = written
    # What came of a meeting tells of no projects but those of its decisions and actions.
    tells = not sources.keys() <= set(AFTER)
    return PapersMade(
        folder,
        tuple(it._replace(path=folder / it.path.relative_to(fresh)) for it in papers),
        maker.imprint(source),
        source.withheld if tells else source.withheld._replace(projects=()),
        at.day if at is not None else None,
        tuple(it._replace(path=folder / it.path.relative_to(fresh)) for it in maker.enclosed.copies),
        _unexplained(source) if tells else (),
        _long_notes(source) if PaperKind.NOTE in sources else (),
        note_papers.unfit_deadlines(source) if PaperKind.NOTE in sources else note_papers.ALL_FIT,
        tuple(maker.enclosed.missing),
        tuple(maker.enclosed.empty),
        tuple(maker.enclosed.unread),
        dropped,
    )


def _read_sources(
    document: Document, meeting_id: str, wishes: PaperWishes
) -> tuple[dict[PaperKind, PaperSource], MomentRow | None]:
    """Return what each paper is made of, in the order of their numbers, and the moment that they say again.

    What came of a meeting says what is so now; there is no such moment where that leads.
    """
    today = document.clock.today()
    with document.reading() as read:
        meeting = get_meeting(read, meeting_id)
        at = fixed_by(read, meeting_id) if wishes.as_sent else None
    asked = set(wishes.kinds) or set(usual_kinds(meeting, today))
    found: dict[MomentRow | None, PaperSource] = {}
    sources: dict[PaperKind, PaperSource] = {}
    for kind in PaperKind:
        if kind in asked:
            moment = None if says_now(kind, meeting, today) else at
            if moment not in found:
                found[moment] = read_source(document, meeting_id, translator(wishes.language), moment)
            sources[kind] = found[moment]
    leads_now = says_now(next(iter(sources)), meeting, today) if sources else True
    return sources, None if leads_now else at


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
            folder = fresh / translator(maker.wishes.language)(INTERNAL)
            folder.mkdir(exist_ok=True)
            path = folder / safe_file_name(job.name)
        else:
            number += 1
            path = folder / safe_file_name(f"{number:02} {job.name}")
        dropped += job.write(path)
        title = job.title or job.name.rpartition(".")[0]
        made.append(MadePaper(job.kind, path, title, job.decision_id))
    if PaperKind.AGENDA in maker.sources:
        maker.enclosed = copy_enclosures(maker.sources[PaperKind.AGENDA], maker.home, fresh)
    if cancelled is not None and cancelled():
        return None
    if on_progress is not None:
        on_progress(len(jobs), len(jobs), "")
    return made, dropped


def _unexplained(source: PaperSource) -> tuple[str, ...]:
    told = (it for it in source.changes.changes if it.is_told and it.missing)
    return tuple(dict.fromkeys(it.number or it.title for it in told))


def _long_notes(source: PaperSource) -> tuple[str, ...]:
    return tuple(it.title for it in source.asked if _length(source, it) > LONG_NOTE)


def _length(source: PaperSource, decision: DecisionSummary) -> int:
    recorded = (sum(map(len, astuple(it))) for it in note_papers.reasons(source, decision))
    return len(decision.text) + sum(map(len, source.texts[decision.id][1:])) + sum(recorded)
