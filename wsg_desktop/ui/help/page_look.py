"""How a page of the help looks: headings, air, tables and links, for Markdown has no style of its own."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextTable,
)

from wsg_desktop.ui import theme
from wsg_desktop.ui.palette_data import Colours
from wsg_desktop.ui.theme import FontRole

_LINE = 130
_PAGE, _PART, _BELOW, _TIGHT = 0, 20, 8, 4


def dress(document: QTextDocument, colours: Colours) -> None:
    """Give headings our sizes, tables our lines and all text some air."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame, colours)
    for block in blocks_of(document):
        _dress_block(block)
        _dress_letters(block, colours)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document from first to last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(_PART if level > 1 else _PAGE)
    shape.setBottomMargin(_TIGHT if level > 1 or block.textList() else _BELOW)
    if cursor.currentTable() is not None:
        shape.setBottomMargin(0)
    if block.text() == "\ufffc":  # A picture alone: a line of it must not be higher than it is.
        shape.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        letters = QTextCharFormat()
        letters.setFont(theme.font(FontRole.TITLE if level == 1 else FontRole.HEADING))
        # Not the block itself: that begins with the end of the one before, which would change along.
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        # Not merged: what Markdown says of the size would win.
        cursor.setCharFormat(letters)
    shape.setNonBreakableLines(False)
    cursor.mergeBlockFormat(shape)


def _dress_letters(block: QTextBlock, colours: Colours) -> None:
    """Colour links for the page they are on, and give what is typed the size of the text around it."""
    pieces: list[QTextFragment] = []
    at = block.begin()
    while not at.atEnd():
        pieces.append(at.fragment())
        at += 1
    for piece in pieces:
        found = piece.charFormat()
        change = QTextCharFormat()
        if found.isAnchor():
            change.setForeground(QBrush(QColor(colours.link)))
        elif found.fontFixedPitch():
            change.setFontPointSize(theme.font(FontRole.TABLE).pointSizeF())
        else:
            continue
        cursor = QTextCursor(block)
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(change)


def _rule(table: QTextTable, colours: Colours) -> None:
    """Give a table a line below each row, and room around its words."""
    shape = table.format()
    shape.setBorder(0)
    shape.setBorderCollapse(True)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setBottomMargin(12)
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            lined = cell.format().toTableCellFormat()
            lined.setBottomBorder(1)
            lined.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            lined.setBottomBorderBrush(QBrush(QColor(colours.line)))
            cell.setFormat(lined)
