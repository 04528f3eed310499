"""Commands that change a programme: set, undo, redo."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli import whole_history
from wsg_desktop.cli.answers import write_line
from wsg_desktop.cli.opening import opened
from wsg_desktop.cli.scheduling import tell_what_followed
from wsg_desktop.domain.fields import DERIVED, FIELDS_BY_KEY, Field, FieldKind
from wsg_desktop.domain.vocabulary import DeadlineReason
from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import UserError
from wsg_desktop.services import project_fields
from wsg_desktop.services.calendar_days import named_days
from wsg_desktop.services.document import Document
from wsg_desktop.services.edit_labels import edit_label
from wsg_desktop.services.field_values import read_value
from wsg_desktop.services.party_finding import Taken, list_known, take_names
from wsg_desktop.store import projects
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Transaction

FOLLOWS = N_(
    "{field} follows from other fields and cannot be set. Change the dates, or the status in the window."
)
CHANGED = N_("{number}: {field} was changed.")
TAKEN_FOR = N_("{name} is taken for {party}.")
NEW_PARTY = N_(
    "{name} is a new party. It may be the same as {other}; if so, join them:"
    ' wsg-desktop party merge FILE "{other}" "{name}".'
)
AS_IT_WAS = N_("{number}: {field} was that already. Nothing was changed.")


def set_field(arguments: Namespace, tr: Translator) -> int:
    """Change one field of one project."""
    if arguments.field in DERIVED:
        raise UserError(FOLLOWS, field=arguments.field)
    field = FIELDS_BY_KEY[arguments.field]
    with opened(arguments.file) as document:
        project_id, value, taken = _typed(document, arguments, field)
        document.change(
            edit_label(field.key),
            lambda tx: _set(tx, project_id, field.key, value, arguments),
        )
        told = CHANGED if document.last_changes else AS_IT_WAS
        write_line(tr(told, number=arguments.number, field=tr(field.label).lower()))
        _tell_parties(taken, tr)
        tell_what_followed(document, tr)
    return 0


def undo(arguments: Namespace, tr: Translator) -> int:
    """Take one's own last change back, or another one by its number in the history."""
    with opened(arguments.file) as document:
        if arguments.set is not None:
            whole_history.take_back(document, arguments.set, tr)
            return 0
        write_line(tr(N_("Undone: {label}."), label=tr.sentence(document.undo())))
    return 0


def redo(arguments: Namespace, tr: Translator) -> int:
    """Do one's own last undone change again."""
    with opened(arguments.file) as document:
        write_line(tr(N_("Redone: {label}."), label=tr.sentence(document.redo())))
    return 0


def _typed(document: Document, arguments: Namespace, field: Field) -> tuple[str, Any, list[Taken]]:
    """Return the project, the value, and for parties what each name was taken for: nobody can be asked."""
    with document.reading() as read:
        project_id = projects.get_project_id(read, arguments.number)
        current = getattr(projects.get_project(read, project_id), field.key, None)
        known, days = list_known(read), named_days(read)
    today = document.clock.today()
    names = {name for party in known for name in (party.name, *party.aliases)}
    named = days if field.key == "deadline" else ()
    value = read_value(
        arguments.value, field, today=today, current=current, known_parties=names, named_days=named
    )
    if not value or field.kind not in {FieldKind.PARTIES, FieldKind.PARTY}:
        return project_id, value, []
    is_one = isinstance(value, str)
    taken = take_names([value] if is_one else value, known)
    found = list(dict.fromkeys(it.party for it in taken))
    return project_id, found[0] if is_one else found, taken


def _tell_parties(taken: Sequence[Taken], tr: Translator) -> None:
    """Say which names were taken for a party that is known, and which new ones may be one."""
    for it in taken:
        if search_key(it.party) != search_key(it.name):
            write_line(tr(TAKEN_FOR, name=it.name, party=it.party))
        elif it.may_be:
            write_line(tr(NEW_PARTY, name=it.name, other=it.may_be[0]))


def _set(tx: "Transaction", project_id: str, key: str, value: Any, arguments: Namespace) -> None:
    if key == "deadline":
        reason = DeadlineReason(arguments.reason)
        project_fields.set_deadline(tx, project_id, value, reason, arguments.basis)
    else:
        project_fields.set_field(tx, project_id, key, value)
