"""Opening what a link goes to: only after showing where, and never a program."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.reference_target import Target, TargetKind, target_of
from wsg_desktop.ui.messages import Answer

_NOT_OPENED = N_(
    "“{target}” is not opened: it is no web page, mail address or file. Copy it if you trust it."
)
_MISSING = N_(
    "{path} is not there. Perhaps it was moved or has another name. Change the link, or put the file back."
)
_PROGRAM = N_(
    "{path} is a program, or leads to one. It is not opened from here."
    " Start it from its folder if you trust it."
)
_ASKED = {
    TargetKind.PAGE: N_("Open this page at {site}?"),
    TargetKind.MAIL: N_("Write a message to this address?"),
    TargetKind.FILE: N_("Open this file?"),
}


def open_reference(context: WindowContext, text: str) -> None:
    """Ask before opening what `text` means, showing where it goes; what is none of ours is not opened."""
    target = target_of(text, context.session.document.path.parent)
    tr, messages = context.tr, context.messages
    if target is None:
        messages.error(UserError(_NOT_OPENED, target=text))
    elif target.is_missing:
        messages.error(UserError(_MISSING, path=target.words))
    elif target.kind is TargetKind.PROGRAM:
        _offer_folder(context, target)
    else:
        asked = tr(_ASKED[target.kind], site=target.site)
        if messages.question(asked, target.words, [Answer("open", tr("Open"))]) == "open":
            QDesktopServices.openUrl(target.url)


def _offer_folder(context: WindowContext, target: Target) -> None:
    """Say that a program is not started from here, and offer its folder."""
    tr = context.tr
    said, answer = tr(_PROGRAM, path=target.words), Answer("folder", tr("Open folder"))
    if context.messages.question(tr("This is a program."), said, [answer]) == "folder":
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.path.parent)))
