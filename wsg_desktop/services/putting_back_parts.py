"""Putting back what hangs on a project: periods of phases, entries, links, statuses, pages and files."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Aspect, Light, LinkType
from wsg_desktop.errors import UserError
from wsg_desktop.services import change_labels as labels
from wsg_desktop.services import links, progress
from wsg_desktop.services.change_words import Words
from wsg_desktop.services.edit_labels import put_back_label
from wsg_desktop.services.journal_words import Values, as_term
from wsg_desktop.services.putting_back import Now, PuttingBack
from wsg_desktop.store.records import ProjectRecord
from wsg_desktop.store.rows import ChangeRow, PhasePeriod
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import N_

IN_BIN = N_("{number} is in the bin. Take it out of the bin first; then this link can come back.")


def put_back_part(row: ChangeRow, words: Words, now: Now) -> PuttingBack | None:
    """Return how to put back a change of something that hangs on a project; None where there is nothing."""
    make = _MAKERS.get(row.entity)
    work = make(row, words.row_values(row), now) if make else None
    return PuttingBack(put_back_label(labels.ABOUT[row.entity]), work) if work else None


Work = Callable[[Transaction], object]


def _period(row: ChangeRow, values: Values, now: Now) -> Work | None:
    phase = str(values["phase"])
    period = next((it for it in now.project.phases if it.phase == phase), PhasePeriod(phase))
    wanted: dict[str, Term]
    if row.op == "update":
        wanted = {row.field: as_term(row.old)}
    else:
        wanted = {key: as_term(values.get(key)) if row.op == "delete" else NO_TERM for key in progress.TERMS}
    was_emptied_first = row.op == "delete" and not any(wanted.values())
    if was_emptied_first or all(getattr(period, key) == term for key, term in wanted.items()):
        return None

    def work(tx: Transaction) -> None:
        for key, term in wanted.items():
            progress.set_phase_period(tx, now.project.id, phase, key, term)
            tx.flush()

    return work


def _situation(row: ChangeRow, values: Values, now: Now) -> Work | None:
    there = next((it for it in now.situations if it.id == row.row_id), None)
    if row.op == "insert":
        return (lambda tx: progress.remove_situation(tx, row.row_id)) if there else None
    if row.op == "delete":
        text, day, by = str(values["text"]), _day(values["day"]), str(values.get("reported_by") or "")
        if any((it.text, it.day, it.reported_by) == (text, day, by) for it in now.situations):
            return None
        return lambda tx: progress.add_situation(tx, now.project.id, text, day=day, reported_by=by)
    if there is None:
        return None
    old: Any = _day(row.old) if row.field == "day" else str(row.old or "")
    wanted = there._replace(**{row.field: old})
    if wanted == there:
        return None
    return lambda tx: progress.change_situation(
        tx, there.id, wanted.text, day=wanted.day, reported_by=wanted.reported_by
    )


def _link(row: ChangeRow, values: Values, now: Now) -> Work | None:
    there = next((it for it in now.links if it.id == row.row_id), None)
    if row.op == "insert":
        return (lambda tx: links.remove_link(tx, row.row_id)) if there else None
    if row.op == "delete":
        source, target, kind = (str(values[key]) for key in ("source_id", "target_id", "type"))
        if any((it.source_id, it.target_id, it.type) == (source, target, kind) for it in now.links):
            return None
        return lambda tx: _add_link(tx, source, target, LinkType(kind), int(values["lag"]))
    if there is None:
        return None
    wanted = there._replace(**{row.field: row.old})
    if wanted == there:
        return None
    return lambda tx: links.change_link(tx, wanted.id, LinkType(wanted.type), wanted.lag)


def _add_link(tx: Transaction, source: str, target: str, kind: LinkType, lag: int) -> None:
    for end in (tx.get(ProjectRecord, source), tx.get(ProjectRecord, target)):
        if end.deleted_at is not None:
            raise UserError(IN_BIN, number=end.number)
    links.add_link(tx, source, target, kind, lag)


def _reference(row: ChangeRow, values: Values, now: Now) -> Work | None:
    pair = (str(values.get("label") or ""), str(values["target"]))
    pairs = now.texts.references
    if row.op == "update" or (pair in pairs) == (row.op == "delete"):
        return None
    wanted = (*pairs, pair) if row.op == "delete" else tuple(it for it in pairs if it != pair)
    return lambda tx: progress.set_references(tx, now.project.id, wanted)


def _status(row: ChangeRow, values: Values, now: Now) -> Work | None:
    aspect = Aspect(str(values["aspect"]))
    there = next((it for it in now.project.statuses if it.aspect == aspect), None)
    present = {key: getattr(there, key) if there else "" for key in _STATUS}
    if row.op == "update":
        wanted = {**present, row.field: str(row.old or "")} if there else present
    elif row.op == "delete":
        wanted = {key: str(values.get(key) or "") for key in _STATUS}
    else:
        wanted = dict.fromkeys(_STATUS, "")
    was_emptied_first = row.op == "delete" and not any(wanted[key] for key in _STATUS[1:])
    if wanted == present or (was_emptied_first and wanted["light"] == Light.NONE):
        return None

    def work(tx: Transaction) -> None:
        light = Light(wanted["light"] or Light.NONE)
        said = {key: wanted[key] for key in progress.EXPLANATION}
        if light is Light.NONE:
            progress.set_status(tx, now.project.id, aspect, light)
            tx.flush()
            progress.explain_status(tx, now.project.id, aspect, **said)
        else:
            progress.set_status(tx, now.project.id, aspect, light, reason=wanted["reason"], **said)

    return work


_STATUS = ("light", "reason", *progress.EXPLANATION)


def _day(raw: object) -> date:
    return date.fromisoformat(str(raw))


_MAKERS: dict[str, Callable[[ChangeRow, Values, Now], Work | None]] = {
    "project_phase": _period,
    "situation": _situation,
    "link": _link,
    "project_reference": _reference,
    "project_status": _status,
}
