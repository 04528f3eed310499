"""Generated programmes of any size, for benchmarks and for trying the program on thousands of projects.

The same count and seed give the same contents. Dates lie around today, dependencies agree with them and never
close a circle. Not for looks: the sample programme is `sample`.
"""

from pathlib import Path

from wsg_desktop.domain.clock import Clock
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.generated_lines import GeneratedPlan, make_plan
from wsg_desktop.store.bulk import insert_rows
from wsg_desktop.store.records import (
    AreaRecord,
    GoalRecord,
    LinkRecord,
    PartyRecord,
    PersonRecord,
    ProjectAreaRecord,
    ProjectGoalRecord,
    ProjectPartyRecord,
    ProjectPhaseRecord,
    ProjectRecord,
    ProjectStatusRecord,
    SituationRecord,
)
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

GENERATED = N_("generated programme")


def generate(
    path: Path, count: int, *, seed: int = 1, who: str, clock: Clock | None = None, name: str = ""
) -> Document:
    """Make a programme of `count` lines in the outline at `path` and open it.

    Four in five lines are projects, the others activities and milestones under them; a tenth as many areas,
    about two dependencies per line. It is one fact in the journal, so nothing of it is on the undo stack.
    Raises `FileProblem` when the file exists.
    """
    document = programme.create(path, who, clock, name=name or f"{count} projecten")
    try:
        document.backs_up = False
        plan = make_plan(count, seed, document.clock.today())
        document.record_fact(GENERATED, lambda tx: _write(tx, plan))
    except BaseException:
        document.close()
        path.unlink(missing_ok=True)
        raise
    document.backs_up = True
    return document


def _write(tx: Transaction, plan: GeneratedPlan) -> None:
    insert_rows(tx, GoalRecord, plan.goals)
    insert_rows(tx, AreaRecord, plan.areas)
    insert_rows(tx, PartyRecord, plan.parties)
    insert_rows(tx, PersonRecord, plan.people)
    insert_rows(tx, ProjectRecord, plan.projects())
    insert_rows(tx, ProjectAreaRecord, plan.in_areas())
    insert_rows(tx, ProjectGoalRecord, plan.for_goals())
    insert_rows(tx, ProjectPartyRecord, plan.parts())
    insert_rows(tx, ProjectPhaseRecord, plan.phases())
    insert_rows(tx, ProjectStatusRecord, plan.statuses())
    insert_rows(tx, SituationRecord, plan.situations())
    insert_rows(tx, LinkRecord, plan.links())
