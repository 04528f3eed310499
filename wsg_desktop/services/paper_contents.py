"""Makes what papers about a meeting itself hold: agenda, oplegnotitie, lists, minutes, the chair's agenda."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import show_day, show_full_day
from wsg_desktop.domain.meeting_vocabulary import (
    ActionState,
    AgendaKind,
    DecisionState,
    MemberRole,
    Presence,
    ReservationOutcome,
)
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.exchange.papers.content import (
    ActionLine,
    ActionListPaper,
    AgendaLine,
    AgendaPaper,
    AskedLine,
    ChairPaper,
    ChairPoint,
    CorrectionLine,
    DecisionLine,
    DecisionListPaper,
    MinutesPaper,
    MinutesPoint,
    Paper,
    PresenceLine,
)
from wsg_desktop.exchange.papers.kinds import TITLES, PaperKind
from wsg_desktop.services import agendas
from wsg_desktop.services.paper_source import PaperSource
from wsg_desktop.store.actions import ActionRow
from wsg_desktop.store.agendas import AgendaItemRow
from wsg_desktop.store.decisions import OPEN, DecisionSummary
from wsg_desktop.texts import LANGUAGES, N_, Translator, translator

P = TypeVar("P", bound=Paper)
MOST_TOGETHER = 10
"""So much of what one decision asks stands in papers about more than that decision."""
NOT_KNOWN = N_("not known yet")
_LENGTH = N_("The meeting takes {length}.")
_STANDING_PAPERS = {
    "previous": (PaperKind.DECISIONS, PaperKind.ACTIONS),
    "progress": (PaperKind.PROGRESS, PaperKind.DEVIATIONS),
}
"""Which papers go with a fixed point of the agenda, where they are made."""


def headed(source: PaperSource, kind: PaperKind, make: type[P], **fields: Any) -> P:
    """Return a paper with its head filled."""
    tr, meeting = source.tr, source.meeting
    return make(
        title=tr(TITLES[kind]),
        programme=source.basis.programme.name,
        body=meeting.body,
        day=show_full_day(meeting.day, tr),
        time=meeting.begins_at,
        place=meeting.place,
        made_on=show_day(source.today, tr),
        **fields,
    )


def agenda_paper(source: PaperSource, kinds: Collection[PaperKind]) -> AgendaPaper:
    """Return the agenda; `kinds` are the papers that are made with it, which it refers to."""
    tr = source.tr
    lines = [
        AgendaLine(
            **_point(line, source),
            papers=", ".join([*line.papers, *_standing(line.item, kinds, source)]),
        )
        for line in source.agenda.lines
        if line.item.id not in source.hidden_items
    ]
    length = tr(_LENGTH, length=_minutes(source))
    return headed(source, PaperKind.AGENDA, AgendaPaper, lines=tuple(lines), length=length)


def _point(line: agendas.AgendaLine, source: PaperSource) -> dict[str, str]:
    """Return what every agenda tells of a point."""
    return {
        "number": str(line.number),
        "subject": _subject(line.item, source.tr),
        "kind": source.tr(label(AgendaKind(line.item.kind))),
        "presenter": line.item.presenter,
        "begins": line.slot.begins,
        "minutes": str(line.item.duration or ""),
    }


def _subject(item: AgendaItemRow, tr: Translator) -> str:
    """Return what a point is called; a fixed one that nobody renamed in the language of the paper."""
    usual = next((it.title for it in agendas.STANDING if it.key == item.standing), None)
    if usual and item.title in {translator(it)(usual) for it in LANGUAGES}:
        return tr(usual)
    return item.title


def asked_lines(source: PaperSource) -> tuple[AskedLine, ...]:
    """Return the decisions that are asked, in the order of the agenda."""
    papers = {it.item.decision_id: it.papers for it in source.agenda.lines}
    return tuple(
        AskedLine(
            number=str(at),
            subject=it.title,
            text=first_asked(it, source.tr),
            paper=next(iter(papers.get(it.id, ())), ""),
        )
        for at, it in enumerate(source.asked, start=1)
    )


def first_asked(decision: DecisionSummary, tr: Translator) -> str:
    """Return what is asked, as its lines; of very many the first, for the oplegnotitie has them all."""
    lines = (decision.text or decision.title).splitlines()
    others = len(lines) - MOST_TOGETHER
    if others < 2:
        return "\n".join(lines)
    more = tr.plural("And {n} other, in the oplegnotitie.", "And {n} others, in the oplegnotitie.", others)
    return "\n".join((*lines[:MOST_TOGETHER], more))


def decisions_paper(source: PaperSource) -> DecisionListPaper:
    """Return the decisions that have an outcome, and those that were held over."""
    is_held = source.meeting.day <= source.today
    decided = (
        it
        for it in source.decisions
        if it.number
        or it.state not in OPEN
        or (it.state == DecisionState.HELD_OVER and (is_held or it.meeting_id != source.meeting.id))
    )
    lines = tuple(decision_line(source, it) for it in decided)
    return headed(
        source, PaperKind.DECISIONS, DecisionListPaper, lines=lines, corrections=_corrections(source)
    )


def actions_paper(source: PaperSource) -> ActionListPaper:
    """Return the actions: open ones, and what became of those of last time."""
    lines = tuple(action_line(source, it) for it in source.actions)
    return headed(source, PaperKind.ACTIONS, ActionListPaper, lines=lines)


def minutes_paper(source: PaperSource) -> MinutesPaper:
    """Return the draft minutes."""
    tr, following = source.tr, source.following
    points = [
        MinutesPoint(
            number=str(line.number),
            subject=_subject(line.item, tr),
            minutes=line.item.minutes,
            decisions=tuple(
                decision_line(source, it) for it in source.decisions if it.id == line.item.decision_id
            ),
            actions=tuple(
                action_line(source, it) for it in source.actions if it.agenda_item_id == line.item.id
            ),
        )
        for line in source.agenda.lines
        if line.item.id not in source.hidden_items
    ]
    return headed(
        source,
        PaperKind.MINUTES,
        MinutesPaper,
        presence=tuple(_presence(source)),
        summary=source.meeting.summary,
        points=tuple(points),
        corrections=_corrections(source),
        next_meeting=show_full_day(following.day, tr) if following else tr(NOT_KNOWN),
    )


def chair_paper(source: PaperSource) -> ChairPaper:
    """Return the whole agenda with what only the chair is told."""
    asked = {it.id: first_asked(it, source.tr) for it in source.table}
    points = [
        ChairPoint(
            **_point(line, source),
            decision=asked.get(line.item.decision_id or "", ""),
            aim=line.item.aim,
            sensitivities=line.item.sensitivities,
            positions=line.item.positions,
            conclusion=line.item.conclusion,
        )
        for line in source.agenda.lines
    ]
    return headed(source, PaperKind.CHAIR, ChairPaper, length=_length_for_chair(source), points=tuple(points))


def decision_line(source: PaperSource, it: DecisionSummary) -> DecisionLine:
    """Return a decision with what became of it."""
    tr = source.tr
    return DecisionLine(
        number=it.number,
        day=show_day(it.decided_on, tr) if it.decided_on else "",
        text=it.sentence,
        outcome=_outcome(source, it),
        projects=", ".join(dict.fromkeys(part.number or part.title for part in it.projects)),
        responsible=it.responsible,
        effective=show_day(it.effective_on, tr) if it.effective_on else "",
    )


def action_line(source: PaperSource, it: ActionRow) -> ActionLine:
    """Return an action; one that should have been done says so."""
    tr = source.tr
    late = it.is_late(source.today)
    origin = [
        it.body if it.meeting_day else "",
        show_day(it.meeting_day, tr) if it.meeting_day else "",
        it.project,
    ]
    return ActionLine(
        number=it.number,
        text=it.text,
        holder=it.holder or tr(NOT_KNOWN),
        made_on=show_day(it.made_on, tr),
        due=source.day(it.due) or tr(NOT_KNOWN),
        state=tr("Late") if late else tr(label(ActionState(it.state))),
        origin=", ".join(filter(None, origin)),
    )


def about(decision: DecisionSummary) -> str:
    """Return the projects that a decision is about."""
    return ", ".join(dict.fromkeys(f"{it.number} {it.title}".strip() for it in decision.projects))


def _minutes(source: PaperSource) -> str:
    return source.tr.plural("{n} minute", "{n} minutes", source.meeting.duration)


def _length_for_chair(source: PaperSource) -> str:
    """Return how long the meeting takes, and what its agenda has too much: members need not know that."""
    length, over = _minutes(source), agendas.over_sentence(source.agenda, source.tr)
    return source.tr(_LENGTH, length=f"{length} ({over})" if over else length)


def _standing(item: AgendaItemRow, kinds: Collection[PaperKind], source: PaperSource) -> Iterable[str]:
    return (source.tr(TITLES[it]) for it in _STANDING_PAPERS.get(item.standing, ()) if it in kinds)


def _outcome(source: PaperSource, it: DecisionSummary) -> str:
    tr = source.tr
    said = tr(label(DecisionState(it.state)))
    if it.state != DecisionState.RESERVED:
        return said
    outcome = tr(label(ReservationOutcome(it.reservation))) if it.reservation else ""
    until = show_day(it.reserved_until, tr) if it.reserved_until else ""
    more = ", ".join(filter(None, (it.reserved_for, until, outcome.lower())))
    return f"{said}: {more}"


def _corrections(source: PaperSource) -> tuple[CorrectionLine, ...]:
    """Return what was set right since the meeting was closed, so that readers see that it is a correction."""
    return tuple(
        CorrectionLine(day=show_day(local_time(it.at).date(), source.tr), text=it.note)
        for it in source.corrections
    )


def _presence(source: PaperSource) -> Iterable[PresenceLine]:
    tr = source.tr
    for it in source.attendance:
        said = tr(label(Presence(it.presence)))
        yield PresenceLine(
            name=it.name,
            party=it.party,
            role=tr(label(MemberRole(it.role))) if it.role else tr("Guest"),
            presence=f"{said}: {it.replaced_by}" if it.replaced_by else said,
        )
