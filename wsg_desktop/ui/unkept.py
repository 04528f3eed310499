"""What was typed and is not kept, asked about before the programme closes."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.leaving import leave_field
from wsg_desktop.ui.messages import Answer, Messages
from wsg_desktop.ui.widgets.growing_text import GrowingText
from wsg_desktop.ui.widgets.line_field import LineField

PASSING = "passing"
"""The property of a field of which the text may go: it says what is shown, or something of other edits."""

NOT_KEPT = N_("Not everything that you typed is kept")
_LOST = N_("“{text}” is not kept.")
_WHERE = N_("“{text}” in {field} is not kept.")
_SHOWN_ANEW = N_("“{text}” in {field} is not kept, because the window is shown anew. Type it there again.")
_AS_IT_WAS = N_("{field} of {number} is as it was: “{text}” was not kept.")
_MORE = N_("Go back to finish it, or go on without it.")


class Unkept(NamedTuple):
    """A text that nothing took, and where it was typed."""

    text: str
    where: str
    field: QWidget | None = None
    """None where the field is gone, as that of a cell is."""


def may_go(window: QWidget, messages: Messages, tr: Translator) -> bool:
    """Let the field with the keyboard keep its text; ask whether what is not kept may go."""
    found = [*_leave_fields(window), *typed_in(window)]
    if not found:
        return True
    first = found[0]
    words = "\n".join((*(words_of(it.text, it.where, tr) for it in found[:3]), tr(_MORE)))
    if messages.question(tr(NOT_KEPT), words, [Answer("go", tr("Go on without it"), removes=True)]):
        return True
    if first.field is not None and first.field.isVisible():
        first.field.setFocus(Qt.FocusReason.OtherFocusReason)
    return False


def tell_unkept(window: QWidget, messages: Messages) -> None:
    """Let the field with the keyboard keep its text; tell what is lost now that the window is shown anew."""
    for it in (*_leave_fields(window), *_typed(window)):
        messages.error(UserError(_SHOWN_ANEW if it.where else _LOST, text=it.text, field=it.where))


def tell_dropped(messages: Messages, number: str, typed: Iterable[tuple[str, str]]) -> bool:
    """Tell each text with its field that was typed of something and goes with it; return whether any did."""
    dropped = [(field, text.strip()) for field, text in typed if text.strip()]
    for field, text in dropped:
        messages.error(UserError(_AS_IT_WAS, field=field, number=number, text=text))
    return bool(dropped)


def words_of(text: str, where: str, tr: Translator) -> str:
    """Return the sentence that says which text of which field is not kept."""
    return tr(_WHERE if where else _LOST, text=text, field=where)


def typed_in(window: QWidget) -> Iterator[Unkept]:
    """Yield what a person typed in the fields and cells of a window and is not what they were shown with."""
    from wsg_desktop.ui.projects.cell_editor import CellEditor

    for cell in window.findChildren(CellEditor):
        if cell.typed.strip():
            yield Unkept(cell.typed.strip(), "", cell.field)
    yield from _typed(window)


def _leave_fields(window: QWidget) -> list[Unkept]:
    """Let the field with the keyboard keep its text; return what the editor of a cell let go."""
    from wsg_desktop.ui.projects.cell_editor import CellEditor

    dropped: list[Unkept] = []

    def note(text: str, _why: str) -> None:
        if text.strip():
            dropped.append(Unkept(text.strip(), ""))

    editors = [it for it in window.findChildren(CellEditor) if it.is_open]
    for editor in editors:
        editor.dropped.connect(note)
    leave_field(window)
    for editor in editors:
        with suppress(RuntimeError):
            editor.dropped.disconnect(note)
    return dropped


def _typed(window: QWidget) -> Iterator[Unkept]:
    for line in window.findChildren(LineField):
        # A text that the programme put there, such as a proposal, is nobody's work.
        if line.isModified() and line.is_dirty and _counts(line, line.text(), read_only=line.isReadOnly()):
            yield Unkept(line.text().strip(), line.accessibleName(), line)
    for line in window.findChildren(QLineEdit):
        # Those of chips and of forms know no text that was shown; a form that was given up is hidden.
        is_plain = type(line) is QLineEdit and line.window() is window and not _is_given_up(line)
        if is_plain and line.isModified() and _counts(line, line.text(), read_only=line.isReadOnly()):
            yield Unkept(line.text().strip(), line.accessibleName(), line)
    for text in window.findChildren(GrowingText):
        typed, changed = text.toPlainText(), text.document().isModified() and text.is_dirty
        if changed and _counts(text, typed, read_only=text.isReadOnly()):
            yield Unkept(typed.strip(), text.accessibleName(), text)


def _is_given_up(line: QLineEdit) -> bool:
    form = line.parentWidget()
    return form is None or form.isHidden() or isinstance(form, QAbstractSpinBox | QComboBox)


def _counts(field: QWidget, text: str, *, read_only: bool) -> bool:
    return bool(text.strip()) and not read_only and not field.property(PASSING)
