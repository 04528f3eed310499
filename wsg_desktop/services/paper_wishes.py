"""Which papers are made of a meeting, how, and whether they say what is so now or what was sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.store.meetings import MeetingRow

BEFORE = (
    *(PaperKind.AGENDA, PaperKind.NOTE, PaperKind.PROGRESS, PaperKind.DEVIATIONS, PaperKind.PRESENTATION),
    *(PaperKind.PLANNING, PaperKind.OVERVIEW, PaperKind.ACTIONS, PaperKind.CHAIR),
)
AFTER = (PaperKind.MINUTES, PaperKind.DECISIONS, PaperKind.ACTIONS)
_OF_NOW = frozenset({PaperKind.MINUTES, PaperKind.DECISIONS, PaperKind.CHAIR})
"""What never went out with the papers: these always say what is so now."""


@dataclass(frozen=True, slots=True)
class PaperWishes:
    """Which papers are made and how."""

    language: str = "nl"
    kinds: Collection[PaperKind] = ()
    """Empty for those that are usual at this moment."""
    templates: Path | None = None
    """A folder with templates of one's own; what is not in it is made with ours."""
    with_ours: Collection[PaperKind] = ()
    """What is made with our template, whatever is in that folder."""
    as_sent: bool = True
    """Whether papers that were sent before say the same again; else they say what is so now."""


class PdfWishes(NamedTuple):
    """What is wished as PDF."""

    each: bool = False
    joined: bool = False
    """All of it as one."""


def is_over(meeting: MeetingRow, today: date) -> bool:
    """Return whether a meeting was held, so that papers tell what came of it."""
    return meeting.closed_at is not None or meeting.day < today


def usual_kinds(meeting: MeetingRow, today: date) -> tuple[PaperKind, ...]:
    """Return which papers are made at this moment: those to send, or once it was held what came of it."""
    return AFTER if is_over(meeting, today) else BEFORE


def says_now(kind: PaperKind, meeting: MeetingRow, today: date) -> bool:
    """Return whether a paper says what is so now, also when the papers were sent before."""
    return kind in _OF_NOW or (kind is PaperKind.ACTIONS and is_over(meeting, today))
