"""Makes what the papers about the programme hold: progress report, deviation report and presentation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from wsg_desktop.domain.date_display import show_day, signed_days
from wsg_desktop.domain.reported_changes import Reported
from wsg_desktop.domain.status import is_open, overall_light, past_promise
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Aspect, ItemKind, Light, label
from wsg_desktop.exchange.papers.content import (
    AreaPart,
    AskedLine,
    AspectLine,
    DayLine,
    DeviationLine,
    DeviationPaper,
    Picture,
    PlanLine,
    ProgressPaper,
    ProjectPart,
    RiskLine,
    Slide,
    SlidesPaper,
)
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.exchange.papers.word_writing import SHAPES
from wsg_desktop.services.meeting_change_words import (
    change_sentence,
    day_words,
    since_sentence,
    span_sentence,
)
from wsg_desktop.services.meeting_changes import MeetingChange
from wsg_desktop.services.paper_contents import asked_lines, headed
from wsg_desktop.services.paper_source import PaperSource
from wsg_desktop.services.paper_summary import counted, open_projects, summarise
from wsg_desktop.services.project_facts import NO_AREA
from wsg_desktop.store.decisions import DecisionSummary
from wsg_desktop.store.rows import AspectStatus, ProjectRow
from wsg_desktop.texts import N_

AHEAD = timedelta(days=60)
"""How far is looked ahead where no next meeting is planned."""
MOST_ON_SLIDES = 11
NOT_GIVEN = N_("not given yet")
ASKED = (Light.OFF_TRACK, Light.ATTENTION)
OF_TIME = (
    *(Reported.STOPPED, Reported.REMOVED, Reported.ON_HOLD, Reported.DEADLINE, Reported.PROMISE),
    *(Reported.EXPECTED, Reported.PERIOD, Reported.BACK),
)
"""Changes that are a deviation in time, the one that says most first."""
_DONE = (Reported.DONE, Reported.PASSED)
_RANK = {Light.OFF_TRACK: 0, Light.ATTENTION: 1, Light.ON_TRACK: 2, Light.DONE: 3}


def progress_paper(source: PaperSource, picture: Picture | None) -> ProgressPaper:
    """Return the progress report; `picture` is the planning on one page."""
    return headed(
        source,
        PaperKind.PROGRESS,
        ProgressPaper,
        since=since_sentence(source.changes.since, source.tr),
        asked=asked_lines(source),
        summary=tuple(it.text for it in summarise(source)),
        areas=tuple(_areas(source)),
        picture=picture,
        projects=tuple(_explained(source)),
        done=tuple(_done(source)),
        coming=tuple(_coming(source, source.today)),
        risks=tuple(_risks(source)),
    )


def deviation_paper(source: PaperSource) -> DeviationPaper:
    """Return the deviation report: what moved or went wrong since last time, and what is told of it."""
    since = since_sentence(source.changes.since, source.tr)
    return headed(source, PaperKind.DEVIATIONS, DeviationPaper, since=since, lines=tuple(deviations(source)))


def slides_paper(source: PaperSource, picture: Picture | None) -> SlidesPaper:
    """Return the presentation: what is asked, how it stands, what asks for attention."""
    tr, asked = source.tr, asked_lines(source)
    numbered = tuple(line for it in asked for line in _asked_on_slide(it))
    found = [Slide(tr("Decisions asked"), numbered, is_marked=True)] if asked else []
    found.append(Slide(tr("How the programme stands"), tuple(it.text for it in summarise(source))))
    if picture is not None:
        found.append(Slide(tr("The planning on one page"), picture=picture))
    worst = [row for row in _by_light(source) if overall_light(source.lights[row.id].items()) in ASKED]
    if worst:
        lines = [f"{status_words(_overall(source, row), source)}: {_name(row)}" for row in worst]
        shown = _first_on_slide(source, lines, mark="+ ")
        found.append(Slide(tr("What asks for attention"), shown, is_marked=True))
    # It is shown at the meeting, where what was due before it is no longer ahead.
    ahead = _coming(source, max(source.today, source.meeting.day))
    coming = [f"{it.day}: {it.project} ({_within(it.text)})" for it in ahead]
    if coming:
        found.append(Slide(tr("Until the next meeting"), _first_on_slide(source, coming)))
    return headed(source, PaperKind.PRESENTATION, SlidesPaper, slides=tuple(found))


def _asked_on_slide(asked: AskedLine) -> Iterator[str]:
    """Yield a decision; one about several projects under its subject, each on a line of its own."""
    each = [it.strip() for it in asked.text.splitlines() if it.strip()]
    if len(each) < 2:
        yield f"{asked.number}. {asked.text}"
        return
    yield f"{asked.number}. {asked.subject}:"
    yield from (f"– {it}" for it in each)


def _first_on_slide(source: PaperSource, lines: Sequence[str], mark: str = "") -> tuple[str, ...]:
    """Return as many lines as a slide takes, and of the others how many the report has."""
    if len(lines) <= MOST_ON_SLIDES:
        return tuple(lines)
    others = len(lines) - MOST_ON_SLIDES + 1
    more = source.tr.plural("{n} other in the progress report", "{n} others in the progress report", others)
    return (*lines[: MOST_ON_SLIDES - 1], f"{mark}{more}")


def _within(sentence: str) -> str:
    """Return a short sentence for between brackets."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def deviations(source: PaperSource) -> Iterator[DeviationLine]:
    """Yield what deviates, per project and aspect."""
    told: dict[str, list[MeetingChange]] = defaultdict(list)
    for change in source.changes.changes:
        if change.is_told:
            told[change.project_id].append(change)
    rows = {row.id: row for row in source.rows}
    for project_id, changes in told.items():
        row = rows.get(project_id)
        by_kind = {it.kind: it for it in reversed(changes)}
        of_time = next((by_kind[kind] for kind in OF_TIME if kind in by_kind), None)
        lines = [_time_line(source, of_time, row)] if of_time is not None else []
        if row is not None:
            lines += _aspect_lines(source, row, skip_time=of_time is not None)
        yield from _with_decision(source, project_id, lines)


