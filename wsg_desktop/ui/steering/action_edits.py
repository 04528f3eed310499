"""What the window asks of actions: each wish is one change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.errors import UserError
from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.store.actions import ActionRow
    from wsg_desktop.store.transaction import Transaction

Refuse = Callable[[UserError], object]


class ActionEdits:
    """Adds, changes and ends actions through the one door of the window."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def add(
        self, text: str, holder: str, due: Term, references: dict[str, str | None], refuse: Refuse
    ) -> str | None:
        """Add an action and return its id; None when it was refused."""
        from wsg_desktop.services import actions, edit_labels

        return self._context.session.change(
            edit_labels.action_label(edit_labels.ADD_ACTION, text),
            lambda tx: actions.add(tx, text, holder=holder, due=due or NO_TERM, **references),
            refused=refuse,
        ).value

    def set_field(self, row: "ActionRow", key: str, value: Any, refuse: Refuse) -> bool:
        """Change one field of an action."""
        from wsg_desktop.services import actions, edit_labels

        if getattr(row, key) == value:
            return True
        label = edit_labels.action_label(edit_labels.CHANGE_ACTION, row.text)
        change = self._context.session.change
        return bool(change(label, lambda tx: actions.set_field(tx, row.id, key, value), refused=refuse))

    def set_about(self, row: "ActionRow", about: dict[str, str | None], refuse: Refuse) -> bool:
        """Say which project or area an action is about."""
        from wsg_desktop.services import actions, edit_labels

        label = edit_labels.action_label(edit_labels.CHANGE_ACTION, row.text)

        def work(tx: "Transaction") -> None:
            for key, value in about.items():
                actions.set_field(tx, row.id, key, value)

        return bool(self._context.session.change(label, work, refused=refuse))

    def finish(self, row: "ActionRow") -> None:
        """Keep that an action was done today."""
        from wsg_desktop.services import actions, edit_labels

        self._context.session.change(
            edit_labels.action_label(edit_labels.FINISH_ACTION, row.text),
            lambda tx: actions.finish(tx, row.id),
            self._context.tr("{number} is done.", number=row.number),
        )

    def reopen(self, row: "ActionRow") -> None:
        """Let an action be done after all."""
        from wsg_desktop.services import actions, edit_labels

        label = edit_labels.action_label(edit_labels.CHANGE_ACTION, row.text)
        self._context.session.change(label, lambda tx: actions.reopen(tx, row.id))

    def drop(self, row: "ActionRow") -> None:
        """Keep that an action need not be done any more."""
        from wsg_desktop.services import actions, edit_labels

        self._context.session.change(
            edit_labels.action_label(edit_labels.CHANGE_ACTION, row.text),
            lambda tx: actions.drop(tx, row.id),
            self._context.tr("{number} is dropped.", number=row.number),
        )
