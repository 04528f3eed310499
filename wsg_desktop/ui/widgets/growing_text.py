"""A field for longer texts, as high as its text; it keeps on leaving or Ctrl+Enter, and gives up on Esc."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.line_field import leaves_undo

_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDGE = 14
"""Border and padding above and below the text, and what Qt wants to be left before it scrolls by a line."""


def wear_edge(field: QPlainTextEdit | QTextEdit) -> None:
    """Give a field the system's edge under high contrast, where no style sheet gives edge and padding."""
    has_own = theme.is_high_contrast()
    field.setFrameShape(QFrame.Shape.StyledPanel if has_own else QFrame.Shape.NoFrame)
    field.document().setDocumentMargin(2 if has_own else 0)


class GrowingText(QPlainTextEdit):
    """Text over several lines. `offered` carries it when the user is done; Tab goes to the next field.

    With `one_line` it wraps but holds one paragraph, and Enter keeps it: a title. `edge` is for one that has
    another border and padding than the style sheet gives.
    """

    offered = Signal(str)
    restored = Signal()
    went_on = Signal()
    goes_on = False
    """Whether Enter keeps the text and tells that it `went_on`; Shift+Enter begins a new line then."""

    def __init__(
        self,
        name: str = "",
        *,
        one_line: bool = False,
        role: FontRole = FontRole.BODY,
        lines: int = 1,
        edge: int = _EDGE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown = ""
        self._one_line = one_line
        self._role = role
        self._lines = lines
        self._edge = edge
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def is_dirty(self) -> bool:
        """Return whether something else was typed that is not kept yet."""
        return self.toPlainText() != self._shown

    def show_text(self, text: str, *, anyway: bool = False) -> None:
        """Show what is kept; what the user is typing, or typed and was refused, stays unless `anyway`."""
        leave = self.is_dirty and not anyway
        self._shown = text
        if not leave and self.toPlainText() != text:
            self.setPlainText(text)

    def restore(self) -> None:
        """Forget what was typed."""
        self.setPlainText(self._shown)
        self.restored.emit()

    def offer(self) -> None:
        """Offer what was typed, if anything."""
        if self.is_dirty:
            self.offered.emit(self.toPlainText())

    def sizeHint(self) -> QSize:
        """Return the height of the text, and at least of the lines it was made with."""
        least = self._lines * ceil(QFontMetricsF(self.font()).lineSpacing())
        return QSize(120, ceil(max(self._text_height(), least)) + self._edge)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the text is never cut."""
        return QSize(40, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Let the window take back the last change where nothing is typed here."""
        if leaves_undo(event, dirty=self.is_dirty):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Ctrl+Enter (in one line by Enter too), go back by Esc."""
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _DONE and self.goes_on and not with_shift:
            self.offer()
            self.went_on.emit()
        elif event.key() in _DONE and (with_control or self._one_line):
            self.offer()
            # With Ctrl it may mean something to the form that the field is in.
            event.setAccepted(not with_control)
        elif event.key() == Qt.Key.Key_Escape and self.is_dirty:
            self.restore()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep on leaving; a menu that opens is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _text_height(self) -> float:
        """Return the height as laid out; the document counts lines, which fonts round differently."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _dress(self) -> None:
        wear_edge(self)
        self.setFont(theme.font(self._role))
        self._fit()

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if self.height() != height:
            self.setFixedHeight(height)
