"""What is kept of an overview in labels of the journal: that it left, a reminder, an answer by telephone.

Each is a fact whose label holds what the register tells of it, so that the register reads no overview again.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from wsg_desktop.exchange.overview_content import OverviewContent
from wsg_desktop.texts import N_, sentence, unpacked

SENT = N_("overview for {name}")
REMINDED = N_("reminder to {parties}")
ANSWERED = N_("{parties} answered without a workbook")
WITHDRAWN = N_("correction, this did not happen: {label}")


class SentSize(NamedTuple):
    """How much was sent, and by when an answer is due."""

    rows: int
    fills_in: int
    answer_by: date | None
    name: str = ""
    """For whom it was, as it was called then."""
    is_part: bool = False
    """Whether it asked about a part only of what its party leads: what deviates, or some of the projects."""


class Told(NamedTuple):
    """What was told about overviews that are out: a reminder, or an answer without a file."""

    message: str
    """`REMINDED` or `ANSWERED`."""
    exports: tuple[str, ...]


class Withdrawn(NamedTuple):
    """A fact that somebody kept by mistake, for these overviews."""

    seq: int
    exports: tuple[str, ...]


def sent_label(content: OverviewContent, *, is_part: bool) -> str:
    """Return the packed label of the fact that an overview left the house."""
    answer_by = content.answer_by.isoformat() if content.answer_by else None
    size = {
        "rows": len(content.rows) + len(content.actions),
        "fills_in": content.to_fill_in + content.actions_to_fill_in,
        "answer_by": answer_by,
        "is_part": is_part,
    }
    return sentence(SENT, name=content.party, export_id=content.export_id, **size)


def told_label(message: str, overviews: Iterable[tuple[str, str]]) -> str:
    """Return the packed label of `REMINDED` or `ANSWERED`, about overviews as export id and party."""
    pairs = list(overviews)
    names = ", ".join(dict.fromkeys(party for _, party in pairs))
    return sentence(message, parties=names, exports=[export_id for export_id, _ in pairs])


def withdrawn_label(seq: int, label: str, exports: Sequence[str]) -> str:
    """Return the packed label that takes back the fact `seq`, which is called `label`, for some overviews."""
    return sentence(WITHDRAWN, label=label, seq=seq, exports=list(exports))


def sent_size(label: str) -> tuple[str, SentSize] | None:
    """Return export id and size of an overview that left; None where the label does not hold them."""
    message, values = unpacked(label)
    if message != SENT or "export_id" not in values:
        return None
    answer_by = values["answer_by"]
    due = date.fromisoformat(answer_by) if answer_by else None
    is_part = values.get("is_part", False)  # an earlier version did not tell
    return values["export_id"], SentSize(values["rows"], values["fills_in"], due, values["name"], is_part)


def told_of(label: str) -> Told | None:
    """Return what a fact tells about overviews that are out; None for any other fact."""
    message, values = unpacked(label)
    return Told(message, _exports(values)) if message in {REMINDED, ANSWERED} else None


def withdrawn_of(label: str) -> Withdrawn | None:
    """Return what a fact takes back; None for any other fact."""
    message, values = unpacked(label)
    return Withdrawn(values["seq"], _exports(values)) if message == WITHDRAWN else None


def _exports(values: dict[str, Any]) -> tuple[str, ...]:
    return tuple(values["exports"])
