"""Which page of the help belongs to a control: F1 opens it.

A widget says so by an attribute `help_page`, such as "dates" or "planning#links"; what says nothing is
explained by the page of what it stands in.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from wsg_desktop.texts import Translator

if TYPE_CHECKING:
    from wsg_desktop.ui.help.window import HelpWindow
    from wsg_desktop.ui.messages import Messages

FIELD_PAGES = {
    "start": "dates",
    "end": "two-dates",
    "deadline": "two-dates",
    "not_before": "planning#waiting",
    "scheduling": "planning#waiting",
    "phase": "phases",
    "direction_type": "phases#chain",
    "director_role": "phases#director",
    "direction_aim": "phases",
    "status": "two-dates#status",
    "lead_parties": "glossary#parties",
    "partner_parties": "glossary#parties",
}
"""What explains a field of a project better than the page of the place does, by the key of the field."""

_PROPERTY = "helpPage"


def set_help_page(widget: QWidget, page: str) -> None:
    """Say which page explains this one widget; a class says so by its attribute `help_page`."""
    widget.setProperty(_PROPERTY, page)


def help_page_of(widget: QWidget | None) -> str:
    """Return the page of a widget or of the nearest one around it that has one; empty when none has."""
    while widget is not None:
        page = widget.property(_PROPERTY) or getattr(widget, "help_page", "")
        if page:
            return str(page)
        widget = None if widget.isWindow() else widget.parentWidget()
    return ""


def help_by_f1(dialog: QDialog, tr: Translator, messages: "Messages") -> None:
    """Let F1 open the help in a window that can be used while `dialog` is open; not in the system's own."""
    if not help_page_of(dialog):
        return
    opened: list[HelpWindow] = []

    def show() -> None:
        from wsg_desktop.ui.help.window import HelpWindow

        if not opened:
            # A child of this dialog: what stands beside it could not be used.
            opened.append(HelpWindow(tr, messages, dialog))
        opened[0].show_page(help_page_of(QApplication.focusWidget()) or help_page_of(dialog))

    QShortcut(QKeySequence("F1"), dialog, show)
