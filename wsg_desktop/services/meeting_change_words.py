"""What a body is told, in plain sentences made by rules: each follows from one change and its records."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from wsg_desktop.domain.date_display import DAYS_COUNTED, show_day, show_span, show_term
from wsg_desktop.domain.deadline_words import show_deadline_reason
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.reported_changes import Reported
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect, Light, Precision, label
from wsg_desktop.services.meeting_changes import EXPLANATIONS, MeetingChange, MeetingChanges, Missing
from wsg_desktop.services.meeting_since import SentInVain, Since
from wsg_desktop.texts import N_, Translator

HEADINGS: Mapping[Reported, str] = {
    Reported.PROMISE: N_("Promised, and not ready"),
    Reported.WORSE: N_("Status worse"),
    Reported.DEADLINE: N_("Deadline moved"),
    Reported.EXPECTED: N_("Expected on another day"),
    Reported.PERIOD: N_("Phase moved"),
    Reported.ON_HOLD: N_("Put on hold"),
    Reported.STOPPED: N_("Stopped"),
    Reported.REMOVED: N_("Out of the programme"),
    Reported.BACK: N_("Back to an earlier phase"),
    Reported.PASSED: N_("Passed to a next phase"),
    Reported.DONE: N_("Finished"),
    Reported.RESUMED: N_("Taken up again"),
    Reported.NEW: N_("New"),
    Reported.BETTER: N_("Status better"),
}
"""What the kinds are called above their list."""

PARTS: Mapping[str, str] = {
    "cause": N_("cause"),
    "consequence": N_("consequence"),
    "measure": N_("measure"),
}

CALLED_OFF = N_(
    "The papers of {day} were for the meeting of {meeting}, which was called off: what they told was not "
    "discussed and is told again."
)
MOVED = N_(
    "The papers of {day} are for the meeting of {meeting}, which is still to come: what they tell was not "
    "discussed and is told here too."
)

_PLAIN: Mapping[Reported, str] = {
    Reported.ON_HOLD: N_("Is on hold."),
    Reported.STOPPED: N_("Was stopped."),
    Reported.REMOVED: N_("Is no longer in the programme."),
    Reported.DONE: N_("Is finished."),
    Reported.RESUMED: N_("Was taken up again."),
    Reported.NEW: N_("Is new in the programme."),
}


def change_sentence(change: MeetingChange, names: Mapping[str, str], tr: Translator, today: date) -> str:
    """Return a change in one or two plain sentences, without what it is of.

    `names` are the programme's own names of phases.
    """
    plain = _PLAIN.get(change.kind)
    if plain:
        return tr(plain)
    of_phase = _OF_PHASES.get(change.kind)
    return of_phase(change, names, tr, today) if of_phase else _SENTENCES[change.kind](change, tr, today)


def missing_sentence(missing: Sequence[Missing], tr: Translator) -> str:
    """Return what is not explained: "Nog toe te lichten: tijd. Geld: gevolg ontbreekt."; empty for none."""
    untold = [tr(label(Aspect(it.aspect))).lower() for it in missing if it.parts == EXPLANATIONS]
    told = [tr("To be explained: {aspects}.", aspects=listed(untold, tr))] if untold else []
    for it in missing:
        if it.parts == EXPLANATIONS:
            continue
        parts = listed([tr(PARTS[part]) for part in it.parts], tr)
        aspect = tr(label(Aspect(it.aspect)))
        told.append(tr.plural("{aspect}: {parts} is missing.", "{aspect}: {parts} are missing.",
                              len(it.parts), aspect=aspect, parts=parts))  # fmt: skip
    return " ".join(told)


def since_sentence(since: Since, tr: Translator) -> str:
    """Return from where is counted, in words, and which papers before it nobody spoke of."""
    return " ".join([_counted_from(since, tr), *(_in_vain(it, tr) for it in since.in_vain)])


def _counted_from(since: Since, tr: Translator) -> str:
    day = show_day(since.day, tr)
    if since.meeting is None:
        return tr("Since the programme began, {day}: this body has not met before.", day=day)
    if since.day == since.meeting.day:
        return tr("Since the meeting of {meeting}.", meeting=day)
    meeting = show_day(since.meeting.day, tr)
    return tr("Since the papers of {day} for the meeting of {meeting}.", day=day, meeting=meeting)


def _in_vain(papers: SentInVain, tr: Translator) -> str:
    said = MOVED if papers.is_moved else CALLED_OFF
    return tr(said, day=show_day(papers.sent_on, tr), meeting=show_day(papers.meeting.day, tr))


def summary_sentences(found: MeetingChanges, tr: Translator) -> list[str]:
    """Return what is told as lines for above a report, one per kind: "Status slechter: 2 projecten."."""
    told: list[str] = []
    for kind, heading in HEADINGS.items():
        count = len({it.project_id for it in found.changes if it.kind is kind and it.is_told})
        if count:
            projects = tr.plural("{n} project", "{n} projects", count)
            told.append(tr("{what}: {projects}.", what=tr(heading), projects=projects))
    return told or [tr("Nothing changed that has to be told.")]


def withheld_sentence(found: MeetingChanges, tr: Translator) -> str:
    """Return for the maker what the members may not see; empty where they may see everything."""
    if not found.withheld:
        return ""
    return tr.plural(
        "{n} project is left out, because the members may not see it: {numbers}.",
        "{n} projects are left out, because the members may not see them: {numbers}.",
        len(found.withheld),
        numbers=", ".join(found.withheld),
    )


def day_words(value: Term | str | None, tr: Translator, today: date) -> str:
    """Return a day with its year, or the period that it was given as."""
    if not isinstance(value, Term) or not value:
        return tr("no date yet")
    if value.day is not None and value.precision is Precision.DAY:
        return show_day(value.day, tr)
    return show_term(value, tr, today=today)


def listed(parts: Sequence[str], tr: Translator) -> str:
    """Return words as one enumeration: "oorzaak, gevolg en maatregel"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{parts} and {last}", parts=", ".join(parts[:-1]), last=parts[-1])


