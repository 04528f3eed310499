"""Keeps reminders and answers by telephone from the window: facts, so undo does not come by."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wsg_desktop.services import chasing
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Offer

if TYPE_CHECKING:
    from wsg_desktop.services.answer_register import RegisterRow, Said

TakeBack = Callable[[], None]
"""Takes back one fact, of all parties that it is about."""


class Keeping:
    """Each keeps one fact and says so, with the offer to take it back."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def remind(self, rows: "Sequence[RegisterRow]") -> TakeBack | None:
        """Keep that these parties were reminded now; return what takes it back, None where it failed."""
        document = self._context.session.document
        if not self._context.session.attempt(lambda: chasing.keep_reminded(document, rows)):
            return None
        said = self._context.tr.plural(
            "Kept that {n} party was reminded.", "Kept that {n} parties were reminded.", len(rows)
        )
        return self._tell(said, rows)

    def answer(self, rows: "Sequence[RegisterRow]") -> TakeBack | None:
        """Keep that these parties answered without a workbook; return what `remind` returns."""
        document = self._context.session.document
        if not self._context.session.attempt(lambda: chasing.keep_answered(document, rows)):
            return None
        said = self._context.tr.plural(
            "Kept that {n} party answered.", "Kept that {n} parties answered.", len(rows)
        )
        return self._tell(said, rows)

    def withdraw(self, row: "RegisterRow", said: "Said") -> bool:
        """Take back what was kept of a party by mistake."""
        document = self._context.session.document
        return bool(self._context.session.attempt(lambda: chasing.withdraw(document, row, said)))

    def _tell(self, said: str, rows: "Sequence[RegisterRow]") -> TakeBack:
        changes = self._context.session.document.last_changes
        seq = changes.seq if changes else None

        def take_back() -> None:
            self._take_back(seq, rows)

        self._context.messages.info(said, Offer(self._context.tr("Take back"), take_back))
        return take_back

    def _take_back(self, seq: int | None, rows: "Sequence[RegisterRow]") -> None:
        """Take back one fact for all parties that it is about."""
        from wsg_desktop.services.answer_register import read_register

        with self._context.session.reading() as read:
            now = read_register(read)
        ids = {row.party_id for row in rows}
        for row in now:
            for said in (*row.reminded, *row.told):
                if row.party_id in ids and said.seq == seq:
                    self.withdraw(row, said)
