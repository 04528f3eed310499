"""The one write path: one intention is one session, one transaction and one change set."""

from __future__ import annotations

import platform
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, event, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError

from wsg_desktop.domain.clock import Clock
from wsg_desktop.domain.follow_up import Moved
from wsg_desktop.domain.plan import Dependency
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.store.columns import in_chunks
from wsg_desktop.store.journal.recorder import Recorder, SetHeader, writing
from wsg_desktop.store.journal.tables import EDIT, CounterRecord
from wsg_desktop.store.records import Kept, new_id
from wsg_desktop.store.refusals import NO_CHARACTERS, refused_change
from wsg_desktop.texts import N_

if TYPE_CHECKING:
    from wsg_desktop.store.sessions import Session

T = TypeVar("T", bound=Kept)

NEEDED_FOR_CHANGES = ("sqlalchemy.orm", "wsg_desktop.store.records.mapping", "wsg_desktop.store.sessions")
"""What the first change imports, unless somebody did it ahead; in this order no step takes long."""

GONE = N_("This is no longer in the programme. Somebody removed it meanwhile. Refresh and try again.")
CHANGED_MEANWHILE = N_(
    "Somebody changed this meanwhile. Nothing was changed. Look at it again and repeat your change."
)


class Followed(NamedTuple):
    """What an edit made follow in the plan."""

    pushed: tuple[Moved, ...] = ()
    """What moved later, each with the link because of which."""
    freed: tuple[Moved, ...] = ()
    """What may come back, because nothing holds it where it is any longer."""
    contradicting: tuple[tuple[str, Dependency], ...] = ()
    """What was placed by hand before a link allows, and is fixed there since."""


NOTHING_FOLLOWED = Followed()


@dataclass(frozen=True, slots=True)
class Changes:
    """What one change set changed: ids per entity, and the ids of what they belong to."""

    seq: int | None
    label: str
    kind: str
    at: datetime
    touched: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    owners: frozenset[str] = frozenset()
    followed: Followed = NOTHING_FOLLOWED

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return self.seq is not None


def together(made: Sequence[Changes]) -> Changes:
    """Return several change sets as one, for whoever shows them; what followed is left out."""
    last = made[-1]
    touched: dict[str, frozenset[str]] = {}
    for changes in made:
        for entity, ids in changes.touched.items():
            touched[entity] = touched.get(entity, frozenset()) | ids
    owners = frozenset[str]().union(*(it.owners for it in made))
    return Changes(last.seq, last.label, last.kind, last.at, touched, owners)


class Transaction:
    """One write transaction: what services get to work with."""

    def __init__(self, session: Session, recorder: Recorder, clock: Clock) -> None:
        self._session = session
        self._recorder = recorder
        self.clock = clock

    @property
    def read(self) -> Connection:
        """Return the connection of this transaction for reads, with everything done so far flushed."""
        self._session.flush()
        return self._session.connection()

    @property
    def session(self) -> Session:
        """Return the session; for store modules only."""
        return self._session

    @property
    def recorder(self) -> Recorder:
        """Return what writes the journal of this transaction; for store modules only."""
        return self._recorder

    def find(self, record: type[T], row_id: str) -> T | None:
        """Return the record with this id for change, or None; one that was just added is found too."""
        if self._session.new:
            self._session.flush()
        return self._session.get(record, row_id)

    def get(self, record: type[T], row_id: str) -> T:
        """Return the record with this id for change; raises `Conflict` when it is gone."""
        found = self.find(record, row_id)
        if found is None:
            raise Conflict(GONE)
        return found

    def find_all(self, record: type[T], *conditions: ColumnElement[bool]) -> list[T]:
        """Return the records for change that meet all conditions; for store modules only."""
        self._session.flush()
        return list(self._session.scalars(select(inspect(record)).where(*conditions).order_by(record.id)))

    def preload(self, record: type[T], ids: Iterable[str]) -> list[T]:
        """Load many records for change in few queries; keep the result, or they may be forgotten again."""
        self._session.flush()
        found: list[T] = []
        for chunk in in_chunks(ids):
            found += self._session.scalars(select(inspect(record)).where(record.id.in_(chunk)))
        return found

    def add(self, record: T) -> T:
        """Keep a new record and return it with its id."""
        if not record.id:
            record.id = new_id()
        # What is left out is kept as None: said aloud, so that a later change in this transaction knows it.
        for name in _nullable(type(record)) - vars(record).keys():
            setattr(record, name, None)
        self._session.add(record)
        return record

    def remove(self, record: Kept) -> None:
        """Delete a record that hangs on another; whole projects, areas and parties go to the bin instead."""
        self._session.delete(record)

    def flush(self) -> None:
        """Write what was done so far, for instance deletions that must come before insertions."""
        self._session.flush()

    def next_number(self, counter: str) -> int:
        """Return the next number of `counter`; a number is never given twice, even when its use is undone."""
        return self.next_numbers(counter, 1)[0]

    def next_numbers(self, counter: str, count: int) -> range:
        """Return the next `count` numbers of `counter`, which are never given again either."""
        connection = self._session.connection()
        with writing(connection):
            last = connection.scalar(select(CounterRecord.value).where(CounterRecord.name == counter))
            if last is None:
                connection.execute(insert(CounterRecord), {"name": counter, "value": count})
                return range(1, count + 1)
            connection.execute(
                update(CounterRecord).where(CounterRecord.name == counter).values(value=last + count)
            )
            return range(last + 1, last + count + 1)

    def changes(self) -> Changes:
        """Return what this transaction has changed so far."""
        recorder, header = self._recorder, self._recorder.header
        touched = {entity: frozenset(ids) for entity, ids in recorder.touched.items()}
        return Changes(
            recorder.seq, header.label, header.kind, header.at, touched, frozenset(recorder.owners)
        )


@contextmanager
def transaction(
    engine: Engine, clock: Clock, who: str, label: str, *, kind: str = EDIT, undoes: int | None = None
) -> Generator[Transaction, None, None]:
    """Give a transaction that is committed when the block ends and rolled back when it raises.

    Raises `Conflict` when somebody else changed or removed the same rows meanwhile, and `UserError` for what
    the database cannot keep.
    """
    from wsg_desktop.store.sessions import Session, StaleDataError

    header = SetHeader(clock.now(), who, host_name(), label, kind, undoes)
    session = Session(engine, expire_on_commit=False, autoflush=False)
    event.listen(session, "before_flush", _open_for_flush)
    recorder = Recorder(session, header)
    event.listen(session, "after_flush", _close_after_flush)
    try:
        session.connection().info["writing"] = 0
        yield Transaction(session, recorder, clock)
        session.commit()
    except StaleDataError as error:
        raise Conflict(CHANGED_MEANWHILE) from error
    except UnicodeEncodeError as error:
        raise UserError(NO_CHARACTERS) from error
    except DBAPIError as error:
        # A refused COMMIT leaves SQLite's transaction open; the connection is not given to anyone again.
        session.invalidate()
        raise refused_change(error, None if recorder.header.undoes is None else label) from error
    finally:
        session.close()


@cache
def host_name() -> str:
    """Return the name of this computer as the journal and the lock file show it."""
    return platform.node()


@cache
def _nullable(record: type[Kept]) -> frozenset[str]:
    columns = ((name, record.__table__.c[name]) for name in record.__table__.c.keys())  # noqa: SIM118
    return frozenset(name for name, column in columns if column.nullable and column.default is None)


def _open_for_flush(session: Session, *_: object) -> None:
    session.connection().info["writing"] += 1


def _close_after_flush(session: Session, *_: object) -> None:
    session.connection().info["writing"] -= 1
