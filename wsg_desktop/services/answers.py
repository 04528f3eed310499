"""Takes over what partners answered: per file one undo step, under a label that says where it came from.

Every chosen answer is compared once more with what stands now, so that nothing is lost that changed between
looking and taking over; taking over twice changes nothing the second time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from wsg_desktop.domain.answers import Value, Verdict, Why, alike
from wsg_desktop.domain.fields import FIELDS_BY_KEY, FieldKind
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.answer_cells import CONFIRMED
from wsg_desktop.exchange.drafts import ListDraft
from wsg_desktop.services.action_answers import CHANGED_SINCE, take_actions
from wsg_desktop.services.answer_comparing import current_value
from wsg_desktop.services.answer_labels import (
    RECEIVED,
    Received,
    Source,
    received_label,
    received_of,
    says_anything,
    take_label,
)
from wsg_desktop.services.answer_past import EXPLANATION
from wsg_desktop.services.answered import AnsweredCell, AnsweredFile, AnsweredRow, NewProject
from wsg_desktop.services.document import Document
from wsg_desktop.services.field_values import read_value
from wsg_desktop.services.import_plan import ImportDecisions
from wsg_desktop.services.importing import import_list
from wsg_desktop.services.list_matching import find_likely
from wsg_desktop.services.progress import add_situation, explain_status
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store import parties, projects
from wsg_desktop.store.facts import keep_label, list_facts
from wsg_desktop.store.rows import ProjectRow
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_, translator

THERE_MEANWHILE = N_(
    "{title} is in the programme meanwhile, as {number}. Look at it again, and say whether it is another one."
)
LIKE_MEANWHILE = N_(
    "{title} looks like {number}, which is in the programme meanwhile."
    " Look at it again, and say whether it is another one."
)
STILL_RIGHT = N_("Still right")

Take = Literal["safe", "theirs", "none"]

_ONE_OF_TWO = frozenset({Why.CONTRADICTED, Why.ROUNDS})
"""Why an answer goes against another one that came: a person chooses between them."""


class Taken(NamedTuple):
    """What was taken over of one file."""

    keys: frozenset[str] = frozenset()
    """Of the answers that changed something, and of new projects."""
    refused: tuple[tuple[str, UserError], ...] = ()
    """Answers that a rule of the programme does not allow, with why."""
    new_projects: tuple[str, ...] = ()
    """The ids of the projects that were added."""


NOTHING_TAKEN = Taken()

TAKES: Mapping[Take, frozenset[Verdict]] = {
    "safe": frozenset({Verdict.SAFE}),
    "theirs": frozenset({Verdict.SAFE, Verdict.CONFLICT}),
    "none": frozenset(),
}
"""Which answers each way of taking over means; new projects go along with any of them."""


def safe_keys(file: AnsweredFile) -> frozenset[str]:
    """Return what may be taken over without asking: safe answers and projects that are new."""
    return _keys_of(file, TAKES["safe"])


def take_over(
    document: Document,
    file: AnsweredFile,
    chosen: Collection[str],
    values: Mapping[str, Value] | None = None,
) -> Taken:
    """Take over the chosen answers and new projects of a file as one undo step; keep that it came in.

    `values` are what a person chose for answers in doubt, by key; without one the proposal counts. An answer
    of which ours changed since the file was compared is refused, and so is what a rule does not allow.
    """
    source = file.source
    if source is None:
        return NOTHING_TAKEN
    taken = NOTHING_TAKEN
    if any(cell.key in chosen for _, cell in file.cells()) or any(
        it.key in chosen for it in file.new_projects
    ):
        label = take_label(source)
        taken = document.change(label, lambda tx: take_over_answers(tx, file, source, chosen, values or {}))
    keep_received(document, file)
    return taken


def keep_received(document: Document, file: AnsweredFile) -> None:
    """Keep as a fact that a file came back, with how much was in it.

    The very same file once only, unless it says something now that could not be read before.
    """
    if file.source is None:
        return
    label = received_label(Received(file.source, file.digest, file.counts()))
    with document.reading() as read:
        known = (received_of(fact.label) for fact in list_facts(read, RECEIVED))
        before = [it for it in known if it is not None and it.digest == file.digest]
    if any(says_anything(it.counts) or not file.is_answer for it in before):
        return
    document.record_fact(label, keep_label)


def take_over_all(document: Document, files: Sequence[AnsweredFile], take: Take) -> list[Taken]:
    """Take over of every file what `take` says, and return what was, file by file."""
    return list(take_over_each(document, files, take))


def take_over_each(document: Document, files: Sequence[AnsweredFile], take: Take) -> Iterator[Taken]:
    """Take over of one file after the other what `take` says; what was stays when a later one cannot be."""
    for file in files:
        yield take_over(document, file, _keys_of(file, TAKES[take]))


def would_take(file: AnsweredFile, take: Take) -> Taken:
    """Return what taking over as `take` says would take of a file; nothing is written."""
    return Taken(_keys_of(file, TAKES[take]))


def take_over_answers(
    tx: Transaction,
    file: AnsweredFile,
    source: Source,
    chosen: Collection[str],
    values: Mapping[str, Value],
) -> Taken:
    """Take over the chosen answers and new projects of one file."""
    wanted = [row for row in file.rows if any(cell.key in chosen for cell in row.cells)]
    about_actions = [row for row in wanted if row.is_action]
    rows = [row for row in wanted if not row.is_action]
    now = {row.id: row for row in projects.find_projects(tx.read, [it.id for it in rows])}
    keys, refused = take_actions(tx, about_actions, chosen, values, source)
    for row in rows:
        for cell in _in_order(row, chosen):
            value = values.get(cell.key, cell.proposal)
            try:
                if value is not None and _is_new(row, cell, value, now[row.id]):
                    _take(tx, row, cell, value, source)
                    keys.add(cell.key)
            except UserError as problem:
                refused.append((cell.key, problem))
    _confirm(tx, rows, chosen, now, source, keys)
    added, their, there = _add_new(tx, file, source, chosen)
    return Taken(frozenset(keys | their), (*refused, *there), added)


def _keys_of(file: AnsweredFile, verdicts: Collection[Verdict]) -> frozenset[str]:
    answers = {
        cell.key for _, cell in file.cells() if cell.verdict in verdicts and cell.why not in _ONE_OF_TWO
    }
    new = {it.key for it in file.new_projects if verdicts and not it.is_there_as}
    return frozenset(answers | new)


def _in_order(row: AnsweredRow, chosen: Collection[str]) -> list[AnsweredCell]:
    """Return the chosen answers of a row that give a value; a tick comes after them."""
    return [cell for cell in row.cells if cell.key in chosen and cell.field != CONFIRMED]


def _is_new(row: AnsweredRow, cell: AnsweredCell, value: Value, now: ProjectRow) -> bool:
    """Return whether a value is not there yet; raises when what a person looked at is no longer there."""
    present = current_value(now, cell.field)
    if alike(present, value):
        return False
    if cell.field != "situation" and not alike(present, cell.ours):
        raise UserError(CHANGED_SINCE, number=row.number)
    return True


def _take(tx: Transaction, row: AnsweredRow, cell: AnsweredCell, value: Value, source: Source) -> None:
    if cell.field == "situation":
        add_situation(tx, row.id, str(value), reported_by=_reporter(row, source))
    elif cell.field in EXPLANATION:
        explain_status(tx, row.id, Aspect.TIME, **{cell.field: str(value)})
    else:
        set_field(tx, row.id, cell.field, _typed(tx, cell.field, value))


def _typed(tx: Transaction, field: str, value: Value) -> object:
    """Return a value as the field takes it; a text that names parties or areas becomes their names."""
    about = FIELDS_BY_KEY[field]
    if isinstance(value, Term) or about.kind is FieldKind.CHOICE:
        return value
    known = {name for it in parties.list_parties(tx.read) for name in (it.name, *it.aliases)}
    return read_value(str(value), about, today=tx.clock.today(), known_parties=known)


def _confirm(
    tx: Transaction,
    rows: Sequence[AnsweredRow],
    chosen: Collection[str],
    now: Mapping[str, ProjectRow],
    source: Source,
    taken: set[str],
) -> None:
    """Renew what was ticked as still right: the latest stand van zaken is reported again, as of today."""
    for row in rows:
        tick = next((it for it in row.cells if it.field == CONFIRMED and it.key in chosen), None)
        if tick is None or tick.verdict is Verdict.SAME:
            continue
        is_reported = any(it.field == "situation" and it.key in taken for it in row.cells)
        if not is_reported:
            text = now[row.id].situation or translator("nl")(STILL_RIGHT)
            add_situation(tx, row.id, text, reported_by=_reporter(row, source))
        taken.add(tick.key)


def _reporter(row: AnsweredRow, source: Source) -> str:
    return f"{source.party} ({row.filled_in_by})" if row.filled_in_by else source.party


def _add_new(
    tx: Transaction, file: AnsweredFile, source: Source, chosen: Collection[str]
) -> tuple[tuple[str, ...], set[str], list[tuple[str, UserError]]]:
    """Add the chosen new projects with what they say, as reported by the party.

    One that was new when the file was compared, and is in the programme now, is refused.
    """
    wanted = [it for it in file.new_projects if it.key in chosen]
    if file.draft is None or not wanted:
        return (), set(), []
    draft = replace(file.draft, file=source.party)
    refused = _there_meanwhile(tx, draft, [it for it in wanted if not it.is_there_as])
    there = {key for key, _ in refused}
    wanted = [it for it in wanted if it.key not in there]
    if not wanted:
        return (), set(), refused
    rows = {it.row for it in wanted}
    leave = frozenset(project.row for project in draft.projects if project.row not in rows)
    take = frozenset(it.row for it in wanted if it.is_there_as)
    new = dict.fromkeys(it.row for it in wanted)
    result = import_list(tx, draft, ImportDecisions(leave=leave, take=take, same=new))
    added = {it.project.row for it in result.plan.projects}
    return result.project_ids, {it.key for it in wanted if it.row in added}, refused


def _there_meanwhile(
    tx: Transaction, draft: ListDraft, new: Sequence[NewProject]
) -> list[tuple[str, UserError]]:
    """Return which projects that were new are, or look like one that is, in the programme by now."""
    likely = find_likely(tx.read, draft)
    places = {project.row: place for place, project in enumerate(draft.projects)}
    refused: list[tuple[str, UserError]] = []
    for it in new:
        place = places[it.row]
        if (there := likely.find(place)) is not None:
            message = THERE_MEANWHILE if place in likely.sure else LIKE_MEANWHILE
            refused.append((it.key, UserError(message, title=it.title, number=there.number)))
    return refused
