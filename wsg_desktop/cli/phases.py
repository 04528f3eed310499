"""The command that passes a project on to its next phase."""

from argparse import Namespace
from datetime import date

from wsg_desktop.cli.answers import write_line
from wsg_desktop.cli.opening import opened, read_day
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.direction import director_role, phase_table
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.errors import UserError
from wsg_desktop.services import edit_labels, phases
from wsg_desktop.services.field_values import read_value
from wsg_desktop.store import programmes, projects
from wsg_desktop.store.rows import PhaseDefinition
from wsg_desktop.texts import N_, Translator

NO_PHASE = N_("Say to which phase the project passes.")
PASSED = N_("{number} passed to {phase} on {day}.")
PASSED_BACK = N_("{number} went back to {phase} on {day}.")
ROLE = N_("Role of the director: {role}")


def pass_on(arguments: Namespace, tr: Translator) -> int:
    """Pass one project on to another phase."""
    with opened(arguments.file) as document:
        today = document.clock.today()
        day = read_day(arguments.day, today) if arguments.day else today
        with document.reading() as read:
            table = phase_table(programmes.list_phase_definitions(read))
            project = projects.get_project(read, projects.get_project_id(read, arguments.number))
        to_phase = _phase(arguments.phase, today)
        definition = table[to_phase]
        assert isinstance(definition, PhaseDefinition)
        document.change(
            edit_labels.pass_label(definition.short_name, project.number),
            lambda tx: phases.pass_on(
                tx,
                project.id,
                to_phase,
                day,
                decided_by=arguments.decided_by,
                taken_by=arguments.director,
                note=arguments.note,
            ),
        )
    said = PASSED_BACK if phases.goes_back(project.phase, to_phase) else PASSED
    write_line(tr(said, number=project.number, phase=definition.short_name, day=show_day(day, tr)))
    write_line(tr(ROLE, role=director_role("", to_phase, table)))
    return 0


def _phase(text: str, today: date) -> str:
    phase = read_value(text, FIELDS_BY_KEY["phase"], today=today)
    if not phase:
        raise UserError(NO_PHASE)
    return str(phase)
