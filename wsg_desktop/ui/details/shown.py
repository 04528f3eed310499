"""What the details panel shows: the projects as they were read together, and what they have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from wsg_desktop.domain.fields import Field, FieldKind

if TYPE_CHECKING:
    from wsg_desktop.domain.named_days import NamedDay
    from wsg_desktop.store.areas import DirectorRow
    from wsg_desktop.store.engine import Reading
    from wsg_desktop.store.rows import PhaseDefinition, ProgrammeRow, ProjectRow, ProjectTexts


class Different:
    """Stands for a value that is not the same in all projects shown."""

    def __repr__(self) -> str:
        """Return what it stands for."""
        return "DIFFERENT"


DIFFERENT = Different()

_NAMED = {FieldKind.PERSON, FieldKind.PARTY}
"""Fields that the long texts hold by id."""


@dataclass(frozen=True)
class Shown:
    """Projects with everything that their details need; empty when none is chosen."""

    today: date
    programme: "ProgrammeRow"
    phases: "tuple[PhaseDefinition, ...]"
    projects: "tuple[ProjectRow, ...]" = ()
    texts: "Mapping[str, ProjectTexts]" = field(default_factory=dict)
    """By the id of the project."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the people and parties that the texts hold by id."""
    directors: "tuple[DirectorRow, ...]" = ()
    named_days: "tuple[NamedDay, ...]" = ()
    """By which a deadline can be typed."""

    @property
    def only(self) -> "ProjectRow | None":
        """Return the project, where exactly one is shown."""
        return self.projects[0] if len(self.projects) == 1 else None

    @property
    def only_texts(self) -> "ProjectTexts | None":
        """Return the long texts of the project, where exactly one is shown."""
        return self.texts[self.projects[0].id] if len(self.projects) == 1 else None

    def value(self, field: Field) -> Any:
        """Return the value that all projects have, or DIFFERENT."""
        values = [self.value_of(project, field) for project in self.projects]
        return values[0] if all(value == values[0] for value in values) else DIFFERENT

    def value_of(self, project: "ProjectRow", field: Field) -> Any:
        """Return the value of `field` as `project_fields.set_field` takes it."""
        texts = self.texts[project.id]
        if field.kind in _NAMED and hasattr(texts, f"{field.key}_id"):
            return self.names.get(getattr(texts, f"{field.key}_id") or "", "")
        return getattr(texts if hasattr(texts, field.key) else project, field.key)

    def common_names(self, field: Field) -> tuple[tuple[str, ...], bool]:
        """Return the names that all projects have, and whether some have more than these."""
        lists: list[Sequence[str]] = [self.value_of(project, field) for project in self.projects]
        common = tuple(name for name in lists[0] if all(name in names for names in lists))
        return common, any(len(names) != len(common) for names in lists)


def read_shown(read: "Reading", ids: Sequence[str], today: date) -> Shown:
    """Read what the details of these projects show, in the order of the outline; those gone are left out."""
    from wsg_desktop.services.calendar_days import named_days
    from wsg_desktop.store import areas, programmes, projects
    from wsg_desktop.store.names import find_names
    from wsg_desktop.store.project_details import find_texts

    rows = projects.find_projects(read, ids) if ids else []
    texts = find_texts(read, (row.id for row in rows))
    by_id = {value for text in texts.values() for value in _ids_in(text)}
    area_ids = {area for row in rows for area in row.area_ids}
    return Shown(
        today,
        programmes.get_programme(read),
        tuple(programmes.list_phase_definitions(read)),
        tuple(rows),
        texts,
        find_names(read, by_id) if by_id else {},
        tuple(row for row in areas.list_directors(read) if row.area_id in area_ids) if area_ids else (),
        named_days(read) if rows else (),
    )


def _ids_in(texts: "ProjectTexts") -> list[str]:
    values = (getattr(texts, name) for name in texts._fields if name.endswith("_id"))
    return [value for value in values if value]
