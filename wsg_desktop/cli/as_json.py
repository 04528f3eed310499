"""Rows as the JSON that the command line promises to machines: names and ISO dates, no ids."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.direction import Table, director_role
from wsg_desktop.domain.status import statuses
from wsg_desktop.domain.terms import Term
from wsg_desktop.store.rows import AreaRow, ChangeRow, LinkRow, PartyRow, ProgrammeRow, ProjectRow
from wsg_desktop.texts import Translator


def project(row: ProjectRow, table: Table, programme: ProgrammeRow, today: date) -> dict[str, Any]:
    """Return a project as the documented JSON object."""
    return {
        "number": row.number,
        "title": row.title,
        "areas": list(row.areas),
        "phase": row.phase,
        "state": row.state,
        "director_role": director_role(row.director_role, row.phase, table) or None,
        "direction_type": row.direction_type,
        "lead_parties": list(row.lead_parties),
        "partner_parties": list(row.partner_parties),
        "project_lead": row.project_lead or None,
        **term("start", row.start),
        **term("end", row.end),
        **term("deadline", row.deadline),
        "percent": row.percent,
        "status": {
            aspect: light.value
            for aspect, light in statuses(row, today, programme.attention_days)
            if aspect in shown_aspects(programme.aspects)
        },
        "effort": row.effort or None,
        "budget": row.budget,
        "partnership_role": row.partnership_role or None,
        "resident_involvement": row.resident_involvement or None,
        "situation": row.situation or None,
    }


def term(name: str, value: Term) -> dict[str, Any]:
    """Return a term as three members: the day, `NAME_precision` and `NAME_text`."""
    return {
        name: value.day.isoformat() if value.day else None,
        f"{name}_precision": value.precision.value,
        f"{name}_text": value.text or None,
    }


def plain(value: Term | str | bool | None) -> str | bool | None:
    """Return a value of a field: a day in ISO form, of a term without one its precision, null for none."""
    if isinstance(value, Term):
        return value.day.isoformat() if value.day else (value.precision.value if value else None)
    return None if value == "" else value


def area(row: AreaRow) -> dict[str, Any]:
    """Return an area as a JSON object."""
    return {
        "name": row.name,
        "kind": row.kind,
        "municipality": row.municipality or None,
        "municipality_code": row.municipality_code or None,
        "province": row.province or None,
        "state": row.state,
        "phase": row.phase,
        "direction_type": row.direction_type,
        **term("start", row.start),
        "director": row.director or None,
        "notes": row.notes or None,
    }


def party(row: PartyRow) -> dict[str, Any]:
    """Return a party as a JSON object."""
    return {
        "name": row.name,
        "kind": row.kind,
        "aliases": list(row.aliases),
        "leads": row.leads,
        "takes_part_in": row.partners,
    }


def link(row: LinkRow, numbers: dict[str, str]) -> dict[str, Any]:
    """Return a dependency as a JSON object, with the numbers of both items."""
    return {
        "from": numbers[row.source_id],
        "to": numbers[row.target_id],
        "type": row.type,
        "lag": row.lag,
    }


def changes(rows: Sequence[ChangeRow], tr: Translator) -> list[dict[str, Any]]:
    """Return changes as JSON objects: number, title, field, old, new, who, at, and the label in words."""
    return [
        {
            "number": row.number or None,
            "title": row.title,
            "entity": row.entity,
            "op": row.op,
            "field": row.field or None,
            "old": row.old,
            "new": row.new,
            "who": row.who,
            "at": moment(row.at),
            "label": tr.sentence(row.label),
        }
        for row in rows
    ]


def moment(value: datetime) -> str:
    """Return a moment in UTC as ISO text to the second."""
    return value.isoformat(timespec="seconds")
