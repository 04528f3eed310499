"""The records: one class per table. Only store and services touch them."""

from wsg_desktop.store.records.base import Base, Kept, new_id
from wsg_desktop.store.records.body import (
    AdministrativePeriodRecord,
    BodyAreaRecord,
    BodyMemberRecord,
    BodyRecord,
    BodyThemeRecord,
)
from wsg_desktop.store.records.decision import ActionRecord, DecisionProjectRecord, DecisionRecord
from wsg_desktop.store.records.exchange import RecipeRecord, SentOverviewRecord
from wsg_desktop.store.records.finding import AcceptedFindingRecord
from wsg_desktop.store.records.meeting import (
    AgendaItemRecord,
    AgendaPaperRecord,
    AttendanceRecord,
    MeetingMomentRecord,
    MeetingPaperRecord,
    MeetingRecord,
    ToldChangeRecord,
)
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
    "AcceptedFindingRecord",
    "ActionRecord",
    "AdministrativePeriodRecord",
    "AgendaItemRecord",
    "AgendaPaperRecord",
    "AreaDirectorRecord",
    "AreaPhaseRecord",
    "AreaRecord",
    "AttendanceRecord",
    "Base",
    "BodyAreaRecord",
    "BodyMemberRecord",
    "BodyRecord",
    "BodyThemeRecord",
    "ClosingDayRecord",
    "DecisionProjectRecord",
    "DecisionRecord",
    "GoalRecord",
    "Kept",
    "LinkRecord",
    "MeetingMomentRecord",
    "MeetingPaperRecord",
    "MeetingRecord",
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
    "ToldChangeRecord",
    "ViewRecord",
    "new_id",
]
