"""The exception tree. A `UserError` is a sentence for the user; every other exception is a bug."""

import errno
from pathlib import Path

from wsg_desktop.texts import N_, Translator

NO_FOLDER = N_("The folder {folder} is not there. Choose another folder and try again.")
NOT_ALLOWED = N_("You may not write in the folder {folder}. Choose another folder and try again.")
DISK_FULL = N_("The disk is full. {name} was not written. Make room and try again.")
NOT_WRITTEN = N_("{name} was not written: {reason}. Choose another folder and try again.")


class UserError(Exception):
    """Something the user can mend: a sentence that says what, why and how to go on.

    `message` is a message id (English) with `{name}` places, filled from `values` when it is shown; a value
    called `label` is what a change is called, as `texts.sentence` packed it.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        """Return the English sentence, for logs."""
        return self.message.format(**self.values)

    def text(self, tr: Translator) -> str:
        """Return the sentence in the language of `tr`."""
        label = {"label": tr.sentence(str(self.values["label"]))} if "label" in self.values else {}
        return tr(self.message, **self.values | label)


class NotFound(UserError):
    """What was asked for is not in the programme."""


class Conflict(UserError):
    """Somebody changed the same thing meanwhile."""


class FileProblem(UserError):
    """A file cannot be opened, read or written."""


def not_written(path: Path, error: OSError) -> FileProblem:
    """Return the sentence for why the file `path` could not be written."""
    if error.errno == errno.ENOSPC:
        return FileProblem(DISK_FULL, name=path.name)
    if not path.parent.is_dir():
        return FileProblem(NO_FOLDER, folder=path.parent)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return FileProblem(NOT_ALLOWED, folder=path.parent)
    return FileProblem(NOT_WRITTEN, name=path.name, reason=error.strerror or error)
