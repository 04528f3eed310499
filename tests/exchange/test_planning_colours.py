"""The chart in a partner's workbook and the chart on screen and paper: one set of colours."""

from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.drawing.palette import LIGHT, on_phase_colour
from wsg_desktop.exchange.cell_formats import INK, NO_PHASE, PAPER, PHASES, SLIP, TODAY
from wsg_desktop.exchange.overview_planning import DARK


def test_a_phase_has_the_colour_it_has_on_paper() -> None:
    assert tuple(PHASES[phase] for phase in Phase) == LIGHT.phases


def test_so_have_no_phase_today_and_what_is_late() -> None:
    assert (LIGHT.no_phase, LIGHT.today, LIGHT.late) == (NO_PHASE, TODAY, SLIP)


def test_white_stands_on_the_same_phases() -> None:
    white = {phase for phase in Phase if on_phase_colour(LIGHT, phase.value) == PAPER}
    assert white == DARK
    assert INK != PAPER
