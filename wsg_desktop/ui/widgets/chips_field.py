"""A field that holds several names as chips, with a line to type the next one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.chip import Chip
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.line_field import leaves_undo
from wsg_desktop.ui.widgets.type_ahead import ADD_NEW, TypeAhead

_BARE = "QLineEdit, QLineEdit:focus, QLineEdit:hover { border: 0; padding: 1px 3px; }"
_STILL_HERE = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)


class ChipsField(QFrame):
    """Names as chips: typing offers known ones, Enter takes the first, Backspace takes the last one away.

    Leaving the field keeps a known name that was typed in full.
    `committed` carries all names after each addition or removal; the owner answers by `show_names`.
    """

    committed = Signal(object)
    """A tuple of names."""

    def __init__(
        self,
        tr: Translator,
        name: str,
        known: Callable[[], KnownNames],
        *,
        add_new: str = ADD_NEW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._name = name
        self._names: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._hint = ""
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setFrame(False)
        # The frame is this field's: the line inside has none, whatever the style sheet says of lines.
        theme.dress(self.line, "QLineEdit, QLineEdit:focus, QLineEdit:hover { border: 0; padding: 1px 3px; }")
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.installEventFilter(self)
        self.type_ahead = TypeAhead(self.line, known, tr, add_new=add_new, field=self)
        self.type_ahead.chosen.connect(self._add)
        self._flow = FlowLayout(self, spacing=4)
        self._flow.setContentsMargins(6, 3, 6, 3)
        self._flow.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are shown."""
        return self._names

    @property
    def chips(self) -> list[Chip]:
        """Return the chips that are shown."""
        return list(self._chips)

    @property
    def is_dirty(self) -> bool:
        """Return whether something was typed that is no chip yet."""
        return bool(self.line.text().strip())

    def show_names(self, names: Sequence[str], hint: str = "") -> None:
        """Show `names`; `hint` stands in the line while nothing is typed."""
        self.type_ahead.leave_out(names)
        if hint != self._hint:
            self._hint = hint
            self.line.setPlaceholderText(hint)
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._make_chips()
        self.setAccessibleName(f"{self._name}: {', '.join(names)}" if names else self._name)

    def set_read_only(self, read_only: bool) -> None:
        """Take no typing and let nothing be removed."""
        if self.line.isReadOnly() != read_only:
            self.line.setReadOnly(read_only)
            self._make_chips()

    def clear_line(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def minimumSizeHint(self) -> QSize:
        """Return the height of one line of chips."""
        return QSize(80, self._flow.minimumSize().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame that holds chips and line."""
        focused = self.line.hasFocus()
        tone = "focus" if focused else "chip_line" if self.underMouse() else "line"
        paint_card(QPainter(self), QRectF(self.rect()), line=tone, width=2 if focused else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the keyboard in the line wherever the field is clicked."""
        super().mousePressEvent(event)
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the line's keys their meaning among chips, and repaint the frame with its focus."""
        if leaves_undo(event, dirty=self.is_dirty):
            event.ignore()
            return True
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._make_room(typing=kind == QEvent.Type.FocusIn)
            if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_HERE:
                self._keep_known()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._takes_key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from chip to chip by the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        elif at + step == len(self._chips):
            self.line.setFocus()
        else:
            self._chips[max(at + step, 0)].setFocus()

    def _make_room(self, *, typing: bool) -> None:
        """Give the line a few letters while somebody types; behind the chips it needs next to nothing."""
        wide = typing or not self._names
        # As high as a chip, so that the field is as high without chips as with.
        self.line.setFixedHeight(self.fontMetrics().height() + 8)
        self.line.setMinimumWidth(self.fontMetrics().horizontalAdvance("m" * 6) if wide else 8)
        self._flow.invalidate()
        self.updateGeometry()
        self.update()

    def _takes_key(self, event: QKeyEvent) -> bool:
        key, at_start = event.key(), self.line.cursorPosition() == 0 and not self.line.hasSelectedText()
        if key in _REMOVING and at_start and self._chips and not self.line.isReadOnly():
            self._chips[-1].setFocus()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_typed()
            return True
        if key == Qt.Key.Key_Escape and self.is_dirty:
            self.clear_line()
            return True
        return False

    def _take_typed(self) -> None:
        """Take what is typed where it is a known name; a new one is taken from the list, knowingly."""
        same = self.type_ahead.same_as(self.line.text())
        if same:
            self._add(same)
        else:
            self.type_ahead.offer()

    def _keep_known(self) -> None:
        """Keep on leaving what is a known name in full, as other fields keep theirs; the rest stays typed."""
        same = self.type_ahead.same_as(self.line.text()) if self.is_dirty else None
        if same and not self.line.isReadOnly():
            self._add(same)

    def _add(self, name: str) -> None:
        self.clear_line()
        if name and name not in self._names:
            self.committed.emit((*self._names, name))

    def _remove(self, name: str) -> None:
        self.line.setFocus()
        self.committed.emit(tuple(other for other in self._names if other != name))

    def _make_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for position, name in enumerate(self._names):
            removing = "" if self.line.isReadOnly() else self._tr("Remove {name}", name=name)
            chip = Chip(name, removing, quiet=True, parent=self)
            chip.setCursor(Qt.CursorShape.ArrowCursor)
            if removing:
                # Tab goes to the line; the arrow keys go from there to the chips.
                chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.removed.connect(lambda it=name: self._remove(it))
            self._flow.insert(position, chip)
            self._chips.append(chip)
            chip.show()
        self._make_room(typing=self.line.hasFocus())
