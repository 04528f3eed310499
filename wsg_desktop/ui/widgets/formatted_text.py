"""A field for notes with simple formatting, as high as its text; what it offers is text with a few signs."""

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from wsg_desktop.domain.markup import Line, LineKind, Span, parse, write
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.growing_text import wear_edge
from wsg_desktop.ui.widgets.line_field import leaves_undo

_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (Qt.Key.Key_B, Qt.Key.Key_I)
_EDGE = 14
_BULLET = re.compile(r"^[\u00b7\u2022\u25aao\uf0b7][\t \u00a0]+")
"""How Word copies the point of a list as text."""


class FormattedText(QTextEdit):
    """Bold, italic, points, headings and links. `offered` carries the text with its signs.

    Ctrl+Enter or leaving keeps it, Esc goes back, Tab goes to the next field. Pasted text comes in clean.
    """

    offered = Signal(str)
    restored = Signal()
    link_opened = Signal(str)

    def __init__(self, name: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._written = ""
        """What the text shown is when it is written again: an older note may have had other signs."""
        self._lines = lines
        self.is_helped = False
        """Whether something that belongs to the field has the keyboard: going there is no leaving."""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoBulletList)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setIndentWidth(16)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.notice.changed.connect(self._dress)
        self._dress()

    @property
    def markup(self) -> str:
        """Return the text with its signs."""
        lines: list[Line] = []
        block = self.document().firstBlock()
        while block.isValid():
            lines.append(_line_of(block))
            block = block.next()
        return write(lines).strip("\n")

    @property
    def is_dirty(self) -> bool:
        """Return whether something else was typed that is not kept yet."""
        return self.markup != self._written

    def show_text(self, text: str, *, anyway: bool = False) -> None:
        """Show what is kept; what the user is typing, or typed and was refused, stays unless `anyway`."""
        if self.is_dirty and not anyway:
            self._written = text
        elif text != self._shown or self.markup != self._written:
            self._fill(text)
        self._shown = text

    def restore(self) -> None:
        """Forget what was typed."""
        self._fill(self._shown)
        self.restored.emit()

    def offer(self) -> None:
        """Offer what was typed, if anything."""
        if self.is_dirty:
            self.offered.emit(self.markup)

    def toggle_bold(self) -> None:
        """Make the chosen words bold, or no longer."""
        bold = self.fontWeight() >= QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Make the chosen words italic, or no longer."""
        self.setFontItalic(not self.fontItalic())

    def toggle_points(self) -> None:
        """Make the chosen lines points of a list, or no longer."""
        cursor = self.textCursor()
        is_point = cursor.currentList() is not None
        for block in _blocks_in(cursor):
            _set_kind(QTextCursor(block), LineKind.TEXT if is_point else LineKind.POINT)

    def toggle_heading(self) -> None:
        """Make the chosen lines headings, or no longer."""
        is_heading = self.textCursor().blockFormat().headingLevel() > 0
        for block in _blocks_in(self.textCursor()):
            _set_kind(QTextCursor(block), LineKind.TEXT if is_heading else LineKind.HEADING)

    def set_link(self, target: str) -> None:
        """Let the chosen words lead to `target`; without words the address itself comes there."""
        cursor = self.textCursor()
        words = cursor.selectedText() or target
        cursor.insertText(words, _look_of(Span(words, target=target)))
        cursor.insertText("", QTextCharFormat())
        self.setCurrentCharFormat(QTextCharFormat())

    def sizeHint(self) -> QSize:
        """Return the height of the text, and at least of the lines it was made with."""
        least = self._lines * self.fontMetrics().lineSpacing()
        return QSize(120, ceil(max(self.document().size().height(), least)) + _EDGE)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the text is never cut."""
        return QSize(40, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep bold and italic from the window; let it take back the last change where nothing is typed."""
        if leaves_undo(event, dirty=self.is_dirty):
            event.ignore()
            return False
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Ctrl+Enter, go back by Esc; Ctrl+B and Ctrl+I; Enter ends a heading or a list."""
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _DONE and with_control:
            self.offer()
            event.setAccepted(False)
        elif event.key() in _DONE:
            self._begin_line(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back(event)
        elif _is_own_key(event):
            (self.toggle_bold if event.key() == Qt.Key.Key_B else self.toggle_italic)()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a link that is clicked with Ctrl."""
        target = self.anchorAt(event.position().toPoint())
        if target and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.link_opened.emit(target)
        else:
            super().mouseReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep on leaving; a menu that opens is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.is_helped:
            self.offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text at the new width."""
        super().resizeEvent(event)
        self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text clean: no fonts or colours; the points of a list stay points."""
        lines = [_pasted_line(line) for line in clean(source.text()).split("\n")]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for number, (text, kind) in enumerate(lines):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            if kind is LineKind.POINT and (number or cursor.atBlockStart()):
                _set_kind(cursor, kind)
            cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _go_back(self, event: QKeyEvent) -> None:
        if self.is_dirty:
            self.restore()
        else:
            event.ignore()

    def _begin_line(self, event: QKeyEvent) -> None:
        """Begin a new line: after a heading a plain one, and a point without words ends its list."""
        cursor = self.textCursor()
        if cursor.currentList() is not None and not cursor.block().text():
            _set_kind(cursor, LineKind.TEXT)
            return
        was_heading = cursor.blockFormat().headingLevel() > 0
        super().keyPressEvent(event)
        if was_heading and self.textCursor().atBlockEnd():
            _set_kind(self.textCursor(), LineKind.TEXT)
            self.setCurrentCharFormat(QTextCharFormat())

    def _fill(self, text: str) -> None:
        self.clear()
        cursor = self.textCursor()
        for number, line in enumerate(parse(text)):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            _set_kind(cursor, line.kind)
            for span in line.spans:
                cursor.insertText(span.text, _look_of(span, line.kind))
        self.document().clearUndoRedoStacks()
        self._written = self.markup

    def _dress(self) -> None:
        wear_edge(self)
        self.setFont(theme.font(FontRole.BODY))
        if not self.is_dirty:
            self._fill(self._shown)
        self._fit()

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if self.height() != height:
            self.setFixedHeight(height)


def clean(text: str) -> str:
    """Return pasted text with plain blanks and line ends, and at most one empty line in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    lines = [line.replace("\u00a0", " ").rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _pasted_line(line: str) -> tuple[str, LineKind]:
    point = _BULLET.match(line.lstrip())
    if point:
        return line.lstrip()[point.end() :].strip(), LineKind.POINT
    return line.replace("\t", " "), LineKind.TEXT


def _is_own_key(event: QKeyEvent) -> bool:
    return event.key() in _OWN_KEYS and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _blocks_in(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last:
        block = block.next()
        found.append(block)
    return found


def _set_kind(cursor: QTextCursor, kind: LineKind) -> None:
    """Make the line of `cursor` of a kind."""
    cursor.beginEditBlock()
    points, had = cursor.currentList(), cursor.blockFormat().headingLevel() > 0
    if points is not None:
        points.remove(cursor.block())
    look = QTextBlockFormat()
    look.setHeadingLevel(2 if kind is LineKind.HEADING else 0)
    cursor.setBlockFormat(look)
    if kind is LineKind.POINT:
        cursor.createList(QTextListFormat.Style.ListDisc)
    if had != (kind is LineKind.HEADING):
        whole = QTextCursor(cursor.block())
        whole.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        weight = QTextCharFormat()
        weight.setFontWeight(QFont.Weight.Normal if had else QFont.Weight.Bold)
        whole.mergeCharFormat(weight)
    cursor.endEditBlock()


def _look_of(span: Span, kind: LineKind = LineKind.TEXT) -> QTextCharFormat:
    look = QTextCharFormat()
    is_bold = span.bold or kind is LineKind.HEADING
    look.setFontWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    look.setFontItalic(span.italic)
    if span.target:
        look.setAnchor(True)
        look.setAnchorHref(span.target)
        look.setForeground(theme.colour("accent"))
        look.setFontUnderline(True)
    return look


def _line_of(block: QTextBlock) -> Line:
    kind = LineKind.TEXT
    if block.blockFormat().headingLevel():
        kind = LineKind.HEADING
    elif block.textList() is not None:
        kind = LineKind.POINT
    spans: list[Span] = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        look = fragment.charFormat()
        is_bold = look.fontWeight() >= QFont.Weight.DemiBold and kind is not LineKind.HEADING
        text = fragment.text().replace("\u2028", " ")
        spans.append(Span(text, is_bold, look.fontItalic(), look.anchorHref()))
        part += 1
    return Line(tuple(spans), kind)
