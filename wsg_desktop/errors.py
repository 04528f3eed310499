"""The exception tree. A `UserError` is a sentence for the user; every other exception is a bug."""

from wsg_desktop.texts import Translator


class UserError(Exception):
    """Something the user can mend: a sentence that says what, why and how to go on.

    `message` is a message id (English) with `{name}` places, filled from `values` when it is shown.
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
        return tr(self.message, **self.values)


class NotFound(UserError):
    """What was asked for is not in the programme."""


class Conflict(UserError):
    """Somebody changed the same thing meanwhile."""


class FileProblem(UserError):
    """A file cannot be opened, read or written."""
