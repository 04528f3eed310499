"""Who does an action, and when it can be done: the link between declared actions, commands and places."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.actions import ActionDeclaration, Actions, Need, Scope
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.place_stack import PlaceStack

NO_PROGRAMME = N_("Open a programme first.")
IN_USE = N_("Somebody else has this programme open: you can look, but not change.")
READ_ONLY = N_("You may not write in this file. Save a copy to go on with it.")
NOT_HERE = N_("This works in a place with projects. Go to Projects or Planning first.")
NOT_NOW = N_("This cannot be done with what is chosen now.")
NOTHING_TO_UNDO = N_("There is nothing to undo.")
NOTHING_TO_REDO = N_("There is nothing to do again.")


class _Now(NamedTuple):
    """What decides about many actions at once."""

    not_met: dict[Need, str]
    """Per need why it is not met, as a message id; empty where it is."""
    nothing: dict[str, str]
    """Per action that has nothing to work on, why."""
    undo: str | None
    redo: str | None
    """The packed labels of what undo and redo would do."""


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
        now = self._now()
        for action in self._actions.declarations.values():
            self._switch(action.id, self._why_off(action, now))
        place, key = self._places.current, self._places.current_key
        here = (it for it in self._actions.declarations.values() if it.scope is Scope.PLACE)
        mine = (it for it in here if it.place in {"", key} and hasattr(place, it.method))
        self._actions.give_keys(frozenset(it.id for it in mine))
        self._name_undo(now)

    def enable_for_menu(self) -> None:
        """Switch off as well what the place does not allow now: a menu is about to show it."""
        self.enable()
        for action in self._actions.declarations.values():
            if self._actions[action.id].isEnabled() and self._is_refused(action):
                self._switch(action.id, NOT_NOW)

    def reasons(self) -> Callable[[ActionDeclaration], str]:
        """Return what tells of each action why it cannot be done now: a message id, empty where it can."""
        now = self._now()
        return lambda action: self._why_off(action, now) or (NOT_NOW if self._is_refused(action) else "")

    def _is_refused(self, action: ActionDeclaration) -> bool:
        """Return whether the place that is shown does not allow an action of its own now."""
        place = self._places.current
        is_its = place is not None and action.scope is Scope.PLACE and hasattr(place, action.method)
        return place is not None and is_its and not place.allows(action.id)

    def _why_off(self, action: ActionDeclaration, now: "_Now") -> str:
        why = now.not_met[action.need] or now.nothing.get(action.id, "")
        if not why and action.scope is Scope.PLACE and not action.place:
            return "" if hasattr(self._places.current, action.method) else NOT_HERE
        return why

    def _now(self) -> "_Now":
        """Return what holds for all actions, read once."""
        undo, redo = self._session.undo_labels()
        nothing = {} if undo else {"undo": NOTHING_TO_UNDO}
        nothing |= {} if redo else {"redo": NOTHING_TO_REDO}
        if not self._session.is_open:
            not_met = {Need.NOTHING: "", Need.PROGRAMME: NO_PROGRAMME, Need.WRITABLE: NO_PROGRAMME}
            return _Now(not_met, nothing, undo, redo)
        document = self._session.document
        locked = IN_USE if document.holder is not None else READ_ONLY
        not_met = {Need.NOTHING: "", Need.PROGRAMME: "", Need.WRITABLE: locked if document.readonly else ""}
        return _Now(not_met, nothing, undo, redo)

    def _switch(self, action_id: str, why_not: str) -> None:
        """Switch an action on, or off with the reason as its tooltip, which the menus show."""
        action = self._actions[action_id]
        action.setEnabled(not why_not)
        action.setToolTip(self._current_tr()(why_not))

    def _run_in_place(self, action: ActionDeclaration) -> None:
        place = self._places.current
        if place is None:
            return
        if not hasattr(place, action.method):
            place = self._places.show_place(action.place)
        if place.allows(action.id):
            getattr(place, action.method)()

    def _name_undo(self, now: "_Now") -> None:
        tr, undo, redo = self._current_tr(), now.undo, now.redo
        for action_id, label, bare, named in (
            ("undo", undo, tr("&Undo"), tr("&Undo: {change}", change=tr.sentence(undo or ""))),
            ("redo", redo, tr("&Redo"), tr("&Redo: {change}", change=tr.sentence(redo or ""))),
        ):
            self._actions[action_id].setText(named if label else bare)
