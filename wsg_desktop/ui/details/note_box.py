"""A field for notes with simple formatting: the text under a row of small buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from wsg_desktop.domain.fields import Field
from wsg_desktop.texts import N_
from wsg_desktop.ui import theme
from wsg_desktop.ui.details.field_box import FieldBox
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.reference_opening import open_reference
from wsg_desktop.ui.details.shown import DIFFERENT, Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.formatted_text import FormattedText
from wsg_desktop.ui.widgets.line_field import LineField

_LOOKS = (
    ("bold", N_("Bold (Ctrl+B)"), N_("B")),
    ("italic", N_("Italic (Ctrl+I)"), N_("I")),
    ("points", N_("Points of a list"), "\u2022"),
    ("heading", N_("Heading"), N_("H")),
)
"""What a button does, its name, and the letter on it."""


class NoteBox(FieldBox):
    """Notes, kept on leaving the field or by Ctrl+Enter; Ctrl and a click open a link in them."""

    def __init__(self, kit: DetailsKit, field: Field) -> None:
        tr = kit.tr
        super().__init__(tr, tr(field.label))
        self.edit = FormattedText(self.name)
        self.buttons: dict[str, IconButton] = {}
        self.address = LineField(tr("Address of the link"))
        self.address.setPlaceholderText(tr("Address of the page or file, then Enter"))
        self._add_buttons()
        self.hold(self.edit)
        self.column.insertWidget(1, self.address)
        self.address.hide()
        self.address.offered.connect(self._set_link)
        self.address.restored.connect(self._leave_link)
        self.address.installEventFilter(self)
        self.edit.offered.connect(self.committed.emit)
        self.edit.restored.connect(lambda: self.line.clear(None))
        self.edit.link_opened.connect(lambda target: open_reference(kit.context, target))
        self.edit.setToolTip(tr("Ctrl+click opens a link."))
        theme.notice.changed.connect(self._dress)
        self._dress()

    def display(self, shown: Shown, value: Any, *, anyway: bool) -> None:  # noqa: ARG002 - one shape for all
        """Show the notes."""
        differs = value is DIFFERENT
        self.edit.show_text("" if differs else value, anyway=anyway)
        self.edit.setPlaceholderText(self.different if differs else "")
        if anyway:
            self._leave_link()
        if not self.edit.is_dirty:
            self.line.clear(None)

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self.edit.setReadOnly(read_only)
        for button in self.buttons.values():
            button.setVisible(not read_only)

    def pending(self) -> str:
        """Return what was typed and not kept."""
        return self.edit.toPlainText() if self.edit.is_dirty else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the line for an address away when it is left without one, or by Esc."""
        if watched is self.address and not self.address.text().strip():
            if event.type() == QEvent.Type.FocusOut:
                self._leave_link()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _leaves(event):
                self._leave_link()
                return True
        return super().eventFilter(watched, event)

    def _add_buttons(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        self.column.removeWidget(self.label)
        head.addWidget(self.label, 1)
        does: dict[str, Callable[[], object]] = {
            "bold": self.edit.toggle_bold,
            "italic": self.edit.toggle_italic,
            "points": self.edit.toggle_points,
            "heading": self.edit.toggle_heading,
            "link": self._ask_link,
        }
        for key, name, letter in (*_LOOKS, ("link", N_("Link"), "")):
            button = IconButton(self.tr_(name), "link" if key == "link" else "")
            button.setText(self.tr_(letter) if letter.isalpha() else letter)
            # Writing goes on where it was: the buttons are for the mouse, the keys for the keyboard.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(does[key])
            self.buttons[key] = button
            head.addWidget(button)
        self.column.insertLayout(0, head)

    def _ask_link(self) -> None:
        self.edit.is_helped = True
        self.address.show_text("", anyway=True)
        self.address.show()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_link(self, target: str) -> None:
        if target.strip():
            self.edit.set_link(target.strip())
        self._leave_link()

    def _leave_link(self) -> None:
        """Take the address away; the keyboard goes back to the text, unless somebody took it elsewhere."""
        if not self.edit.is_helped:
            return
        self.edit.is_helped = False
        had_keyboard = self.address.hasFocus()
        self.address.show_text("", anyway=True)
        self.address.hide()
        if had_keyboard:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edit.offer()

    def _dress(self) -> None:
        for key, button in self.buttons.items():
            font = theme.font(FontRole.SMALL)
            font.setBold(key in {"bold", "heading"})
            font.setItalic(key == "italic")
            button.setFont(font)


def _leaves(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
