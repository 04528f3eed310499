"""Reads the long texts of decisions: what their oplegnotities say."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from wsg_desktop.store.records import DecisionRecord


class DecisionTexts(NamedTuple):
    """What the oplegnotitie of one decision says."""

    id: str
    occasion: str
    core: str
    alternatives: str
    arguments: str
    objections: str
    effect_money: str
    effect_time: str
    effect_quality: str
    effect_organisation: str
    support: str
    communication: str
    follow_up: str


def list_texts(read: Connection, ids: Iterable[str]) -> dict[str, DecisionTexts]:
    """Return the long texts of these decisions by id."""
    columns = [DecisionRecord.__table__.c[name] for name in DecisionTexts._fields]
    query = select(*columns).where(DecisionRecord.id.in_(sorted(ids)))
    return {row[0]: DecisionTexts(*row) for row in read.execute(query).all()}
