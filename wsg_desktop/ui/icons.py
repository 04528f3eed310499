"""Lucide icons in the colours of the theme: `set_icon(button, "plus")` stays right when the theme changes.

The files are in resources/icons (ISC licence, kept beside them) and draw with `currentColor`.
"""

from functools import lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from wsg_desktop.paths import resources
from wsg_desktop.ui import theme

_SIZES = (16, 20)
_STROKE = "1.75"
"""A little thinner than Lucide's own 2: at 16 and 20 pixels it goes with the weight of the texts."""

_shown: WeakKeyDictionary[QObject, tuple[str, str, int]] = WeakKeyDictionary()


def set_icon(target: QObject, name: str, tone: str = "text", gap: int = 0) -> None:
    """Give a button or action the icon `name` in the colour `tone`, now and after each change of theme.

    `gap` is the room at its right, for a style that puts words too close to it.
    """
    _shown[target] = (name, tone, gap)
    _give(target, name, tone, gap)


def recolour() -> None:
    """Draw all icons that are shown anew, in the colours and size of now; the theme's change calls it."""
    for target, (name, tone, gap) in list(_shown.items()):
        if isValid(target):
            _give(target, name, tone, gap)


def _give(target: QObject, name: str, tone: str, gap: int) -> None:
    if isinstance(target, QAbstractButton):
        size = theme.scaled(_SIZES[0])
        target.setIconSize(QSize(size + gap, size))
    target.setIcon(icon(name, tone, gap))  # type: ignore[attr-defined]


theme.notice.changed.connect(recolour)


def icon(name: str, tone: str = "text", gap: int = 0) -> QIcon:
    """Return the icon `name` in the colour `tone` as it is now, with a paler one for what is disabled."""
    colours = theme.colours()
    ratios = tuple(sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))
    sizes = tuple(theme.scaled(size) for size in _SIZES)
    colour: str = getattr(colours, tone)
    # What is chosen in a list lies on the full mark of the system there, which ours do not.
    chosen = colours.on_accent if theme.is_high_contrast() else colour
    return _icon(name, (colour, colours.muted, chosen), gap, sizes, ratios)


def pixmap(name: str, size: int, tone: str, ratio: float) -> QPixmap:
    """Return the icon `name` as `size` device-independent pixels, sharp on a screen of `ratio`."""
    return _pixmap(name, size, 0, getattr(theme.colours(), tone), ratio, 1.0)


@lru_cache(maxsize=512)
def _icon(
    name: str, inks: tuple[str, str, str], gap: int, sizes: tuple[int, ...], ratios: tuple[float, ...]
) -> QIcon:
    """Draw an icon in its own colour, that of what is disabled, and that of what is chosen in a list."""
    made, (colour, disabled, chosen) = QIcon(), inks
    for size in sizes:
        for ratio in ratios:
            made.addPixmap(_pixmap(name, size, gap, colour, ratio, 1.0))
            made.addPixmap(_pixmap(name, size, gap, disabled, ratio, 0.6), QIcon.Mode.Disabled)
            # Qt would tint it with the colour of the mark.
            made.addPixmap(_pixmap(name, size, gap, chosen, ratio, 1.0), QIcon.Mode.Selected)
    return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, size: int, gap: int, colour: str, ratio: float, opacity: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    made = QPixmap(QSize(size + gap, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(_drawing(name, colour).encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def _drawing(name: str, colour: str) -> str:
    return (
        _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    )


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
