"""Makes what an oplegnotitie holds: one decision, readable alone, with what was recorded of its projects."""

from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath
from typing import NamedTuple

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.exchange.papers.content import AskedLine, NotePaper, ReasonLine
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.meeting_change_words import change_sentence, first_named
from wsg_desktop.services.meeting_proposals import Asks
from wsg_desktop.services.paper_contents import MOST_TOGETHER, about, headed
from wsg_desktop.services.paper_source import PaperSource
from wsg_desktop.services.progress_papers import ASKED, NOT_GIVEN, said_of, status_words
from wsg_desktop.store.agendas import AgendaPaperRow
from wsg_desktop.store.decisions import OPEN, DecisionSummary
from wsg_desktop.texts import N_


def note_paper(source: PaperSource, decision: DecisionSummary) -> NotePaper:
    """Return the oplegnotitie of one decision."""
    texts = source.texts[decision.id]
    line = next((it for it in source.agenda.lines if it.item.decision_id == decision.id), None)
    asked = [it.strip() for it in (decision.text or decision.title).splitlines() if it.strip()]
    own = [_called(it) for it in line.item.papers] if line else []
    return headed(
        source,
        PaperKind.NOTE,
        NotePaper,
        item=f"{line.number}. {line.item.title}" if line else "",
        paper=line.papers[0] if line and line.papers else "",
        subject=decision.title,
        brought_by=decision.brought_by,
        projects=_about(source, decision, asked),
        decisions=tuple(AskedLine(number=str(at), text=it) for at, it in enumerate(asked, start=1)),
        decide_by=_decide_by(source, decision),
        occasion="\n".join(filter(None, (texts.occasion, _since_held_over(source, decision)))),
        reasons=tuple(reasons(source, decision)),
        core=texts.core,
        alternatives=texts.alternatives,
        arguments=texts.arguments,
        objections=texts.objections,
        money=texts.effect_money,
        planning=texts.effect_time,
        quality=texts.effect_quality,
        organisation=texts.effect_organisation,
        support=texts.support,
        communication=texts.communication,
        follow_up=texts.follow_up,
        papers="\n".join(own),
    )


def _about(source: PaperSource, decision: DecisionSummary, asked: Sequence[str]) -> str:
    """Return the projects; of very many that are asked one by one the first: all are named below."""
    names = list(dict.fromkeys(f"{it.number} {it.title}".strip() for it in decision.projects))
    if len(asked) < len(names):
        return about(decision)
    return first_named(names, MOST_TOGETHER, ", ", source.tr)


def _since_held_over(source: PaperSource, decision: DecisionSummary) -> str:
    """Return when a decision was held over and what changed since: its own texts are those of before."""
    tr, held = source.tr, source.held_from.get(decision.id)
    if held is None:
        return ""
    day, ids = show_day(held, tr), {it.project_id for it in decision.projects}
    since = [
        f"{it.number} {it.title}: {said}" if len(ids) > 1 else said
        for it in source.changes.changes
        if it.project_id in ids and it.is_told
        for said in [change_sentence(it, source.basis.phase_names, tr, source.today)]
    ]
    if not since:
        return tr("Held over on {day}.", day=day)
    return tr("Held over on {day}. Since its papers: {changes}", day=day, changes=" ".join(since))


class UnfitDeadlines(NamedTuple):
    """Projects for which a deadline is asked that their maker has to look at."""

    early: tuple[str, ...] = ()
    """Before the day on which they are expected now."""
    undated: tuple[str, ...] = ()


ALL_FIT = UnfitDeadlines()


def unfit_deadlines(source: PaperSource) -> UnfitDeadlines:
    """Return for which projects a deadline is asked that does not fit."""
    early, undated = list[str](), list[str]()
    for part in (part for it in source.asked if it.state in OPEN for part in it.projects):
        row = source.behind.get(part.project_id)
        if row is None or part.field != Asks.DEADLINE:
            continue
        name = f"{row.number} {row.title}".strip()
        if part.deadline.day is None:
            undated.append(name)
        elif row.end.day and row.end.day > part.deadline.day:
            early.append(name)
    return UnfitDeadlines(tuple(early), tuple(undated))


def _called(paper: AgendaPaperRow) -> str:
    """Return what an enclosure is called: a file without its folder, which is nobody's business."""
    is_link = "://" in paper.target
    return paper.label or (paper.target if is_link else PureWindowsPath(paper.target).name)


def _decide_by(source: PaperSource, decision: DecisionSummary) -> str:
    tr, by = source.tr, source.decide_by.get(decision.id)
    if by is None or by.needed_by is None:
        return ""
    needed = show_day(by.needed_by, tr)
    is_late = by.needed_by < source.meeting.day
    was, is_by = N_("now: it was needed by {day}"), N_("at the latest on {day}")
    said = tr(was if is_late else is_by, day=needed)
    # A body that reads of a day before its next meeting alone may think that it can wait for that.
    following = next((it for it in by.costs if it.sitting.day > source.meeting.day), None)
    if following is None or not following.weeks:
        return said
    weeks = tr.plural("{n} week", "{n} weeks", following.weeks)
    cost = tr("on {day} it costs {weeks}", day=show_day(following.sitting.day, tr), weeks=weeks)
    return f"{said}; {cost}"


def reasons(source: PaperSource, decision: DecisionSummary) -> Iterator[ReasonLine]:
    """Yield each aspect in which a project behind a decision deviates; of what is missing that it is."""
    missing = source.tr(NOT_GIVEN)
    for project_id in dict.fromkeys(it.project_id for it in decision.projects):
        row = source.behind.get(project_id)
        if row is None:
            continue
        for aspect, light in source.lights[row.id].items():
            if light in ASKED:
                said = said_of(row, aspect)
                yield ReasonLine(
                    project=f"{row.number} {row.title}".strip(),
                    aspect=source.tr(label(aspect)),
                    status=status_words(light, source),
                    cause=said.cause or missing,
                    consequence=said.consequence or missing,
                    measure=said.measure or missing,
                )
