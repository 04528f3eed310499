"""The records: one class per table. Only store and services touch them."""

from wsg_desktop.store.records.base import Base, Kept, new_id
from wsg_desktop.store.records.exchange import RecipeRecord, SentOverviewRecord
from wsg_desktop.store.records.place import (
    AreaDirectorRecord,
    AreaPhaseRecord,
    AreaRecord,
    PartyAliasRecord,
    PartyRecord,
    PersonRecord,
)
from wsg_desktop.store.records.programme import (
    ClosingDayRecord,
    GoalRecord,
    PhaseDefinitionRecord,
    ProgrammeRecord,
    ViewRecord,
)
from wsg_desktop.store.records.project import (
    LinkRecord,
    PhasePassageRecord,
    ProjectAreaRecord,
    ProjectGoalRecord,
    ProjectPartyRecord,
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectReferenceRecord,
    ProjectStatusRecord,
    ProjectTagRecord,
    SituationRecord,
)

__all__ = [
    "AreaDirectorRecord",
    "AreaPhaseRecord",
    "AreaRecord",
    "Base",
    "ClosingDayRecord",
    "GoalRecord",
    "Kept",
    "LinkRecord",
    "PartyAliasRecord",
    "PartyRecord",
    "PersonRecord",
    "PhaseDefinitionRecord",
    "PhasePassageRecord",
    "ProgrammeRecord",
    "ProjectAreaRecord",
    "ProjectGoalRecord",
    "ProjectPartyRecord",
    "ProjectPhaseRecord",
    "ProjectRecord",
    "ProjectReferenceRecord",
    "ProjectStatusRecord",
    "ProjectTagRecord",
    "RecipeRecord",
    "SentOverviewRecord",
    "SituationRecord",
    "ViewRecord",
    "new_id",
]
