"""Findings in words: what a kind is called, the one plain sentence of a finding, and what its repair is."""

from collections.abc import Mapping
from datetime import date

from wsg_desktop.domain.date_display import relative_days, show_span, show_term
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.domain.findings import lights_unexplained
from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.vocabulary import Aspect, label
from wsg_desktop.services.direction_warnings import DirectionWarning
from wsg_desktop.services.findings import Found
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.texts import N_, Translator

REPAIRS: dict[Finding, str] = {
    Finding.SILENT: N_("New expectation"),
    Finding.REALISATION_WITHOUT_LEAD: N_("Choose lead party"),
    Finding.PHASE_WITHOUT_DIRECTOR: N_("Appoint director"),
    Finding.ANSWERS_LATE: N_("Chase list"),
    Finding.GREEN_BUT_SLIPPED: N_("Set to attention"),
    Finding.UNEXPLAINED: N_("Explain"),
    Finding.PLANNED_ON_HOLD: N_("Take up again"),
    Finding.PHASE_DUE: N_("Pass on to phase"),
    Finding.COMPLETE_BUT_OPEN: N_("Mark as finished"),
    Finding.NOT_BEGUN: N_("It has begun"),
    Finding.WITHOUT_DATE: N_("New expectation"),
    Finding.WITHOUT_AREA: N_("Choose area"),
    Finding.AREA_WITHOUT_DIRECTOR: N_("Appoint director"),
    Finding.RESIDENTS_UNTOLD: N_("Describe"),
    Finding.SAME_PARTY: N_("Show parties"),
}
"""The button of a finding."""


def found_title(found: Found) -> str:
    """Return what a finding is about: a project, an area, or parties."""
    if found.project:
        return found.project.title
    if found.kind is Finding.ANSWERS_LATE:
        return ", ".join(it.name for it in found.parties)
    return found.area.name if found.area else " / ".join(it.name for it in found.parties)


def found_words(found: Found, names: Mapping[str, str], tr: Translator, today: date) -> str:
    """Return one plain sentence; `names` are what the programme calls its phases."""
    if found.project:
        return _project_words(found, found.project, names, tr, today)
    if found.warning:
        return _warning(found.warning, names, tr, today)
    if found.area:
        return tr.plural(
            "Nobody directs its one project.",
            "Nobody directs its {n} projects.",
            len(found.project_ids),
        )
    if found.kind is Finding.ANSWERS_LATE:
        return _unanswered(found, tr)
    return tr("Probably one party under two names.")


def _unanswered(found: Found, tr: Translator) -> str:
    if len(found.parties) == 1:
        return tr("Did not answer yet: {span} late.", span=show_span(found.days_late, tr))
    return tr("{n} parties did not answer yet.", n=len(found.parties))


def _project_words(
    found: Found, row: ProjectRow, names: Mapping[str, str], tr: Translator, today: date
) -> str:
    if found.kind is Finding.PHASE_DUE:
        return _phase_due(found, names, tr, today)
    if found.kind is Finding.UNEXPLAINED:
        return _unexplained(row, tr, today)
    if found.kind is Finding.GREEN_BUT_SLIPPED:
        return tr(_SAID[found.kind], n=found.slips)
    if found.kind is Finding.SILENT:
        passed = (today - row.deadline.day).days if row.deadline.day else 0
        return tr(_SAID[found.kind], span=show_span(passed, tr))
    day = row.start if found.kind is Finding.NOT_BEGUN else row.end
    return tr(_SAID[found.kind], day=show_term(day, tr, today=today))


_SAID: dict[Finding, str] = {
    Finding.SILENT: N_("Nothing heard, {span} after the deadline."),
    Finding.GREEN_BUT_SLIPPED: N_("On track, but moved later {n} times in a year."),
    Finding.PLANNED_ON_HOLD: N_("On hold, but planned until {day}."),
    Finding.NOT_BEGUN: N_("Start was {day}, but it is still new."),
    Finding.REALISATION_WITHOUT_LEAD: N_("In realisation, but no party leads it."),
    Finding.COMPLETE_BUT_OPEN: N_("100 % complete, but not marked as finished."),
    Finding.WITHOUT_DATE: N_("Active without deadline or expected end."),
    Finding.WITHOUT_AREA: N_("No area; is it for the whole programme?"),
    Finding.RESIDENTS_UNTOLD: N_("In development; the part of residents is not told."),
}


def _unexplained(row: ProjectRow, tr: Translator, today: date) -> str:
    aspects = lights_unexplained(row, today, 0)
    if Aspect.TIME in aspects:
        return tr("Late, but no cause or measure is given.")
    named = ", ".join(tr(label(aspect)) for aspect in aspects)
    return tr("{aspects} off track, without cause or measure.", aspects=named)


def _phase_due(found: Found, names: Mapping[str, str], tr: Translator, today: date) -> str:
    assert found.phase is not None
    assert found.phase.planned_start.day is not None
    day, name = found.phase.planned_start.day, phase_name(found.phase.phase, names, tr)
    when = relative_days(day, today, tr)
    if day < today:
        return tr("{phase} should have begun {when}.", phase=name, when=when)
    if found.director:
        return tr("{phase} begins {when}; {name} directs.", phase=name, when=when, name=found.director)
    return tr("{phase} begins {when}; nobody directs.", phase=name, when=when)


def _warning(warning: DirectionWarning, names: Mapping[str, str], tr: Translator, today: date) -> str:
    phase = ", ".join(phase_name(it, names, tr) for it in warning.phases)
    return tr(
        "{phase} begins {when}; nobody directs.", phase=phase, when=relative_days(warning.day, today, tr)
    )
