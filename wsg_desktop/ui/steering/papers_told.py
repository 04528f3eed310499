"""What the papers of a meeting told, read on a worker: the window need not wait for the programme of then."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.services.meeting_told import Said


class PapersTold(QObject):
    """Reads it once per meeting: what went out stays what it was."""

    arrived = Signal()

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._of: tuple[Document, str] | None = None
        self._said: Said | None = None

    def of(self, meeting_id: str) -> "Said | None":
        """Return what the papers of a meeting told; None while it is read, after which it `arrived`."""
        wanted = (self._context.session.document, meeting_id)
        if self._of != wanted:
            self._of, self._said = wanted, None
            self._begin(*wanted)
        return self._said

    def _begin(self, document: "Document", meeting_id: str) -> None:
        from wsg_desktop.services.meeting_told import read_said

        def done(said: "Said | None") -> None:
            if self._of == (document, meeting_id):
                self._said = said
                self.arrived.emit()

        def failed() -> None:
            if self._of == (document, meeting_id):
                self._of = None

        label = self._context.tr("What the papers told is being read")
        self._context.background.run(label, lambda _progress: read_said(document, meeting_id), done, failed)