def _with_decision(
    source: PaperSource, project_id: str, lines: Sequence[DeviationLine]
) -> Iterator[DeviationLine]:
    """Yield the deviations of a project, the first with what is asked because of them."""
    missing = source.tr(NOT_GIVEN)
    asked = (it for it in source.asked if any(part.project_id == project_id for part in it.projects))
    decision = next(asked, None)
    for at, line in enumerate(lines):
        if decision is None or at:
            yield replace(line, advice=line.advice or missing)
            continue
        advice = "\n".join(filter(None, (line.advice, _asked_of(decision, line))))
        yield replace(line, advice=advice, alternatives=source.texts[decision.id].alternatives)


def _asked_of(decision: DecisionSummary, line: DeviationLine) -> str:
    """Return what is asked of one project: of a decision about several only that."""
    name = f"{line.number} {line.project}".strip()
    mine = [it.strip() for it in decision.text.splitlines() if name in it]
    return "\n".join(mine) or decision.text or decision.title


def _time_line(source: PaperSource, change: MeetingChange, row: ProjectRow | None) -> DeviationLine:
    tr, today = source.tr, source.today
    is_day = change.kind in {Reported.DEADLINE, Reported.PROMISE, Reported.EXPECTED, Reported.PERIOD}
    was = day_words(change.before, tr, today) if is_day else ""
    becomes = day_words(change.after, tr, today) if is_day else _sentence(source, change)
    size = status_words(_light(source, row, Aspect.TIME), source) if row and is_open(row.state) else ""
    return _deviation(
        source, row, Aspect.TIME, change.number, change.title, was, becomes,
        span_sentence(change.days, tr) if change.days else "", size,
    )  # fmt: skip


def _aspect_lines(source: PaperSource, row: ProjectRow, *, skip_time: bool) -> Iterator[DeviationLine]:
    """Yield the aspects that are worse than last time."""
    then = source.lights_then.get(row.id, {})
    for aspect, light in source.lights[row.id].items():
        before = then.get(aspect, Light.NONE)
        is_worse = light in ASKED and _RANK.get(light, 4) < _RANK.get(before, 4)
        if is_worse and not (skip_time and aspect is Aspect.TIME):
            was = status_words(before, source) or source.tr("not reported")
            now = status_words(light, source)
            yield _deviation(source, row, aspect, row.number, row.title, was, now, "", now)