def first_named(names: Sequence[str], most: int, between: str, tr: Translator) -> str:
    """Return the names, and of more than one too many the first with how many others there are."""
    if len(names) <= most + 1:
        return between.join(names)
    some = between.join(names[:most])
    return tr.plural("{names} and {n} other", "{names} and {n} others", len(names) - most, names=some)


def span_sentence(days: int, tr: Translator) -> str:
    """Return how much later or earlier something is: "3 maanden later"."""
    count = abs(days)
    span = tr.plural("{n} day", "{n} days", count) if count < DAYS_COUNTED else show_span(count, tr)
    return tr("{span} later", span=span) if days > 0 else tr("{span} earlier", span=span)


def _light(value: Term | str | None, tr: Translator) -> str:
    word = tr(label(Light(str(value))))
    return word[:1].lower() + word[1:]


def _promise(change: MeetingChange, tr: Translator, today: date) -> str:
    was = day_words(change.before, tr, today)
    if not change.after:
        if not _is_day(change.before):
            return tr("Was promised for {was} and is not ready; nobody said when it will be.", was=was)
        return tr("Would be ready on {was} and is not; nobody said when it will be.", was=was)
    on_days = N_("Would be ready on {was} and is not; it is now expected on {now}, {span}.")
    in_periods = N_("Was promised for {was} and is not ready; now expected: {now}, {span}.")
    return tr(
        on_days if _is_day(change.before) and _is_day(change.after) else in_periods,
        was=was,
        now=day_words(change.after, tr, today),
        span=span_sentence(change.days, tr),
    )


def _is_day(value: Term | str | None) -> bool:
    return isinstance(value, Term) and value.day is not None and value.precision is Precision.DAY


def _light_changed(change: MeetingChange, tr: Translator, today: date) -> str:  # noqa: ARG001 - as its siblings
    was, now = _light(change.before, tr), _light(change.after, tr)
    return tr("The status went from {was} to {now}.", was=was, now=now)


def _deadline(change: MeetingChange, tr: Translator, today: date) -> str:
    was, now = day_words(change.before, tr, today), day_words(change.after, tr, today)
    is_there, is_gone = (
        N_("The deadline is {now}, it was {was}"),
        N_("Has no deadline any more; it was {was}"),
    )
    said = tr(is_there, now=now, was=was) if change.after else tr(is_gone, was=was)
    more = [span_sentence(change.days, tr)] if change.days else []
    why = show_deadline_reason(change.project.deadline_reason, change.project.deadline_basis, tr)
    more += [why] if why else []
    return f"{said} ({'; '.join(more)})." if more else f"{said}."


def _expected(change: MeetingChange, tr: Translator, today: date) -> str:
    was, now = day_words(change.before, tr, today), day_words(change.after, tr, today)
    if not change.days:
        return tr("Expected: {now}, it was {was}.", now=now, was=was)
    span = span_sentence(change.days, tr)
    # Nothing is ready "on" a season or a quarter.
    on_day = N_("Is now expected on {now}, {span} than {was}.")
    in_period = N_("Now expected: {now}, {span} than {was}.")
    return tr(on_day if _is_day(change.after) else in_period, now=now, was=was, span=span)


def _period(change: MeetingChange, names: Mapping[str, str], tr: Translator, today: date) -> str:
    phase = phase_name(change.key.removeprefix("period_"), names, tr)
    was, now = day_words(change.before, tr, today), day_words(change.after, tr, today)
    if not change.after:
        return tr("{phase} has no planned end any more; it was {was}.", phase=phase, was=was)
    if not change.days:
        return tr("The planned end of {phase} is {now}, it was {was}.", phase=phase, now=now, was=was)
    span = span_sentence(change.days, tr)
    on_day = N_("{phase} now ends on {now}, {span} than {was}.")
    in_period = N_("The planned end of {phase} is {now}, {span} than {was}.")
    said = on_day if _is_day(change.after) else in_period
    return tr(said, phase=phase, now=now, span=span, was=was)


def _phase(
    change: MeetingChange,
    names: Mapping[str, str],
    tr: Translator,
    today: date,  # noqa: ARG001 - as its sibling
) -> str:
    was, now = (phase_name(str(it), names, tr) if it else "" for it in (change.before, change.after))
    if not now:
        return tr("Has no phase any more; it was {was}.", was=was)
    if not was:
        return tr("Began in {now}.", now=now)
    if change.kind is Reported.BACK:
        return tr("Went back from {was} to {now}.", was=was, now=now)
    return tr("Passed from {was} to {now}.", was=was, now=now)


_SENTENCES: Mapping[Reported, Callable[[MeetingChange, Translator, date], str]] = {
    Reported.PROMISE: _promise,
    Reported.WORSE: _light_changed,
    Reported.BETTER: _light_changed,
    Reported.DEADLINE: _deadline,
    Reported.EXPECTED: _expected,
}
_OF_PHASES: Mapping[Reported, Callable[[MeetingChange, Mapping[str, str], Translator, date], str]] = {
    Reported.PERIOD: _period,
    Reported.PASSED: _phase,
    Reported.BACK: _phase,
}
