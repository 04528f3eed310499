"""The legend: which signs a chart uses and what they mean, painted as a run of samples with a word each."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPen

from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.vocabulary import Light, Phase, State, label
from wsg_desktop.drawing.chart_items import DECISION, MILESTONE, ChartItem
from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.lettering import Letter, Lettering
from wsg_desktop.drawing.palette import ChartPalette, brush, colour, phase_colour
from wsg_desktop.drawing.shapes import (
    conflict_path,
    decision_path,
    flag_path,
    milestone_path,
    paint_statuses,
)
from wsg_desktop.texts import N_, Translator

SAMPLE_WIDTH = 18
SAMPLE_HEIGHT = 10
WORD_GAP = 6
ENTRY_GAP = 16

SIGNS: dict[str, str] = {
    "none": N_("No phase"),
    "deadline": N_("Deadline"),
    "late": N_("Past the deadline"),
    "milestone": N_("Milestone"),
    "decision": N_("Decision"),
    "faded": N_("Date is approximate"),
    "on_hold": N_("On hold"),
    "cancelled": N_("Cancelled"),
    "actual": N_("What really happened"),
    "past": N_("As it was before"),
    "density": N_("Folded: as thick as there are projects at a time"),
    "critical": N_("Must not slip"),
    "slack": N_("Slack in working days"),
    "conflict": N_("Contradicts a link"),
    "today": N_("Today"),
}
"""Signs besides phases and status lights, in the order of the legend, with their message ids."""


class LegendEntry(NamedTuple):
    """One sample and its word."""

    sign: str
    """A `Phase` value, a `Light` value or a key of `SIGNS`."""
    word: str


def legend_entries(
    tr: Translator, signs: frozenset[str], phase_names: Mapping[str, str], past_name: str = ""
) -> list[LegendEntry]:
    """Return the entries for `signs`, phases first; `phase_names` are what the programme calls its phases.

    `past_name` is what the moment is called that is compared with.
    """
    phases = [LegendEntry(p.value, phase_name(p, phase_names, tr)) for p in Phase if p.value in signs]
    own = {"past": past_name}
    others = [LegendEntry(sign, own.get(sign) or tr(word)) for sign, word in SIGNS.items() if sign in signs]
    lights = [
        LegendEntry(light.value, tr(label(light)))
        for light in Light
        if light is not Light.NONE and f"status:{light.value}" in signs
    ]
    return [*phases, *others, *(entry._replace(sign=f"status:{entry.sign}") for entry in lights)]


COMMON_SIGNS = frozenset(
    {*(phase.value for phase in Phase), "deadline", "late", "milestone", "decision", "faded", "today"}
)
"""What the legend beside a chart on screen explains."""


def signs_of(chart: Chart) -> frozenset[str]:
    """Return the signs that occur on any row of the chart."""
    signs = {"today"}
    for index in range(len(chart)):
        content = chart.row(index)
        if isinstance(content, ChartItem):
            signs |= _signs_of_item(content)
        elif content.summary and content.summary.layers:
            signs |= {"density", *(layer.phase or "none" for layer in content.summary.layers)}
    return frozenset(signs)


def _signs_of_item(item: ChartItem) -> set[str]:
    signs = {segment.phase or "none" for segment in (*item.segments, *item.actuals)}
    occurring = {
        f"status:{item.light}": item.light != Light.NONE,
        "deadline": item.deadline is not None,
        "late": item.late_until is not None,
        "milestone": any(mark.kind == MILESTONE for mark in item.marks),
        "decision": any(mark.kind == DECISION for mark in item.marks),
        "faded": bool(item.segments and (item.fade_in or item.fade_out)) or item.open_start or item.open_end,
        "on_hold": item.project.state == State.ON_HOLD,
        "cancelled": item.project.state == State.CANCELLED,
        "actual": bool(item.actuals),
        "past": item.past is not None,
        "critical": item.plan.is_critical,
        "slack": item.plan.slack_until is not None,
        "conflict": bool(item.plan.conflicts),
    }
    return signs | {sign for sign, occurs in occurring.items() if occurs}


def legend_lines(entries: list[LegendEntry], width: float, lettering: Lettering) -> list[list[LegendEntry]]:
    """Return the entries divided over lines that are at most `width` wide."""
    lines: list[list[LegendEntry]] = [[]]
    x = 0.0
    for entry in entries:
        needed = entry_width(entry, lettering)
        if lines[-1] and x + needed > width:
            lines.append([])
            x = 0.0
        lines[-1].append(entry)
        x += needed + ENTRY_GAP
    return lines


def entry_width(entry: LegendEntry, lettering: Lettering) -> float:
    """Return the width of a sample with its word."""
    return SAMPLE_WIDTH + WORD_GAP + lettering.width(entry.word, Letter.SMALL)


class LegendPainter:
    """Paints one legend in one palette, as often as there are pages."""

    def __init__(
        self, palette: ChartPalette, lettering: Lettering, lines: list[list[LegendEntry]], line_height: float
    ) -> None:
        self._palette = palette
        self._lettering = lettering
        self._placed = list(_placed(lines, line_height, lettering))

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        """Paint the legend with its top left corner at `origin`."""
        painter.save()
        painter.translate(origin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry, area in self._placed:
            self._paint_sample(painter, entry.sign, area)
        words = [(area.right() + WORD_GAP, area.center().y(), entry.word) for entry, area in self._placed]
        self._lettering.draw_all(painter, words, self._palette.muted, Letter.SMALL)
        painter.restore()

    def _paint_sample(self, painter: QPainter, sign: str, area: QRectF) -> None:
        kind, _, light = sign.partition(":")
        if kind == "status":
            paint_statuses(painter, light, [area.center()], SAMPLE_HEIGHT + 1.0, self._palette)
        elif sign in _SHAPES:
            _SHAPES[sign](painter, area, self._palette)
        else:
            phase = "" if sign == "none" else sign
            _bar(painter, area, phase_colour(self._palette, phase), self._palette.phase_outline)


def _placed(
    lines: list[list[LegendEntry]], line_height: float, lettering: Lettering
) -> Iterator[tuple[LegendEntry, QRectF]]:
    """Yield every entry with the place of its sample."""
    for number, line in enumerate(lines):
        x, top = 0.0, (number + 0.5) * line_height - SAMPLE_HEIGHT / 2
        for entry in line:
            yield entry, QRectF(x, top, SAMPLE_WIDTH, SAMPLE_HEIGHT)
            x += entry_width(entry, lettering) + ENTRY_GAP


def _bar(painter: QPainter, area: QRectF, shade: str, outline: str = "") -> None:
    painter.setPen(QPen(colour(outline), 1) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(brush(shade))
    painter.drawRoundedRect(area, 2.5, 2.5)


def _flag(painter: QPainter, area: QRectF, ink: str) -> None:
    painter.fillPath(flag_path(12).translated(area.center().x() - 4, area.bottom() + 1), brush(ink))


def _paint_deadline(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    _flag(painter, area, palette.flag)


def _paint_late(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    _flag(painter, area.translated(-4, 0), palette.late)
    painter.fillRect(QRectF(area.left() + 1, area.bottom() - 1, area.width() - 1, 2), brush(palette.late))


def _paint_milestone(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    painter.fillPath(milestone_path(6).translated(area.center()), brush(palette.mark))


def _paint_decision(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    painter.fillPath(decision_path(6).translated(area.center()), brush(palette.mark))


def _paint_faded(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    gradient = QLinearGradient(area.topLeft(), area.topRight())
    gradient.setColorAt(0, colour(palette.phases[2]))
    gradient.setColorAt(1, colour(palette.ground))
    painter.fillRect(area, gradient)


def _paint_on_hold(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    _bar(painter, area, palette.phases[1])
    painter.setPen(QPen(colour(palette.ground), 1.6))
    for x in range(4, int(area.width()), 6):
        painter.drawLine(QLineF(area.left() + x - 3, area.bottom(), area.left() + x + 3, area.top()))


def _paint_cancelled(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    painter.setPen(QPen(colour(palette.cancelled), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 2.5, 2.5)
    painter.drawLine(QLineF(area.left(), area.center().y(), area.right(), area.center().y()))


def _thin(painter: QPainter, area: QRectF, ink: str) -> None:
    painter.fillRect(QRectF(area.left(), area.center().y() - 1.5, area.width(), 3), brush(ink))


def _paint_actual(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    _thin(painter, area, palette.phases[2])


def _paint_past(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    _thin(painter, area, palette.past)


def _paint_density(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    for place, (low, high) in enumerate(((0.0, 0.5), (0.0, 1.0), (0.0, 0.7))):
        width = area.width() / 3
        left, tall = area.left() + place * width, (high - low) * area.height()
        painter.fillRect(QRectF(left, area.bottom() - tall, width, tall), brush(palette.phases[1]))
        painter.fillRect(QRectF(left, area.bottom() - tall / 2, width, tall / 2), brush(palette.phases[0]))


def _paint_critical(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    _bar(painter, area.adjusted(3, 2, -3, -2), palette.phases[1])
    painter.setPen(QPen(colour(palette.critical), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 0, -1, 0), 3, 3)


def _paint_slack(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    middle = area.center().y()
    for x in range(0, int(area.width()) - 2, 3):
        painter.fillRect(QRectF(area.left() + x, middle - 0.5, 1, 1), brush(palette.muted))
    painter.fillRect(QRectF(area.right() - 2, middle - 4, 2, 8), brush(palette.muted))


def _paint_conflict(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    painter.fillPath(conflict_path(13).translated(area.center()), brush(palette.late))


def _paint_today(painter: QPainter, area: QRectF, palette: ChartPalette) -> None:
    painter.fillRect(
        QRectF(area.center().x() - 1, area.top() - 2, 2, area.height() + 4), brush(palette.today)
    )


_SHAPES = {
    "deadline": _paint_deadline,
    "late": _paint_late,
    "milestone": _paint_milestone,
    "decision": _paint_decision,
    "faded": _paint_faded,
    "on_hold": _paint_on_hold,
    "cancelled": _paint_cancelled,
    "actual": _paint_actual,
    "past": _paint_past,
    "density": _paint_density,
    "critical": _paint_critical,
    "slack": _paint_slack,
    "conflict": _paint_conflict,
    "today": _paint_today,
}