def _deviation(  # noqa: PLR0913, PLR0917 - a row of the report has so many cells
    source: PaperSource,
    row: ProjectRow | None,
    aspect: Aspect,
    number: str,
    title: str,
    was: str,
    becomes: str,
    difference: str,
    size: str,
) -> DeviationLine:
    said, missing = said_of(row, aspect), source.tr(NOT_GIVEN)
    return DeviationLine(
        number=number,
        project=title,
        area=", ".join(row.areas) if row else "",
        leads=", ".join(row.lead_parties) if row else "",
        aspect=source.tr(label(aspect)),
        was=was,
        becomes=becomes,
        difference=difference,
        size=size,
        cause=said.cause or missing,
        consequences=said.consequence or missing,
        advice=said.measure,
    )


def _areas(source: PaperSource) -> Iterator[AreaPart]:
    """Yield the areas by name with their open projects, and those of the whole programme last."""
    by_area: dict[str, list[ProjectRow]] = defaultdict(list)
    for row in open_projects(source):
        by_area[row.areas[0] if row.areas else ""].append(row)
    for name in sorted(by_area, key=lambda it: (not it, it.lower())):
        rows = by_area[name]
        yield AreaPart(
            name=name or source.tr(NO_AREA),
            summary=counted(rows, source),
            lines=tuple(_plan_line(source, row) for row in rows),
        )


def _plan_line(source: PaperSource, row: ProjectRow) -> PlanLine:
    tr = source.tr
    first = source.first_deadlines.get(row.id)
    slip = past_promise(row.end.day, row.deadline.day, source.today) if row.deadline.day else 0
    return PlanLine(
        number=row.number,
        project=row.title,
        area=", ".join(row.areas),
        leads=", ".join(row.lead_parties),
        phase=source.basis.phase_name(row.phase) if row.phase else "",
        originally=show_day(first, tr) if first and first != row.deadline.day else source.day(row.deadline),
        deadline=source.day(row.deadline),
        expected=source.day(row.end),
        slip=signed_days(slip, tr) if slip else "",
        status=status_words(_overall(source, row), source),
    )


def _explained(source: PaperSource) -> Iterator[ProjectPart]:
    """Yield the projects that ask for an explanation: not on track, or told of."""
    changes: Mapping[str, list[MeetingChange]] = defaultdict(list)
    for it in source.changes.changes:
        if it.is_told:
            changes[it.project_id].append(it)
    for row in _by_light(source):
        if _overall(source, row) in ASKED or row.id in changes:
            told = [_sentence(source, it) for it in changes.get(row.id, ())]
            yield ProjectPart(
                number=row.number,
                project=row.title,
                area=", ".join(row.areas),
                leads=", ".join(row.lead_parties),
                changes=" ".join(told),
                situation=row.situation,
                aspects=tuple(_aspects(source, row)) if _asks(source, row) else (),
            )


def _asks(source: PaperSource, row: ProjectRow) -> bool:
    """Return whether any aspect asks for attention: a table of nothing but good news says nothing."""
    return any(light in ASKED for light in source.lights[row.id].values())


def _aspects(source: PaperSource, row: ProjectRow) -> Iterator[AspectLine]:
    for aspect, light in source.lights[row.id].items():
        if light is not Light.NONE:
            yield AspectLine(
                aspect=source.tr(label(aspect)),
                status=status_words(light, source),
                trend=_trend(source, row, aspect, light),
                text=_explanation(source, row, aspect, light),
            )


def _trend(source: PaperSource, row: ProjectRow, aspect: Aspect, light: Light) -> str:
    tr = source.tr
    then = source.lights_then.get(row.id)
    if then is None:
        return tr("new in the programme")
    before, now = _RANK.get(then.get(aspect, Light.NONE)), _RANK.get(light)
    if before is None and light in ASKED:
        return tr("newly reported")
    if before is None or now is None or before == now:
        return tr("the same")
    return tr("better") if now > before else tr("worse")


