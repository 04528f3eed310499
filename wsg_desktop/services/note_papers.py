"""Makes what an oplegnotitie holds: one decision, readable alone, with what was recorded of its projects."""

from collections.abc import Iterator
from pathlib import PureWindowsPath

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.exchange.papers.content import AskedLine, NotePaper, ReasonLine
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.paper_contents import about, headed
from wsg_desktop.services.paper_source import PaperSource
from wsg_desktop.services.progress_papers import ASKED, NOT_GIVEN, said_of, status_words
from wsg_desktop.store.agendas import AgendaPaperRow
from wsg_desktop.store.decisions import DecisionSummary


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
        projects=about(decision),
        decisions=tuple(AskedLine(number=str(at), text=it) for at, it in enumerate(asked, start=1)),
        decide_by=_decide_by(source, decision),
        occasion=texts.occasion,
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


def _called(paper: AgendaPaperRow) -> str:
    """Return what an enclosure is called: a file without its folder, which is nobody's business."""
    is_link = "://" in paper.target
    return paper.label or (paper.target if is_link else PureWindowsPath(paper.target).name)


def _decide_by(source: PaperSource, decision: DecisionSummary) -> str:
    tr, by = source.tr, source.decide_by.get(decision.id)
    if by is None or by.needed_by is None:
        return ""
    day = show_day(by.needed_by, tr)
    if by.needed_by < source.meeting.day:
        return tr("now: it was needed by {day}", day=day)
    return tr("at the latest on {day}", day=day)


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
