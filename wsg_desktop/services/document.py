"""An open programme: the one door through which it is changed, undone, read and backed up."""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from wsg_desktop.domain.clock import Clock, SystemClock, end_of_day
from wsg_desktop.errors import FileProblem, UserError, why
from wsg_desktop.paths import backups_folder
from wsg_desktop.services.fixed_meetings import refuse_taking_back
from wsg_desktop.services.scheduling import settle
from wsg_desktop.services.standing_rules import keeping_rules
from wsg_desktop.store import backups, programmes
from wsg_desktop.store.as_on import reading_as_on
from wsg_desktop.store.changes import seq_at
from wsg_desktop.store.columns import collector_at_rest
from wsg_desktop.store.engine import Reading, reading
from wsg_desktop.store.journal.tables import EDIT, FACT, REDO, UNDO
from wsg_desktop.store.journal.undo import Stack, Undoable, changed_fields, find_stack, is_undone, take_back
from wsg_desktop.store.lock import Holder
from wsg_desktop.store.programme_file import ProgrammeFile, open_file
from wsg_desktop.store.schema import NEWER
from wsg_desktop.store.transaction import (
    NEEDED_FOR_CHANGES,
    NOTHING_FOLLOWED,
    Changes,
    Transaction,
    together,
    transaction,
)
from wsg_desktop.texts import N_

T = TypeVar("T")
Listener = Callable[[Changes], None]

BEGINNING = 1
"""The change set that made the programme itself; before it there is nothing to read at all."""

READ_ONLY = N_(
    "This programme is open to read only, because {person} has it open. Close it there, or take it over."
)
READ_ONLY_FILE = N_(
    "This programme is open to read only. Save a copy in a folder where you may write, and open that."
)
NO_BACKUP = N_(
    "Nothing was changed: a backup comes first, and none could be made in {folder}: {reason}. "
    "Mend that, or choose another folder for backups in the settings, and try again."
)
NOTHING_TO_UNDO = N_("There is nothing to undo.")
NOTHING_TO_REDO = N_("There is nothing to redo.")


