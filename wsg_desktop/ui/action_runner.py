"""Who does an action, and when it can be done: the link between declared actions, commands and places."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from wsg_desktop.texts import Translator
from wsg_desktop.ui.actions import ActionDeclaration, Actions, Need, Scope
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.place_stack import PlaceStack


class ActionRunner(QObject):
    """Run actions and switch them on and off.

    `doers` have a method for each action of the window; places have one for each of theirs.
    """

    def __init__(
        self,
        actions: Actions,
        doers: Sequence[QObject],
        places: PlaceStack,
        session: DocumentSession,
        tr: Callable[[], Translator],
    ) -> None:
        super().__init__(actions)
        self._actions = actions
        self._doers = doers
        self._places = places
        self._session = session
        self._current_tr = tr
        actions.chosen.connect(self.run)

    def run(self, action: ActionDeclaration) -> None:
        """Do what an action says: a method of the place, of a doer, or going to a place."""
        if action.id.startswith("go_"):
            self._places.show_place(action.id.removeprefix("go_"))
        elif action.scope is Scope.PLACE:
            self._run_in_place(action)
        else:
            doer = next(one for one in self._doers if hasattr(one, action.method))
            getattr(doer, action.method)()

    def enable(self) -> None:
        """Switch actions on and off by what is open and shown; what a place allows is asked on doing it."""
        is_open = self._session.is_open
        writable = is_open and not self._session.document.readonly
        met = {Need.NOTHING: True, Need.PROGRAMME: is_open, Need.WRITABLE: writable}
        for action in self._actions.declarations.values():
            on = met[action.need]
            if action.scope is Scope.PLACE and not action.place:
                on = on and hasattr(self._places.current, action.method)
            self._actions[action.id].setEnabled(on)
        place = self._places.current
        self._actions.give_keys(
            frozenset(
                it.id
                for it in self._actions.declarations.values()
                if it.scope is Scope.PLACE and not it.place and hasattr(place, it.method)
            )
        )
        self._name_undo()

    def enable_for_menu(self) -> None:
        """Switch off as well what the place does not allow now: a menu is about to show it."""
        self.enable()
        place = self._places.current
        for action in self._actions.declarations.values():
            if place is not None and action.scope is Scope.PLACE and hasattr(place, action.method):
                shown = self._actions[action.id]
                shown.setEnabled(shown.isEnabled() and place.allows(action.id))

    def _run_in_place(self, action: ActionDeclaration) -> None:
        place = self._places.current
        if place is None:
            return
        if not hasattr(place, action.method):
            place = self._places.show_place(action.place)
        if place.allows(action.id):
            getattr(place, action.method)()

    def _name_undo(self) -> None:
        tr = self._current_tr()
        undo, redo = self._session.undo_labels()
        for action_id, label, bare, named in (
            ("undo", undo, tr("&Undo"), tr("&Undo: {change}", change=tr.sentence(undo or ""))),
            ("redo", redo, tr("&Redo"), tr("&Redo: {change}", change=tr.sentence(redo or ""))),
        ):
            action = self._actions[action_id]
            action.setText(named if label else bare)
            action.setEnabled(action.isEnabled() and label is not None)
