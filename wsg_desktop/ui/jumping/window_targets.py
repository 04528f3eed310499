"""What of the window can be gone to: places, actions with their keys, pages of help, programmes."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from wsg_desktop.domain.jumping import Target, TargetKind
from wsg_desktop.texts import Translator
from wsg_desktop.ui.actions import ActionDeclaration, Actions
from wsg_desktop.ui.help.contents import page_titles
from wsg_desktop.ui.places import PLACES

HERE = "jump"
"""The action that opens the field itself."""


def window_targets(actions: Actions, recent: Iterable[Path], tr: Translator) -> Iterator[Target]:
    """Yield everything of the window that can be gone to."""
    for declared in actions.declarations.values():
        if declared.id.startswith("go_"):
            yield Target(TargetKind.PLACE, declared.id, tr(declared.text))
        elif declared.id != HERE:
            yield Target(
                TargetKind.ACTION, declared.id, plain(tr(declared.text)), context=_menu(declared, tr)
            )
    for key, title in page_titles(tr.language).items():
        yield Target(TargetKind.HELP, key, title)
    for path in recent:
        yield Target(TargetKind.PROGRAMME, str(path), path.stem, context=str(path.parent))


def icon_of(target: Target, actions: Mapping[str, ActionDeclaration]) -> str:
    """Return the icon that a target is known by."""
    if target.kind in {TargetKind.ACTION, TargetKind.PLACE}:
        return actions[target.id].icon or "chevron-right"
    return _ICONS[target.kind]


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
    TargetKind.PERSON: "user",
    TargetKind.VIEW: "list-filter",
    TargetKind.HELP: "circle-question-mark",
    TargetKind.PROGRAMME: "file-text",
}
