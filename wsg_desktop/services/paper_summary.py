"""The summary of a progress report: plain sentences made by rules, each with the projects it rests on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.status import is_open, overall_light
from wsg_desktop.domain.vocabulary import ItemKind, Light
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_change_words import HEADINGS, first_named, listed
from wsg_desktop.services.meeting_moments import fixed_by
from wsg_desktop.services.paper_source import PaperSource, read_source
from wsg_desktop.store.projects import find_projects
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import Translator, translator

MOST_NAMED = 4


class SummarySentence(NamedTuple):
    """A sentence, and the projects that it follows from."""

    text: str
    project_ids: tuple[str, ...] = ()


class Summary(NamedTuple):
    """What the progress report of a meeting says first."""

    sentences: tuple[SummarySentence, ...]
    as_on: date | None
    """The day of which it says again what was fixed then; None for what is so now."""
    present: frozenset[str]
    """The projects behind it that are in the programme now."""

    def shown_for(self, sentence: SummarySentence) -> tuple[str, ...]:
        """Return the projects of a sentence that can be shown; those in the bin cannot."""
        return tuple(it for it in sentence.project_ids if it in self.present)


def read_summary(document: Document, meeting_id: str, language: str) -> Summary:
    """Return the summary as a progress report made now would say it: once sent, it says the same again."""
    with document.reading() as read:
        at = fixed_by(read, meeting_id)
    source = read_source(document, meeting_id, translator(language), at, compares=False)
    sentences = tuple(summarise(source))
    named = {project_id for it in sentences for project_id in it.project_ids}
    present = set[str]() if at else named.intersection(row.id for row in source.rows)
    with document.reading() as read:
        present |= {row.id for row in find_projects(read, named - present, deleted=False)}
    return Summary(sentences, source.today if at else None, frozenset(present))


def summarise(source: PaperSource) -> list[SummarySentence]:
    """Return what a reader must know first; the same programme always gives the same sentences."""
    return [
        *_standing(source),
        *_changed(source),
        *_asked(source),
        *_next_deadline(source),
    ]


def open_projects(source: PaperSource) -> list[ProjectRow]:
    """Return the projects that have work to do; activities and milestones are told with theirs."""
    return [row for row in source.rows if row.kind == ItemKind.PROJECT and is_open(row.state)]


def counted(rows: Sequence[ProjectRow], source: PaperSource) -> str:
    """Return how projects stand in one sentence: "12 projecten: 8 liggen op schema en 4 vragen aandacht."."""
    tr, parts = source.tr, list[str]()
    lights = Counter(overall_light(source.lights[row.id].items()) for row in rows)
    for light in (Light.ON_TRACK, Light.ATTENTION, Light.OFF_TRACK, Light.NOT_STARTED, Light.NONE):
        if lights[light]:
            parts.append(_counted(light, lights[light], tr))
    total = tr.plural("{n} project", "{n} projects", len(rows))
    return tr("{total}: {parts}.", total=total, parts=listed(parts, tr)) if parts else f"{total}."


def _counted(light: Light, n: int, tr: Translator) -> str:
    if light is Light.ON_TRACK:
        return tr.plural("{n} is on track", "{n} are on track", n)
    if light is Light.ATTENTION:
        return tr.plural("{n} asks for attention", "{n} ask for attention", n)
    if light is Light.OFF_TRACK:
        return tr.plural("{n} is off track", "{n} are off track", n)
    if light is Light.NOT_STARTED:
        return tr.plural("{n} has not begun", "{n} have not begun", n)
    return tr.plural("{n} has no status yet", "{n} have no status yet", n)


def _standing(source: PaperSource) -> Iterator[SummarySentence]:
    rows = open_projects(source)
    if rows:
        yield SummarySentence(counted(rows, source), tuple(row.id for row in rows))


def _changed(source: PaperSource) -> Iterator[SummarySentence]:
    tr, told = source.tr, [it for it in source.changes.changes if it.is_told]
    for kind, heading in HEADINGS.items():
        found = {it.project_id: f"{it.number} {it.title}".strip() for it in told if it.kind is kind}
        if found:
            text = tr("{what}: {projects}.", what=tr(heading), projects=_named(list(found.values()), tr))
            yield SummarySentence(text, tuple(found))
    if not told:
        yield SummarySentence(tr("Nothing changed that has to be told."))


def _asked(source: PaperSource) -> Iterator[SummarySentence]:
    asked = source.asked
    if asked:
        about = {part.project_id for it in asked for part in it.projects}
        text = source.tr.plural("{n} decision is asked.", "{n} decisions are asked.", len(asked))
        yield SummarySentence(text, tuple(sorted(about)))


def _next_deadline(source: PaperSource) -> Iterator[SummarySentence]:
    coming = [row for row in open_projects(source) if row.deadline.day and row.deadline.day >= source.today]
    if coming:
        first = min(coming, key=lambda row: (row.deadline.day, row.number))
        assert first.deadline.day is not None
        name, day = f"{first.number} {first.title}".strip(), show_day(first.deadline.day, source.tr)
        text = source.tr("The next deadline is that of {project}: {day}.", project=name, day=day)
        yield SummarySentence(text, (first.id,))


def _named(names: Sequence[str], tr: Translator) -> str:
    """Return the first few by name and the rest as a number."""
    return listed(names, tr) if len(names) <= MOST_NAMED + 1 else first_named(names, MOST_NAMED, ", ", tr)