class Document:
    """A programme that is open, with the person who works in it.

    Listeners are called after every committed change set, in the thread that made it.
    """

    needed_for_changes = NEEDED_FOR_CHANGES

    def __init__(self, file: ProgrammeFile, who: str, clock: Clock) -> None:
        self.file = file
        self.who = who
        self.clock = clock
        self.listeners: list[Listener] = []
        self.last_changes: Changes | None = None
        self.backs_up = True
        self.backs_up_every = backups.EVERY
        self._writing = threading.Lock()
        self._untold: list[Changes] | None = None
        with self.reading() as read:
            self.programme_id = programmes.get_programme(read).id

    @classmethod
    def open(
        cls,
        path: Path,
        who: str,
        clock: Clock | None = None,
        *,
        readonly: bool = False,
        take_over: bool = False,
    ) -> "Document":
        """Open the programme at `path`; raises `FileProblem` for what is no sound programme of ours."""
        clock = clock or SystemClock()
        file = open_file(path, who, clock, readonly=readonly, take_over=take_over)
        try:
            return cls(file, who, clock)
        except BaseException:
            file.close()
            raise

    @property
    def path(self) -> Path:
        """Return the path that the user chose."""
        return self.file.target

    @property
    def readonly(self) -> bool:
        """Return whether nothing can be changed."""
        return self.file.readonly

    @property
    def holder(self) -> Holder | None:
        """Return who else has the programme open, if that is why it is read-only."""
        return self.file.holder

    @property
    def locked(self) -> UserError | None:
        """Return why nothing can be changed; None where it can."""
        if not self.readonly:
            return None
        if self.file.is_newer:
            return UserError(NEWER, name=self.path.name)
        holder = self.holder
        return UserError(READ_ONLY, person=holder.person) if holder else UserError(READ_ONLY_FILE)

    @contextmanager
    def reading(self, as_on: date | datetime | int | None = None) -> Generator[Reading, None, None]:
        """Give a read connection to one moment: now, the end of a day, a moment, or after a change set."""
        with reading(self.file.reader) as read:
            if as_on is None:
                yield read
                return
            seq = as_on if isinstance(as_on, int) else max(seq_at(read, as_moment(as_on)), BEGINNING)
            with reading_as_on(read, seq) as past:
                yield past

    def change(self, label: str, work: Callable[[Transaction], T]) -> T:
        """Run `work` as one change set called `label` (a message id or packed sentence); return its result.

        All of it is kept or nothing: whatever `work` raises rolls everything back.
        """
        return self._run(label, work, EDIT)

    def record_fact(self, label: str, work: Callable[[Transaction], T]) -> T:
        """Run `work` as a fact about the outside world: journaled, never on the undo stack."""
        return self._run(label, work, FACT)

    @contextmanager
    def telling_once(self) -> Generator[Sequence[Changes], None, None]:
        """Tell listeners of many changes together when all are made, whatever ends the work; give those made.

        Each stays a step of its own; what shows the programme need not read it anew after every one. Python's
        collector rests meanwhile: on a worker's thread it would make the window wait.
        """
        made: list[Changes] = []
        self._untold = made
        try:
            with collector_at_rest():
                yield made
        finally:
            self._untold = None
            if made:
                self._tell(together(made) if len(made) > 1 else made[0])

    def stack(self) -> Stack:
        """Return what undo and redo would do next."""
        with self.reading() as read:
            return find_stack(read, self.who)

    def is_undone(self, made: Undoable) -> bool:
        """Return whether a change was taken back, and not done again since."""
        with self.reading() as read:
            return is_undone(read, made.seq)

    def undo(self) -> str:
        """Take back one's own last edit and return its label; raises `UserError` when there is none."""
        target = self.stack().undo
        if target is None:
            raise UserError(NOTHING_TO_UNDO)
        return self._take_back(target, UNDO)

    def redo(self) -> str:
        """Do again what was undone last and return its label; raises `UserError` when there is nothing."""
        target = self.stack().redo
        if target is None:
            raise UserError(NOTHING_TO_REDO)
        return self._take_back(target, REDO)

    def back_up(self, name: str = "") -> Path:
        """Make a verified backup now, with a name where it is a moment to find again; return its path."""
        self.file.refuse_moved()
        return backups.back_up(self.file.db_path, self.backup_folder, self.clock.now(), name)

    def back_up_first(self) -> None:
        """Make the backup that comes before a change, refused in words for who asked for no file."""
        if not self.backs_up:
            return
        try:
            self.back_up()
        except FileProblem as problem:
            if not isinstance(problem.__cause__, OSError):
                raise
            folder, reason = self.backup_folder.parent, why(problem.__cause__)
            raise FileProblem(NO_BACKUP, folder=folder, reason=reason) from problem

    @property
    def backup_folder(self) -> Path:
        """Return where the backups of this programme are kept, wherever its file stands."""
        return backups_folder() / self.programme_id

    def close(self) -> None:
        """Close the programme; everything was already saved."""
        self.file.close()

    def _take_back(self, target: Undoable, kind: str) -> str:
        def work(tx: Transaction) -> None:
            refuse_taking_back(tx.read, target.seq)
            with keeping_rules(tx, changed_fields(tx.read, target.seq)):
                take_back(tx, target)

        self._run(target.label, work, kind, target.seq)
        return target.label

    def _run(self, label: str, work: Callable[[Transaction], T], kind: str, undoes: int | None = None) -> T:
        writer = self.file.writer
        if writer is None:
            raise self.locked or UserError(READ_ONLY_FILE)
        with self._writing:
            self.file.refuse_moved()
            self._back_up_when_due()
            with transaction(writer, self.clock, self.who, label, kind=kind, undoes=undoes) as tx:
                # Its connection may be a new one; from here on SQLite itself looks whether it has moved.
                self.file.refuse_moved()
                result = work(tx)
                followed = settle(tx) if kind == EDIT else NOTHING_FOLLOWED
            changes = replace(tx.changes(), followed=followed)
            self.last_changes = changes
        if changes and self._untold is not None:
            self._untold.append(changes)
        elif changes:
            self._tell(changes)
        return result

    def _tell(self, changes: Changes) -> None:
        for listener in list(self.listeners):
            listener(changes)

    def _back_up_when_due(self) -> None:
        if backups.is_due(self.file.db_path, self.backup_folder, self.clock.now(), self.backs_up_every):
            self.back_up_first()


def as_moment(when: date | datetime) -> datetime:
    """Return `when` as a moment; a day means its end."""
    return when if isinstance(when, datetime) else end_of_day(when)
