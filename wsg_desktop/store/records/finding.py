"""The record of what a person judged to be right about the programme, whatever the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsg_desktop.store.records.base import Kept, column

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class AcceptedFindingRecord(Kept):
    """A finding that is right as it is, as long as the `facts` it rests on stay the same.

    It is of a project, an area or two parties, without a foreign key: what is gone has no findings.
    """

    __tablename__ = "accepted_finding"

    kind: Mapped[str] = column()
    subject_id: Mapped[str] = column()
    other_id: Mapped[str | None] = column()
    facts: Mapped[str] = column(default="")
