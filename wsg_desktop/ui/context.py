"""What the window lends its places: everything a place may use, handed over when it is built."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wsg_desktop.texts import Translator

if TYPE_CHECKING:
    from wsg_desktop.settings import Settings
    from wsg_desktop.ui.actions import Actions
    from wsg_desktop.ui.background import Background
    from wsg_desktop.ui.document_session import DocumentSession
    from wsg_desktop.ui.messages import Messages
    from wsg_desktop.ui.programme_commands import ProgrammeCommands


class WindowContext(NamedTuple):
    """The translator, the programme and the doors of the window.

    After a change of language the places are built anew with another context: `tr` holds for a place's life.
    """

    tr: Translator
    settings: "Settings"
    session: "DocumentSession"
    messages: "Messages"
    background: "Background"
    actions: "Actions"
    programmes: "ProgrammeCommands"
    go_to: Callable[[str, object], None]
    """Show the place with this key and hand it a request (see `Place.receive`), or None."""
