"""What taking over an answer is called in the journal: from whom, when and from which file each value came.

The label of the change set is where that is kept: a history that shows the label shows the source.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from wsg_desktop.texts import N_, sentence, unpacked

TAKE_OVER = N_("take over the answer of {party} from {file}")
RECEIVED = N_("answer of {party} received: {file}")
PROBLEMS = "problems"
"""What could not be read is counted under this word."""


class Source(NamedTuple):
    """Where a value came from."""

    party_id: str
    party: str
    file: str
    export_id: str
    given_at: datetime
    """When the file was saved last."""


class Received(NamedTuple):
    """A returned file as it is kept: where it came from, and how much was in it."""

    source: Source
    digest: str
    counts: dict[str, int]
    """Per verdict how many answers, and how many `new_projects` and `problems`."""


def says_anything(counts: Mapping[str, int]) -> bool:
    """Return whether a returned file is an answer: something was filled in in it, and could be read."""
    return any(number for kind, number in counts.items() if kind != PROBLEMS)


def take_label(source: Source) -> str:
    """Return the packed label of taking over answers from a file."""
    return sentence(TAKE_OVER, **_values(source))


def received_label(received: Received) -> str:
    """Return the packed label of the fact that a file came back."""
    return sentence(RECEIVED, **_values(received.source), digest=received.digest, counts=received.counts)


def source_of(label: str) -> Source | None:
    """Return where the values of a change set came from; None when it took over no answer."""
    message, values = unpacked(label)
    return _source(values) if message == TAKE_OVER else None


def received_of(label: str) -> Received | None:
    """Return the returned file that a fact is about; None for any other fact."""
    message, values = unpacked(label)
    if message != RECEIVED:
        return None
    return Received(_source(values), values["digest"], values["counts"])


def _values(source: Source) -> dict[str, str]:
    return source._asdict() | {"given_at": source.given_at.isoformat()}


def _source(values: dict[str, Any]) -> Source:
    given_at = datetime.fromisoformat(values["given_at"])
    return Source(values["party_id"], values["party"], values["file"], values["export_id"], given_at)
