"""Shows the reply to a partner, and writes its workbook beside the overviews."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wsg_desktop.services.answer_replies import reply_name, reply_text, write_reply
from wsg_desktop.settings import export_folder
from wsg_desktop.ui.answers.reply_dialog import ReplyDialog
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.overviews.start import WORKBOOKS

if TYPE_CHECKING:
    from wsg_desktop.services.answered import AnsweredFile


def show_reply(context: WindowContext, file: "AnsweredFile", taken: Collection[str], parent: QWidget) -> None:
    """Show what a partner can be told about its answers; `taken` are the keys of what was taken over."""
    tr, document = context.tr, context.session.document
    dialog = ReplyDialog(file.party, reply_text(document, file, taken), tr, parent)

    def write() -> None:
        proposal = export_folder(context.settings, document.path.parent) / reply_name(document, file)
        path = context.messages.file_to_save(tr("Save the reply"), tr(WORKBOOKS), proposal)
        if path is None:
            return
        if context.session.attempt(lambda: write_reply(document, file, taken, path)):
            dialog.say(tr("{name} is made", name=path.name))

    dialog.workbook_requested.connect(write)
    context.messages.ask(dialog)
    dialog.deleteLater()
