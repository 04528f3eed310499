"""Judging that a finding is right as it is: then it is told no more, until what it rests on changes."""

from collections.abc import Iterable, KeysView
from typing import NamedTuple

from wsg_desktop.domain.finding_facts import NOT_TO_ACCEPT, facts_of_names
from wsg_desktop.domain.finding_vocabulary import Finding
from wsg_desktop.store.accepted_findings import AcceptedRow, list_accepted
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.records import AcceptedFindingRecord
from wsg_desktop.store.transaction import Transaction


class Judged(NamedTuple):
    """A finding as it is accepted."""

    kind: Finding
    subject: str
    """The id of a project or an area, or of two parties in their order with a blank between them."""
    facts: str
    """What it rests on."""


class Acceptances:
    """Which findings were accepted, as long as they rest on the same."""

    def __init__(self, rows: Iterable[AcceptedRow]) -> None:
        self._rows: dict[str, dict[str, AcceptedRow]] = {}
        for row in rows:
            self._rows.setdefault(row.kind, {})[row.subject] = row

    @classmethod
    def load(cls, read: Reading) -> "Acceptances":
        """Read all of them."""
        return cls(list_accepted(read))

    def subjects(self, kind: Finding) -> KeysView[str]:
        """Return what was ever accepted of one kind; some of it may hold no longer."""
        return self._rows.get(kind, {}).keys()

    def get_id(self, kind: Finding, subject: str) -> str:
        """Return the id of what was accepted; ids begin with the moment they were made at."""
        return self._rows[kind][subject].id

    def find(self, judged: Judged) -> AcceptedRow | None:
        """Return the acceptance of a finding where it still rests on the same, or None."""
        row = self._rows.get(judged.kind, {}).get(judged.subject)
        return row if row and row.facts == judged.facts else None


def judge_pair(one: tuple[str, str], other: tuple[str, str]) -> Judged:
    """Return the finding that two parties, each an id and a name, seem to be one."""
    (one_id, one_name), (other_id, other_name) = sorted((one, other))
    return Judged(Finding.SAME_PARTY, f"{one_id} {other_id}", facts_of_names((one_name, other_name)))


def accept(tx: Transaction, judged: Judged) -> str:
    """Keep that a finding is right as it is, instead of what was kept of it before; return the id of that."""
    if judged.kind in NOT_TO_ACCEPT:
        raise ValueError(judged.kind)
    subject_id, _, other_id = judged.subject.partition(" ")
    record = AcceptedFindingRecord
    for before in tx.find_all(record, record.kind == judged.kind.value, record.subject_id == subject_id):
        if (before.other_id or "") == other_id:
            tx.remove(before)
    made = record(kind=judged.kind.value, subject_id=subject_id, facts=judged.facts)
    made.other_id = other_id or None
    return tx.add(made).id


def check_again(tx: Transaction, accepted_id: str) -> None:
    """Let a finding that was accepted be told again."""
    tx.remove(tx.get(AcceptedFindingRecord, accepted_id))
