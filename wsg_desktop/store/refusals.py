"""What a database refuses, as sentences for the user. Any other fault of it is a bug and stays one."""

import sqlite3
from collections.abc import Mapping

from sqlalchemy.exc import DBAPIError, IntegrityError

from wsg_desktop.errors import Conflict, FileProblem
from wsg_desktop.paths import backups_folder
from wsg_desktop.store.sqlite_files import result_code
from wsg_desktop.texts import N_

NO_CHARACTERS = N_(
    "The text holds signs that are no characters, perhaps from a file or program with another alphabet. "
    "Nothing was changed. Type the text again."
)
BROKEN_REFERENCE = N_(
    "This clashes with something that is already in the programme, such as a number that is used twice. "
    "Nothing was changed. Choose another value and try again."
)
NEEDED_SINCE = N_(
    "“{label}” cannot be undone: something that came later needs it, or took its place. Nothing was changed. "
    "Look at the history and set the value yourself."
)
DAMAGED = N_(
    "The programme file is damaged. Its backups are in {folder}: close the programme, open the latest one "
    "and save it as a copy."
)
MOVED = N_(
    "The programme file was replaced, renamed or removed while it was open, perhaps by a program that "
    "synchronises folders. Nothing was changed. Save a copy of what you see here, and open the programme "
    "again."
)
CHANGE_PROBLEMS = {
    sqlite3.SQLITE_FULL: N_(
        "The disk is full. Your change was not saved, the programme is as it was. Make room and try again."
    ),
    sqlite3.SQLITE_READONLY: N_(
        "The programme file may not be written. Your change was not saved. "
        "Move the file to a folder where you may write, and open it there."
    ),
    sqlite3.SQLITE_IOERR: N_(
        "The disk did not answer. Your change was not saved, the programme is as it was. "
        "Check the connection with the disk and try again."
    ),
    sqlite3.SQLITE_BUSY: N_(
        "Another program is using the programme file. Your change was not saved. Try again in a moment."
    ),
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
CHANGE_PROBLEMS[sqlite3.SQLITE_CANTOPEN] = CHANGE_PROBLEMS[sqlite3.SQLITE_IOERR]

NO_ANSWER = N_("The disk with the programme file does not answer. Check the connection and try again.")
READ_PROBLEMS = {
    sqlite3.SQLITE_IOERR: NO_ANSWER,
    sqlite3.SQLITE_CANTOPEN: NO_ANSWER,
    sqlite3.SQLITE_BUSY: N_("Another program is using the programme file. Try again in a moment."),
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}


UNREADABLE = ("Could not decode to UTF-8", "no such table")
"""How errors begin of what no programme of ours holds, and SQLite does not call damage."""


def refused_change(error: DBAPIError, undone: str | None) -> Exception:
    """Return what to raise when the database refused a change; `undone` is the label of an undo or redo."""
    if isinstance(error, IntegrityError):
        return Conflict(BROKEN_REFERENCE) if undone is None else Conflict(NEEDED_SINCE, label=undone)
    return _problem(error, CHANGE_PROBLEMS)


def refused_reading(error: DBAPIError) -> Exception:
    """Return what to raise when the database could not be read."""
    return _problem(error, READ_PROBLEMS)


def damaged() -> FileProblem:
    """Return that the open programme is damaged, and how to go on."""
    return FileProblem(DAMAGED, folder=backups_folder())


def _problem(error: DBAPIError, sentences: Mapping[int, str]) -> Exception:
    if getattr(error.orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return FileProblem(MOVED)
    if isinstance(error.orig, sqlite3.Error) and str(error.orig).startswith(UNREADABLE):
        return damaged()
    found = sentences.get(result_code(error.orig))
    if found == DAMAGED:
        return damaged()
    return FileProblem(found) if found else error
