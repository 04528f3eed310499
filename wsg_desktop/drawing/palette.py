"""The colours of chart, status shapes and phases as data: light, dark and high contrast.

Plain `#RRGGBB` texts, for figures and workbooks use them too; `colour()` makes a QColor of one, once.
The colours of the window around the chart belong to `ui`.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from wsg_desktop.domain.vocabulary import Light, Phase


class StatusColours(NamedTuple):
    """Fill per status light, and the line that amber needs on a light ground."""

    on_track: str
    attention: str
    off_track: str
    not_started: str
    done: str
    attention_outline: str
    """Empty where the fill stands out by itself."""


class ChartPalette(NamedTuple):
    """One complete set of colours for the chart, each as `#RRGGBB`."""

    ground: str
    band: str
    """Behind group rows."""
    hover: str
    selected: str
    closed: str
    """Behind days on which nobody works."""
    text: str
    muted: str
    line: str
    """Between years, and round the chart."""
    soft_line: str
    """Between the smaller units, and between rows on paper."""
    today: str
    accent: str
    """Round what is selected or dragged."""
    link: str
    late: str
    critical: str
    """Round what must not slip, and the links along which a delay would run on."""
    flag: str
    mark: str
    group: str
    """The span of a group row."""
    past: str
    """Where things stood at the moment that is compared with."""
    cancelled: str
    bubble: str
    on_bubble: str
    bubble_muted: str
    phases: tuple[str, str, str, str]
    """In the order of `Phase`."""
    on_phases: tuple[str, str, str, str]
    """Text on the phases."""
    no_phase: str
    on_no_phase: str
    phase_outline: str
    """Round every segment; empty for none. High contrast cannot do with fills alone."""
    status: StatusColours


LIGHT = ChartPalette(
    ground="#FFFFFF",
    band="#F5F7FA",
    hover="#F3F7FB",
    selected="#E3EEF8",
    closed="#F4F6F9",
    text="#1B2733",
    muted="#5A6876",
    line="#D3DBE3",
    soft_line="#EEF1F5",
    today="#007BC7",
    accent="#154273",
    link="#7A8DA0",
    late="#A61C28",
    critical="#7A1FA2",
    flag="#1B2733",
    mark="#1B2733",
    group="#8796A5",
    past="#8796A5",
    cancelled="#8796A5",
    bubble="#1B2733",
    on_bubble="#FFFFFF",
    bubble_muted="#C6D2DD",
    phases=("#B8C4D0", "#7FB2D9", "#2F76B5", "#154273"),
    on_phases=("#1B2733", "#0B1B2B", "#FFFFFF", "#FFFFFF"),
    no_phase="#9FB1C2",
    on_no_phase="#1B2733",
    phase_outline="",
    status=StatusColours("#219BA6", "#FFC21A", "#A61C28", "#8796A5", "#1E7B86", "#1B2733"),
)

DARK = ChartPalette(
    ground="#1C232B",
    band="#222B35",
    hover="#232C36",
    selected="#23384C",
    closed="#20272F",
    text="#E8EDF2",
    muted="#9DABB9",
    line="#3A4550",
    soft_line="#28313B",
    today="#5BB4E5",
    accent="#8FCAE7",
    link="#74838F",
    late="#F0525F",
    critical="#D9A0F0",
    flag="#E8EDF2",
    mark="#E8EDF2",
    group="#74828F",
    past="#8B9AA9",
    cancelled="#74828F",
    bubble="#E8EDF2",
    on_bubble="#14191F",
    bubble_muted="#4A5865",
    # The ramp runs the other way up: what is furthest stands out most from a dark ground too.
    phases=("#55626F", "#3F79AE", "#6BADE0", "#C3E0F5"),
    on_phases=("#FFFFFF", "#FFFFFF", "#0E141A", "#0E141A"),
    no_phase="#7C8D9C",
    on_no_phase="#0E141A",
    phase_outline="",
    status=StatusColours("#5CC8D0", "#FFD166", "#F0525F", "#8796A5", "#5CC8D0", ""),
)

CONTRAST_LIGHT = LIGHT._replace(
    band="#FFFFFF",
    hover="#FFFFFF",
    selected="#FFF2B8",
    closed="#FFFFFF",
    text="#000000",
    muted="#000000",
    line="#6B6B6B",
    soft_line="#C0C0C0",
    today="#0000C8",
    accent="#000000",
    link="#000000",
    late="#8B0010",
    critical="#5B0080",
    flag="#000000",
    mark="#000000",
    group="#000000",
    past="#4A4A4A",
    cancelled="#000000",
    bubble="#000000",
    on_bubble="#FFFFFF",
    bubble_muted="#FFFFFF",
    phases=("#FFFFFF", "#9CC4E6", "#2463A0", "#0A2340"),
    on_phases=("#000000", "#000000", "#FFFFFF", "#FFFFFF"),
    no_phase="#D0D0D0",
    on_no_phase="#000000",
    phase_outline="#000000",
    status=StatusColours("#00666E", "#FFC21A", "#8B0010", "#4A4A4A", "#00666E", "#000000"),
)

CONTRAST_DARK = DARK._replace(
    ground="#000000",
    band="#000000",
    hover="#000000",
    selected="#26264D",
    closed="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    line="#9A9A9A",
    soft_line="#4A4A4A",
    today="#00E5FF",
    accent="#FFFF00",
    link="#FFFFFF",
    late="#FF7A85",
    critical="#F0A6FF",
    flag="#FFFFFF",
    mark="#FFFFFF",
    group="#FFFFFF",
    past="#BDBDBD",
    cancelled="#FFFFFF",
    bubble="#FFFFFF",
    on_bubble="#000000",
    bubble_muted="#000000",
    phases=("#000000", "#2E5F8C", "#7CC0F5", "#FFFFFF"),
    on_phases=("#FFFFFF", "#FFFFFF", "#000000", "#000000"),
    no_phase="#4D4D4D",
    on_no_phase="#FFFFFF",
    phase_outline="#FFFFFF",
    status=StatusColours("#5CE6F0", "#FFE066", "#FF7A85", "#BDBDBD", "#5CE6F0", ""),
)


def phase_colour(palette: ChartPalette, phase: str | None) -> str:
    """Return the colour of a `Phase` value; empty or None is a project without phase."""
    return palette.phases[_POSITION[phase]] if phase in _POSITION else palette.no_phase


def on_phase_colour(palette: ChartPalette, phase: str | None) -> str:
    """Return the colour of text on a phase."""
    return palette.on_phases[_POSITION[phase]] if phase in _POSITION else palette.on_no_phase


def status_colour(palette: ChartPalette, light: str) -> str:
    """Return the fill of a `Light` value; a status that is not set is muted."""
    return getattr(palette.status, light) if light in StatusColours._fields else palette.muted


@lru_cache(maxsize=1024)
def mixed(ink: str, ground: str, strength: float) -> str:
    """Return `ink` at a strength of 0 to 1 on `ground`: transparency that paper and every format can show."""
    parts = ((int(ink[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * strength):02X}" for above, below in parts)


@cache
def colour(text: str) -> QColor:
    """Return the QColor of `#RRGGBB`, made once."""
    return QColor(text)


@cache
def brush(text: str, style: Qt.BrushStyle = Qt.BrushStyle.SolidPattern) -> QBrush:
    """Return a brush of `#RRGGBB`, made once."""
    return QBrush(colour(text), style)


_POSITION: dict[str | None, int] = {phase.value: index for index, phase in enumerate(Phase)}
assert set(StatusColours._fields) - {"attention_outline"} == {light.value for light in Light} - {"none"}
