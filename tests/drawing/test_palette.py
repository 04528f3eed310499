"""Colours: complete, readable, and phases in a ramp that keeps its order."""

import re
from itertools import pairwise

import pytest

from wsg_desktop.domain.vocabulary import Light, Phase
from wsg_desktop.drawing.palette import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    ChartPalette,
    colour,
    mixed,
    on_phase_colour,
    phase_colour,
    status_colour,
)

PALETTES = pytest.mark.parametrize(
    "palette",
    [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK],
    ids=["light", "dark", "contrast light", "contrast dark"],
)


def luminance(text: str) -> float:
    parts = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@PALETTES
def test_every_colour_is_written_in_full(palette: ChartPalette) -> None:
    flat = [*palette[:-1], *palette.status]
    texts = [text for value in flat for text in (value if isinstance(value, tuple) else (value,))]
    assert all(re.fullmatch(r"#[0-9A-F]{6}|", text) for text in texts)


@PALETTES
def test_text_can_be_read_on_all_it_stands_on(palette: ChartPalette) -> None:
    for ground in (palette.ground, palette.band, palette.hover, palette.selected):
        assert contrast(palette.text, ground) >= 7
        assert contrast(palette.muted, ground) >= 4.5
    assert contrast(palette.on_bubble, palette.bubble) >= 7
    assert contrast(palette.bubble_muted, palette.bubble) >= 4.5


@PALETTES
def test_text_can_be_read_on_every_phase(palette: ChartPalette) -> None:
    for phase in (*Phase, None):
        assert contrast(on_phase_colour(palette, phase), phase_colour(palette, phase)) >= 4.5


@PALETTES
def test_phases_form_one_ramp_away_from_the_ground(palette: ChartPalette) -> None:
    contrasts = [contrast(shade, palette.ground) for shade in palette.phases]
    assert contrasts == sorted(contrasts)
    assert all(contrast(a, b) >= 1.25 for a, b in pairwise(palette.phases))


@PALETTES
def test_lines_and_shapes_that_carry_meaning_stand_out(palette: ChartPalette) -> None:
    for ink in (palette.today, palette.link, palette.late, palette.flag, palette.mark, palette.accent):
        assert contrast(ink, palette.ground) >= 3
    for light in Light:
        ink = status_colour(palette, light)
        outlined = light is Light.ATTENTION and palette.status.attention_outline
        assert contrast(palette.status.attention_outline if outlined else ink, palette.ground) >= 3


def test_the_settled_colours_are_these() -> None:
    assert LIGHT.phases == ("#B8C4D0", "#7FB2D9", "#2F76B5", "#154273")
    assert LIGHT.status[:3] == ("#219BA6", "#FFC21A", "#A61C28")
    assert DARK.status[:3] == ("#5CC8D0", "#FFD166", "#F0525F")


def test_mixing_runs_from_the_ground_to_the_ink() -> None:
    assert mixed("#102030", "#FFFFFF", 1) == "#102030"
    assert mixed("#102030", "#FFFFFF", 0) == "#FFFFFF"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def test_a_colour_is_made_once() -> None:
    assert colour("#154273") is colour("#154273")
    assert colour("#154273").name() == "#154273"
