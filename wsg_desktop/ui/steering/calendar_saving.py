"""Asks where a calendar file goes, writes it, and says how it is used."""

from typing import TYPE_CHECKING

from wsg_desktop.settings import export_folder
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.programme_commands import open_folder

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_calendar import CalendarChoice

CALENDAR_FILES = N_("Calendar files (*.ics)")
_HOW_TO = N_("{name} is made. Open it to put its dates in Outlook or another calendar.")


def save_calendar(context: WindowContext, choice: "CalendarChoice", name: str = "") -> None:
    """Write a calendar file where the user says; without a `name` it is called after the programme."""
    from wsg_desktop.exchange.safe_texts import safe_file_name
    from wsg_desktop.services.meeting_calendar import write_meeting_calendar

    tr, document = context.tr, context.session.document
    folder = export_folder(context.settings, document.path.parent)
    proposal = folder / safe_file_name(f"{name or document.path.stem}.ics")
    path = context.messages.file_to_save(tr("Make a calendar file"), tr(CALENDAR_FILES), proposal)
    if path is None:
        return
    if context.session.attempt(lambda: write_meeting_calendar(document, path, choice, tr)):
        offer = Offer(tr("Open folder"), lambda: open_folder(path.parent), lasts=True)
        context.messages.info(tr(_HOW_TO, name=path.name), offer)
