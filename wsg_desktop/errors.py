"""The exception tree. A `UserError` is a sentence for the user; every other exception is a bug."""

import errno
from collections.abc import Mapping
from pathlib import Path

from wsg_desktop.texts import N_, Translator

NO_FOLDER = N_("The folder {folder} is not there. Choose another folder and try again.")
NOT_ALLOWED = N_("You may not write in the folder {folder}. Choose another folder and try again.")
DISK_FULL = N_("The disk is full. {name} was not written. Make room and try again.")
NOT_WRITTEN = N_("{name} was not written: {reason}. Choose another folder and try again.")

_REASONS: Mapping[int, str] = {
    errno.EEXIST: N_("something of that name is there already"),
    errno.ENOTEMPTY: N_("something of that name is there already"),
    errno.EACCES: N_("you have no rights there"),
    errno.EPERM: N_("you have no rights there"),
    errno.EROFS: N_("nothing can be written there"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the room that you have on the disk is full"),
    errno.EFBIG: N_("the disk takes no file that large"),
    errno.ENAMETOOLONG: N_("its name, or that of its folders, is too long"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("one of its folders is a file"),
    errno.ENOENT: N_("it is not there"),
    errno.EBUSY: N_("another program is using it"),
    errno.ETXTBSY: N_("another program is using it"),
    errno.EIO: N_("the disk or the network does not answer"),
}
_OF_WINDOWS = {32: errno.EBUSY, 33: errno.EBUSY, 112: errno.ENOSPC, 206: errno.ENAMETOOLONG}
"""What Windows tells apart and the numbers of `errno` do not."""


def why(error: OSError) -> str:
    """Return why a file operation was refused: part of a sentence, a message id.

    What happens seldom is said in the words of the computer, which may be of another language.
    """
    number = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno)
    return _REASONS.get(number or 0) or error.strerror or str(error)


class UserError(Exception):
    """Something the user can mend: a sentence that says what, why and how to go on.

    `message` is a message id (English) with `{name}` places, filled from `values` when it is shown; a value
    called `label` is what a change is called, as `texts.sentence` packed it, and one called `reason` may be
    what `why` said.
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
        said: dict[str, object] = {}
        if "label" in self.values:
            said["label"] = tr.sentence(str(self.values["label"]))
        if isinstance(self.values.get("reason"), str):
            said["reason"] = tr(str(self.values["reason"]))
        return tr(self.message, **self.values | said)


class NotFound(UserError):
    """What was asked for is not in the programme."""


class Conflict(UserError):
    """Somebody changed the same thing meanwhile."""


class FileProblem(UserError):
    """A file cannot be opened, read or written."""


class NewerVersion(FileProblem):
    """The file comes from a newer version of the program; it can be read only."""


def not_written(path: Path, error: OSError) -> FileProblem:
    """Return the sentence for why the file `path` could not be written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FileProblem(DISK_FULL, name=path.name)
    if error.errno not in {errno.ENOTDIR, errno.EEXIST} and not path.parent.is_dir():
        return FileProblem(NO_FOLDER, folder=path.parent)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return FileProblem(NOT_ALLOWED, folder=path.parent)
    return FileProblem(NOT_WRITTEN, name=path.name, reason=why(error))
