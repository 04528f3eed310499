"""What is said of the direction of one project: the role, what it aims at, who directs, what comes next."""

from datetime import timedelta
from typing import TYPE_CHECKING

from wsg_desktop.domain.date_display import show_day, show_span
from wsg_desktop.domain.direction import direction_aim, director_role, phase_table
from wsg_desktop.services.direction_warnings import next_phase
from wsg_desktop.store.areas import director_on
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.details.shown import Shown

if TYPE_CHECKING:
    from wsg_desktop.store.rows import PhasePeriod, ProjectRow, ProjectTexts

_BEGINS_SOON = N_("{phase} begins in {span}.")
_BEGINS_SOON_BARE = N_("{phase} begins in {span}; no director yet.")
_BEGINS_TODAY = N_("{phase} begins today.")
_BEGINS_TODAY_BARE = N_("{phase} begins today; no director yet.")


def role_words(project: "ProjectRow", shown: Shown, tr: Translator) -> str:
    """Return "Rol van de regisseur: onderhandelaar en regelaar"; empty without phase and override."""
    role = director_role(project.director_role, project.phase, phase_table(shown.phases))
    return tr("Role of the director: {role}", role=role) if role else ""


def aim_words(project: "ProjectRow", texts: "ProjectTexts", shown: Shown, tr: Translator) -> str:
    """Return "De regie is nu gericht op resultaten."; empty where nothing is known."""
    aim = direction_aim(texts.direction_aim, project.phase, phase_table(shown.phases))
    return tr("Direction now aims at {aim}.", aim=aim) if aim else ""


def reason_words(project: "ProjectRow", texts: "ProjectTexts", tr: Translator) -> list[str]:
    """Return why the role or the aim is not what the phase says."""
    said: list[str] = []
    if project.director_role and texts.director_role_reason:
        said.append(tr("Another role than the phase says: {reason}", reason=texts.director_role_reason))
    if texts.direction_aim and texts.direction_aim_reason:
        said.append(tr("Another aim than the phase says: {reason}", reason=texts.direction_aim_reason))
    return said


def director_words(project: "ProjectRow", shown: Shown, tr: Translator) -> list[str]:
    """Return who directs now, per area where there are several, and whether the next phase has somebody."""
    said = [_of_area(project, area, shown, tr) for area in range(len(project.areas))]
    last = shown.today + timedelta(days=shown.programme.director_notice_days)
    following = next_phase(project.phase, project.phases, shown.today, last)
    return [*said, following_words(following, project, shown, tr)] if following else said


def following_words(period: "PhasePeriod", project: "ProjectRow", shown: Shown, tr: Translator) -> str:
    """Return "Over 16 weken begint beheer & exploitatie", with whether somebody directs then."""
    begins = period.planned_start.day or shown.today
    name = next((it.short_name for it in shown.phases if it.phase == period.phase), period.phase)
    days = (begins - shown.today).days
    values = {"span": show_span(days, tr), "phase": name.lower()}
    directed = any(director_on(shown.directors, area, begins) for area in project.area_ids)
    if days:
        message = _BEGINS_SOON if directed else _BEGINS_SOON_BARE
    else:
        message = _BEGINS_TODAY if directed else _BEGINS_TODAY_BARE
    said = tr(message, **values)
    return said[:1].upper() + said[1:]


def _of_area(project: "ProjectRow", area: int, shown: Shown, tr: Translator) -> str:
    present = director_on(shown.directors, project.area_ids[area], shown.today)
    if present is None:
        if len(project.areas) == 1:
            return tr("No director yet.")
        words = tr("no director yet")
    elif present.last:
        words = tr("{name} (until {day})", name=present.label, day=show_day(present.last, tr))
    else:
        words = present.label
    if len(project.areas) > 1:
        return tr("Director in {area}: {name}", area=project.areas[area], name=words)
    return tr("Director: {name}", name=words)
