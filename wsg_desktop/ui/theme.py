"""The look of the window: Fusion with our own palette, fonts in points, and what follows the system.

Widgets that paint themselves ask `colours()` and `font()` when they paint, so that they follow by themselves;
icons are coloured anew by `ui.icons`. Under high contrast the system's palette is kept and nothing is styled.
"""

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from wsg_desktop.paths import resources
from wsg_desktop.ui.palette_data import DARK, LIGHT, Colours
from wsg_desktop.ui.stylesheet import stylesheet

IN_FUSION = ("-style", "fusion")
"""Arguments of the application for the style that our colours and lengths are for.

`setStyle` gives a style back, which brings a thousand names of Qt's into Python that no first paint needs.
"""


class FontRole(StrEnum):
    """What a text is, which decides its size and weight."""

    BODY = "body"
    TABLE = "table"
    SMALL = "small"
    STRONG = "strong"
    HEADING = "heading"
    TITLE = "title"
    NUMBER = "number"


_FONTS: dict[FontRole, tuple[float, QFont.Weight]] = {
    FontRole.BODY: (10.5, QFont.Weight.Normal),
    FontRole.TABLE: (10.0, QFont.Weight.Normal),
    FontRole.SMALL: (9.5, QFont.Weight.Normal),
    FontRole.STRONG: (10.5, QFont.Weight.DemiBold),
    FontRole.HEADING: (11.0, QFont.Weight.DemiBold),
    FontRole.TITLE: (16.0, QFont.Weight.DemiBold),
    FontRole.NUMBER: (20.0, QFont.Weight.DemiBold),
}

# macOS has 72 pixels to 72 points, other systems 96: unscaled, texts would be a quarter smaller there.
_POINT = 96 / 72 if sys.platform == "darwin" else 1.0


class _Look:
    """What holds for the whole application at this moment."""

    colours: Colours = LIGHT
    scale: float = 1.0
    shown: tuple[float, bool, bool] | None = None
    """The scale, and whether it is dark and of high contrast, that widgets are dressed in; None for none."""


_look = _Look()


def colours() -> Colours:
    """Return the colours in use; under high contrast those of the system."""
    return _look.colours


def colour(name: str) -> QColor:
    """Return the colour called `name` in `Colours`."""
    return QColor(getattr(_look.colours, name))


def font(role: FontRole) -> QFont:
    """Return the system font at the size and weight of `role`, scaled by the text size of the settings."""
    size, weight = _FONTS[role]
    made = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    made.setPointSizeF(size * _look.scale * _POINT)
    made.setWeight(weight)
    return made


def scaled(pixels: int) -> int:
    """Return a length that goes with texts (a row, a column) at the text size of the settings."""
    return round(pixels * _look.scale)


def is_high_contrast() -> bool:
    """Return whether widgets are shown in the system's colours of high contrast."""
    return _look.shown is not None and _look.shown[2]


def dress(widget: QWidget, sheet: str) -> None:
    """Give a widget a style sheet of its own; none under high contrast, where the system's style is best."""
    widget.setStyleSheet("" if is_high_contrast() else sheet)


class Notice(QObject):
    """Tells that colours or sizes have changed."""

    changed = Signal()


notice = Notice()
"""Whatever keeps a colour, a font or an icon connects to `notice.changed` and asks for it again."""


class Theme(QObject):
    """Apply the look to the application and follow the system's light, dark and contrast."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = "system"
        _look.shown = None
        self._system_palette = app.palette()
        # Kept: the binding deletes the contrast's object with the last Python reference to it.
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._contrast.contrastPreferenceChanged.connect(self._follow)

    @property
    def is_dark(self) -> bool:
        """Return whether the dark colours are meant."""
        if self._mode != "system":
            return self._mode == "dark"
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def high_contrast(self) -> bool:
        """Return whether the system asks for high contrast."""
        return self._contrast.contrastPreference() == Qt.ContrastPreference.HighContrast

    def apply(self, mode: str, scale: float) -> None:
        """Show `mode` (system, light or dark) with texts `scale` times as large as usual."""
        self._mode = mode
        _look.scale = scale
        # Window frames of the system and its own dialogs follow this wish too.
        self._hints.setColorScheme(_SCHEMES[mode])
        # Dressing every widget anew takes a tenth of a second.
        if _look.shown != self._wanted():
            self._show()

    def _drawn(self, what: str) -> str:
        """Return the file of a drawing in its own colour: a style sheet takes no other."""
        name = f"{what}-dark.svg" if self.is_dark else f"{what}-light.svg"
        return (resources() / "icons" / name).as_posix()

    def _follow(self) -> None:
        self._show()

    def _wanted(self) -> tuple[float, bool, bool]:
        return _look.scale, self.is_dark, self.high_contrast

    def _show(self) -> None:
        _look.shown = self._wanted()
        self._app.setFont(font(FontRole.BODY))
        if self.high_contrast:
            self._app.setPalette(self._system_palette)
            self._app.setStyleSheet("")
            _look.colours = _colours_of(self._system_palette)
        else:
            _look.colours = DARK if self.is_dark else LIGHT
            self._app.setPalette(palette_of(_look.colours))
            drawn = self._drawn("pick"), self._drawn("tick"), self._drawn("some")
            self._app.setStyleSheet(stylesheet(_look.colours, *drawn, _look.scale))
        notice.changed.emit()


_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def palette_of(chosen: Colours) -> QPalette:
    """Return the Qt palette of a set of colours."""
    role = QPalette.ColorRole
    made = QPalette()
    for key, value in {
        role.Window: chosen.window,
        role.WindowText: chosen.text,
        role.Base: chosen.card,
        role.AlternateBase: chosen.panel,
        role.Text: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Button: chosen.card,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.danger,
        role.Light: chosen.card,
        role.Midlight: chosen.soft_line,
        role.Mid: chosen.line,
        role.Dark: chosen.line,
        role.Shadow: chosen.line,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.Link: chosen.link,
        role.LinkVisited: chosen.link,
        role.ToolTipBase: chosen.toast,
        role.ToolTipText: chosen.on_toast,
    }.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, key, _between(chosen.muted, chosen.card))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(chosen.line))
    return made


def _between(one: str, other: str, share: float = 0.5) -> QColor:
    """Return a colour with this share of the other one."""
    a, b = QColor(one), QColor(other)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


_CHOSEN, _HOVERED = 0.3, 0.15
"""How much of the system's mark is in them under high contrast."""
_SOFT = 0.25
"""How much of the colour of texts is in what they stand on, such as a chip."""


def _colours_of(palette: QPalette) -> Colours:
    """Return the system's colours under our names, so that what paints itself follows high contrast."""
    window, base = palette.window().color().name(), palette.base().color().name()
    text, mark = palette.windowText().color().name(), palette.highlight().color().name()
    on_mark = palette.highlightedText().color().name()
    return Colours(
        window=window, card=base, panel=base, line=text, text=text, muted=text,
        accent=mark, accent_hover=mark, on_accent=on_mark, on_filled=text,
        soft_line=_between(base, text, _SOFT).name(),
        # Texts stay as they are on what is chosen, so that it may only be tinted.
        selected=_between(base, mark, _CHOSEN).name(), hover=_between(base, mark, _HOVERED).name(),
        chip_line=text,
        focus=mark, danger=text, warning=text, link=palette.link().color().name(),
        toast=base, on_toast=text, toast_action=text,
        toast_problem=text,
        toast_line=text,
    )  # fmt: skip
