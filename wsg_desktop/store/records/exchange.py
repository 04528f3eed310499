"""Records of what went out and came in: facts about the outside world, never on the undo stack."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from wsg_desktop.store.records.base import Kept, column, to

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped


class RecipeRecord(Kept):
    """How the columns of a list were matched, kept for the next version of that list."""

    __tablename__ = "recipe"

    name: Mapped[str] = column(unique=True)
    definition: Mapped[str] = column()


class SentOverviewRecord(Kept):
    """An overview that left the house: to whom, when, and every value as it was sent."""

    __tablename__ = "sent_overview"

    export_id: Mapped[str] = column(unique=True)
    party_id: Mapped[str | None] = to("party")
    sent_at: Mapped[datetime] = column()
    file_name: Mapped[str] = column()
    language: Mapped[str] = column(default="nl")
    content: Mapped[str] = column()
