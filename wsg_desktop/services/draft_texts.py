"""What of a project in a list is kept as text: its text fields, its notes, and what explains a light."""

from wsg_desktop.domain.vocabulary import Light
from wsg_desktop.exchange.drafts import ProjectDraft

TEXT_FIELDS = (
    *("description", "theme", "director_role", "direction_aim", "effort", "paid_by", "ideas", "cooperation"),
    *("partnership_role", "resident_involvement"),
)
EXPLANATION = ("cause", "consequence", "measure")
_TROUBLED = frozenset({Light.ATTENTION.value, Light.OFF_TRACK.value})


def notes_of(project: ProjectDraft, *, keeps_number: bool) -> str:
    """Return the notes, with the list's number where that is in use and causes that no light explains."""
    lines = [project.texts.get("notes", "")]
    if project.number and not keeps_number:
        lines.append(f"Nr. {project.number}")
    if explained_aspect(project) is None:
        lines += [project.texts[key] for key in EXPLANATION if key in project.texts]
    return "\n".join(line for line in lines if line)


def explained_aspect(project: ProjectDraft) -> str | None:
    """Return the aspect that a cause, consequence or measure goes with: the first that is in trouble."""
    return next((aspect for aspect, light in project.lights.items() if light in _TROUBLED), None)
