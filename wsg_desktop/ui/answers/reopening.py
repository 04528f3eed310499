"""Lets the file wait again whose answers are taken back elsewhere in the window, such as by Ctrl+Z."""

from typing import TYPE_CHECKING

from wsg_desktop.ui.answers import waiting
from wsg_desktop.ui.document_session import DocumentSession

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Changes


def reopen_what_is_undone(session: DocumentSession) -> None:
    """Look at every change of the programme that is open, as long as `session` lives."""

    def look(changes: "Changes") -> None:
        from wsg_desktop.services import answer_inbox
        from wsg_desktop.services.answer_undoing import list_undone

        with session.reading() as read:
            digests = list_undone(read, changes.label, changes.kind)
        folder = answer_inbox.inbox_folder(session.document.programme_id)
        again = [answer_inbox.wait_again(folder, digest) for digest in digests]
        if any(again):
            waiting.notice.changed.emit()

    session.changed.connect(look)
