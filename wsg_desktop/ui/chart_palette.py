"""Which colours of `drawing.palette` go with the theme in use: for status shapes, phases and the chart."""

from wsg_desktop.drawing.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, ChartPalette
from wsg_desktop.ui import palette_data, theme


def chart_palette() -> ChartPalette:
    """Return the palette of status, phases and chart that goes with the window as it looks now."""
    chosen = theme.colours()
    if chosen is palette_data.LIGHT:
        return LIGHT
    if chosen is palette_data.DARK:
        return DARK
    return CONTRAST_DARK if theme.colour("window").lightness() < 128 else CONTRAST_LIGHT