def _explanation(source: PaperSource, row: ProjectRow, aspect: Aspect, light: Light) -> str:
    """Return cause, consequence and measure; of a light that asks for them also that they are missing."""
    tr, said = source.tr, said_of(row, aspect)
    parts = ((tr("Cause"), said.cause), (tr("Consequence"), said.consequence), (tr("Measure"), said.measure))
    if light not in ASKED:
        return " ".join(f"{name}: {text}" for name, text in parts if text)
    if not any(text for _, text in parts):
        return tr("Cause, consequence and measure: not given yet.")
    return "\n".join(f"{name}: {text or tr(NOT_GIVEN)}" for name, text in parts)


def _done(source: PaperSource) -> Iterator[DayLine]:
    """Yield what is done and what passed to a next phase, by day; what nobody gave a day comes last."""
    rows = {row.id: row for row in source.rows}
    found: list[tuple[Term, DayLine]] = []
    for change in source.changes.changes:
        row = rows.get(change.project_id)
        if change.kind in _DONE and change.is_told and row is not None:
            term = _finished(source, row) if change.kind is Reported.DONE else _begun(row, change.after)
            text = _sentence(source, change)
            found.append((term, DayLine(day=source.day(term), project=_name(row), text=text)))
    for _, line in sorted(found, key=lambda it: it[0].day or date.max):
        yield line


def _finished(source: PaperSource, row: ProjectRow) -> Term:
    """Return when a project was ready, where that can be: not before last time, and not tomorrow."""
    return row.end if row.end.day and source.since <= row.end.day <= source.today else NO_TERM


def _begun(row: ProjectRow, phase: object) -> Term:
    """Return when a project began with a phase, as far as is known."""
    return next((it.actual_start for it in row.phases if it.phase == phase), NO_TERM)


def _coming(source: PaperSource, first: date) -> Iterator[DayLine]:
    """Yield what is due from `first` until the next meeting: deadlines, milestones, phases that begin."""
    tr = source.tr
    last = source.following.day if source.following else source.meeting.day + AHEAD
    found: list[tuple[date, str, str]] = []
    for row in source.rows:
        if not is_open(row.state):
            continue
        if row.deadline.day and first <= row.deadline.day <= last:
            found.append((row.deadline.day, _name(row), tr("Deadline.")))
        elif row.kind == ItemKind.MILESTONE and row.end.day and first <= row.end.day <= last:
            found.append((row.end.day, _name(row), tr("Milestone.")))
        for period in row.phases:
            begins = period.planned_start.day
            if begins and first <= begins <= last and not period.actual_start:
                name = source.basis.phase_name(period.phase)
                found.append((begins, _name(row), tr("{phase} begins.", phase=name)))
    for day, project, text in sorted(found):
        yield DayLine(day=show_day(day, tr), project=project, text=text)


def _risks(source: PaperSource) -> Iterator[RiskLine]:
    for row in _by_light(source):
        light = source.lights[row.id].get(Aspect.RISKS, Light.NONE)
        if light in ASKED:
            said, missing = said_of(row, Aspect.RISKS), source.tr(NOT_GIVEN)
            yield RiskLine(
                project=_name(row),
                status=status_words(light, source),
                cause=said.cause or missing,
                consequence=said.consequence or missing,
                measure=said.measure or missing,
            )


def _by_light(source: PaperSource) -> Sequence[ProjectRow]:
    """Return the open projects, what is worst first."""
    return sorted(open_projects(source), key=lambda row: _RANK.get(_overall(source, row), 4))


def _overall(source: PaperSource, row: ProjectRow) -> Light:
    return overall_light(source.lights[row.id].items())


def _light(source: PaperSource, row: ProjectRow, aspect: Aspect) -> Light:
    return source.lights[row.id].get(aspect, Light.NONE)


def status_words(light: Light, source: PaperSource) -> str:
    """Return a light as its shape with its word; empty where there is none."""
    return f"{SHAPES[light]} {source.tr(label(light))}" if light in SHAPES else ""


def said_of(row: ProjectRow | None, aspect: Aspect) -> AspectStatus:
    """Return what people said of one aspect of a project; of nothing said an empty one."""
    found = (it for it in row.statuses if it.aspect == aspect) if row else iter(())
    return next(found, AspectStatus(aspect.value, ""))


def _sentence(source: PaperSource, change: MeetingChange) -> str:
    return change_sentence(change, source.basis.phase_names, source.tr, source.today)


def _name(row: ProjectRow) -> str:
    return f"{row.number} {row.title}".strip()
