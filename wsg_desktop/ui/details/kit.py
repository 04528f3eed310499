"""What every part of the details works with, handed over once."""

from dataclasses import dataclass

from wsg_desktop.texts import Translator
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.details.editing import Editing
from wsg_desktop.ui.details.known_names import NameSource


@dataclass(frozen=True)
class DetailsKit:
    """The window's context, the door for changes and the names to choose from."""

    context: WindowContext
    editing: Editing
    names: NameSource

    @property
    def tr(self) -> Translator:
        """Return the translator of the window."""
        return self.context.tr


def make_kit(context: WindowContext) -> DetailsKit:
    """Return the kit that goes with a window."""
    return DetailsKit(context, Editing(context.session), NameSource(context.session))
