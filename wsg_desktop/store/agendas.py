"""Reads of agendas: their points in order, with the papers of each."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from wsg_desktop.store.records import AgendaItemRecord, AgendaPaperRecord


class AgendaPaperRow(NamedTuple):
    """A file of one's own that goes with a point of an agenda."""

    id: str
    item_id: str
    label: str
    target: str


class AgendaItemRow(NamedTuple):
    """One point of an agenda; what is for the chair alone is among it."""

    id: str
    meeting_id: str
    sort_key: str
    title: str
    kind: str
    standing: str
    presenter: str
    duration: int
    project_id: str | None
    area_id: str | None
    decision_id: str | None
    aim: str
    sensitivities: str
    positions: str
    conclusion: str
    minutes: str
    papers: tuple[AgendaPaperRow, ...] = ()


def list_items(read: Connection, meeting_id: str) -> list[AgendaItemRow]:
    """Return the points of an agenda in their order."""
    item = AgendaItemRecord.__table__.c
    names = [name for name in AgendaItemRow._fields if name != "papers"]
    query = select(*(item[name] for name in names)).where(item.meeting_id == meeting_id)
    papers: dict[str, list[AgendaPaperRow]] = defaultdict(list)
    for row in list_papers(read, meeting_id):
        papers[row.item_id].append(row)
    rows = read.execute(query.order_by(item.sort_key, item.id)).all()
    return [AgendaItemRow(*row, papers=tuple(papers.get(row[0], ()))) for row in rows]


def list_papers(read: Connection, meeting_id: str) -> list[AgendaPaperRow]:
    """Return the papers of one's own of all points of an agenda, in their order."""
    paper, item = AgendaPaperRecord, AgendaItemRecord
    query = (
        select(paper.id, paper.agenda_item_id, paper.label, paper.target)
        .join(item, item.id == paper.agenda_item_id)
        .where(item.meeting_id == meeting_id)
        .order_by(paper.sort_key, paper.id)
    )
    return [AgendaPaperRow(*row) for row in read.execute(query).all()]


def sibling_keys(read: Connection, meeting_id: str) -> list[tuple[str, str]]:
    """Return id and sort key of the points of an agenda, in their order."""
    item = AgendaItemRecord
    query = select(item.id, item.sort_key).where(item.meeting_id == meeting_id)
    return [(row[0], row[1]) for row in read.execute(query.order_by(item.sort_key, item.id)).all()]


def last_paper_key(read: Connection, item_id: str) -> str | None:
    """Return the highest sort key among the papers of a point, or None without papers."""
    paper = AgendaPaperRecord
    return read.scalar(select(func.max(paper.sort_key)).where(paper.agenda_item_id == item_id))
