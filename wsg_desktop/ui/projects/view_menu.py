"""The menu of views: the shipped ones, those of the programme, keeping one, and the bin."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMenu, QWidget

from wsg_desktop.domain.views import SHIPPED, View
from wsg_desktop.texts import N_, sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.places import PLACES
from wsg_desktop.ui.projects.toolbar import add_action, add_view_actions
from wsg_desktop.ui.projects.view_name_dialog import ViewNameDialog
from wsg_desktop.ui.projects.view_words import view_name

if TYPE_CHECKING:
    from wsg_desktop.ui.projects.view_controls import ViewControls

KEEP_VIEW = N_("keep the view “{name}”")
DROP_VIEW = N_("remove the view “{name}”")


class ViewOwner(Protocol):
    """A place that shows a view."""

    controls: "ViewControls"

    def show_view(self, view: View) -> None:
        """Show a view as it is."""

    def show_bin(self) -> None:
        """Show what was thrown away."""

    def window(self) -> QWidget:
        """Return the window that dialogs stand before."""
        ...


_ELSEWHERE = {"projects": N_("Show this in the table"), "planning": N_("Show this in the planning")}


class ViewMenu:
    """Fills the menu each time it opens, for others may have kept a view meanwhile."""

    def __init__(self, context: WindowContext, place: ViewOwner, *, here: str = "projects") -> None:
        self._context = context
        self._place = place
        self._here = here

    def fill(self, menu: QMenu) -> None:
        """Fill the menu with the views there are now."""
        tr, state = self._context.tr, self._place.controls.state
        menu.clear()
        chosen = state.chosen.name
        shipped = {view.name: view for view in SHIPPED}
        add_view_actions(
            menu,
            [(view.name, view_name(view, tr)) for view in SHIPPED],
            chosen,
            lambda key: self._place.show_view(shipped[key]),
        )
        saved = {view.name: view for view in self._saved()}
        if saved:
            menu.addSeparator()
            names = [(name, name) for name in saved]
            add_view_actions(menu, names, chosen, lambda key: self._place.show_view(saved[key]))
        menu.addSeparator()
        self._add_keeping(menu, saved)
        menu.addSeparator()
        self._add_other_places(menu)
        add_action(menu, tr("Bin"), "trash-2", self._place.show_bin)

    def keep(self) -> None:
        """Ask for a name and keep the view as it is shown now."""
        from wsg_desktop.services.views import save_view

        tr, state = self._context.tr, self._place.controls.state
        taken = frozenset(view.name for view in self._saved())
        proposal = state.chosen.name if state.chosen.name in taken else ""
        dialog = ViewNameDialog(tr, proposal, taken, self._place.window())
        if not self._context.messages.ask(dialog):
            return
        view = state.named(dialog.name)
        label = sentence(KEEP_VIEW, name=view.name)
        if self._context.session.change(label, lambda tx: save_view(tx, view.name, view.to_json())):
            self._place.show_view(view)

    def drop(self, name: str) -> None:
        """Remove a kept view; the projects stay as they are."""
        from wsg_desktop.services.views import delete_view
        from wsg_desktop.store.programmes import list_views

        tr, session = self._context.tr, self._context.session
        with session.reading() as read:
            found = next((row.id for row in list_views(read) if row.name == name), None)
        if found and session.change(sentence(DROP_VIEW, name=name), lambda tx: delete_view(tx, found)):
            self._place.show_view(SHIPPED[0])
            told = tr("The view “{name}” is removed.", name=name)
            self._context.messages.info(told, session.undo_offer())

    def _add_keeping(self, menu: QMenu, saved: dict[str, View]) -> None:
        tr, state = self._context.tr, self._place.controls.state
        writable = not self._context.session.document.readonly
        add_action(menu, tr("Keep this view..."), "save", self.keep, enabled=writable)
        name = state.chosen.name
        if name in saved:
            words = tr("Remove “{name}”", name=name)
            add_action(menu, words, "x", lambda: self.drop(name), enabled=writable)
        if state.is_changed:
            words = tr("Back to “{name}” as it was", name=view_name(state.chosen, tr))
            add_action(menu, words, "rotate-ccw", lambda: self._place.show_view(state.chosen))

    def _add_other_places(self, menu: QMenu) -> None:
        """Let the view travel: the same filter, order and groups in another place."""
        there = {place.key: place.icon for place in PLACES}
        for key, words in _ELSEWHERE.items():
            if key != self._here and key in there:
                add_action(menu, self._context.tr(words), there[key], lambda it=key: self._go_to(it))

    def _go_to(self, key: str) -> None:
        self._context.go_to(key, self._place.controls.state.view)

    def _saved(self) -> list[View]:
        from wsg_desktop.services.viewing import saved_views

        with self._context.session.reading() as read:
            return saved_views(read)
