"""Texts of the chart: its three fonts, their widths, and static texts kept for what repeats on every frame.

On screen a kept text costs a third of a fresh one; on paper texts are drawn fresh, so that they stay text.
"""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from wsg_desktop.drawing.labels import elided
from wsg_desktop.drawing.palette import colour

MOST_KEPT = 4096

PlacedText = tuple[float, float, str]
"""From where on a text is drawn, the middle of its line, and the text."""


class Letter(StrEnum):
    """What a text is, which decides its font."""

    BODY = "body"
    SMALL = "small"
    STRONG = "strong"


class Lettering:
    """Measures and draws texts in the fonts that follow from one base font."""

    def __init__(self, base: QFont, *, on_paper: bool = False) -> None:
        self._on_paper = on_paper
        self._fonts = {letter: _font(base, letter, on_paper=on_paper) for letter in Letter}
        self._metrics = {letter: QFontMetricsF(font) for letter, font in self._fonts.items()}
        self._baselines = {letter: (m.ascent() - m.descent()) / 2 for letter, m in self._metrics.items()}
        """How far below the middle of a line its letters stand."""
        self._widths: dict[tuple[str, str], float] = {}
        self._kept: dict[tuple[str, str], QStaticText] = {}

    def font(self, letter: Letter) -> QFont:
        """Return the font of a kind of text."""
        return self._fonts[letter]

    def height(self, letter: Letter) -> float:
        """Return the height of a line."""
        return self._metrics[letter].height()

    def width(self, text: str, letter: Letter = Letter.SMALL) -> float:
        """Return the width of a text in pixels."""
        key = (letter, text)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) >= MOST_KEPT:
                self._widths.clear()
            width = self._widths[key] = self._metrics[letter].horizontalAdvance(text)
        return width

    def elided(self, text: str, width: float, letter: Letter = Letter.BODY) -> str:
        """Return `text`, shortened with an ellipsis where it is wider than `width`."""
        if self.width(text, letter) <= width:
            return text
        return elided(text, width, self._metrics[letter].horizontalAdvance)

    def draw(self, painter: QPainter, x: float, middle: float, text: str, ink: str, letter: Letter) -> None:
        """Draw `text` from `x` on, its line centred on `middle`, in the colour `ink`."""
        if text:
            self.draw_all(painter, ((x, middle, text),), ink, letter)

    def draw_all(self, painter: QPainter, texts: Iterable[PlacedText], ink: str, letter: Letter) -> None:
        """Draw many texts of one kind and colour: paper is spared a change of font and colour for each."""
        painter.setPen(colour(ink))
        painter.setFont(self._fonts[letter])
        if self._on_paper:
            below = self._baselines[letter]
            for x, middle, text in texts:
                painter.drawText(QPointF(x, middle + below), text)
            return
        above = self._metrics[letter].height() / 2
        for x, middle, text in texts:
            painter.drawStaticText(QPointF(round(x), round(middle - above)), self._static(text, letter))

    def draw_right(self, painter: QPainter, area: QRectF, text: str, ink: str, letter: Letter) -> None:
        """Draw `text` against the right edge of `area`, centred on its height."""
        self.draw(painter, area.right() - self.width(text, letter), area.center().y(), text, ink, letter)

    def _static(self, text: str, letter: Letter) -> QStaticText:
        key = (letter, text)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = QStaticText(text)
            kept.setTextFormat(Qt.TextFormat.PlainText)
            kept.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            kept.prepare(QTransform(), self._fonts[letter])
            self._kept[key] = kept
        return kept


def _font(base: QFont, letter: Letter, *, on_paper: bool) -> QFont:
    font = QFont(base)
    if letter is Letter.SMALL:
        _scale(font, 0.9)
    elif letter is Letter.STRONG:
        font.setWeight(QFont.Weight.DemiBold)
    if on_paper:
        # Widths on paper must not follow the pixels of a screen.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Joined and contextual shapes are no characters to a PDF: "75+" is found as "75", "off" as "oﬀ".
        for feature in ("calt", "liga"):
            font.setFeature(QFont.Tag(feature), 0)
    return font


def _scale(font: QFont, factor: float) -> None:
    if font.pixelSize() > 0:
        font.setPixelSize(max(round(font.pixelSize() * factor), 1))
    else:
        font.setPointSizeF(font.pointSizeF() * factor)
