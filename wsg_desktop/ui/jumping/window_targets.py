"""What of the window can be gone to: places, actions with their keys, pages of help, programmes."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from wsg_desktop.domain.jumping import Target, TargetKind
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.actions import ActionDeclaration, Actions, Need, Scope
from wsg_desktop.ui.help_pages import read_pages
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.places import PLACES

HERE = "jump"
"""The action that opens the field itself."""

NO_PROGRAMME = N_("open a programme first")
READ_ONLY = N_("this programme is open to read only")
NOTHING = {"undo": N_("there is nothing to undo"), "redo": N_("there is nothing to redo")}
ELSEWHERE = N_("not in this place")
NOT_NOW = N_("not with what is chosen now")


class Shown(NamedTuple):
    """What the window has open while the field is shown."""

    is_open: bool
    is_writable: bool
    place: Place | None


def window_targets(actions: Actions, recent: Iterable[Path], tr: Translator) -> Iterator[Target]:
    """Yield everything of the window that can be gone to."""
    for declared in actions.declarations.values():
        if declared.id.startswith("go_"):
            yield Target(TargetKind.PLACE, declared.id, tr(declared.text))
        elif declared.id != HERE:
            yield Target(
                TargetKind.ACTION, declared.id, plain(tr(declared.text)), context=_menu(declared, tr)
            )
    for page in read_pages(tr.language):
        yield Target(TargetKind.HELP, page.key, page.title)
    for path in recent:
        yield Target(TargetKind.PROGRAMME, str(path), path.stem, context=str(path.parent))


def icon_of(target: Target, actions: Mapping[str, ActionDeclaration]) -> str:
    """Return the icon that a target is known by."""
    if target.kind in {TargetKind.ACTION, TargetKind.PLACE}:
        return actions[target.id].icon or "chevron-right"
    return _ICONS[target.kind]


def why_not(declared: ActionDeclaration, shown: Shown) -> str:
    """Return why an action cannot be done now, as a message id; empty when it can."""
    if declared.need is not Need.NOTHING and not shown.is_open:
        return NO_PROGRAMME
    if declared.need is Need.WRITABLE and not shown.is_writable:
        return READ_ONLY
    if declared.scope is Scope.PLACE and shown.place is not None:
        if hasattr(shown.place, declared.method):
            return "" if shown.place.allows(declared.id) else NOT_NOW
        return "" if declared.place else ELSEWHERE
    return ""


def has_place(key: str) -> bool:
    """Return whether the window has a place with this key."""
    return any(place.key == key for place in PLACES)


def plain(text: str) -> str:
    """Return the words of a menu item without its mnemonic and dots."""
    return text.replace("&", "").removesuffix("...")


def _menu(declared: ActionDeclaration, tr: Translator) -> str:
    return plain(tr(declared.menu.value))


_ICONS = {
    TargetKind.PROJECT: "folder-kanban",
    TargetKind.AREA: "map",
    TargetKind.PARTY: "building-2",
    TargetKind.VIEW: "list-filter",
    TargetKind.HELP: "circle-question-mark",
    TargetKind.PROGRAMME: "file-text",
}
