"""The programme on one page: the largest rows and letters at which it fits, never letters under 7 points."""

from dataclasses import replace

from PySide6.QtCore import QSize

from wsg_desktop.drawing.chart_rows import Chart
from wsg_desktop.drawing.geometry import LabelMode
from wsg_desktop.drawing.one_page import AreaGroups, areas_once, plan_one_page, rows_needed
from wsg_desktop.drawing.sheet import ORDINARY, SheetPainter, SheetSizes, SheetWishes
from wsg_desktop.texts import N_, Translator

SIZES = (ORDINARY, SheetSizes(20, 12), SheetSizes(18, 11), SheetSizes(16, 11), SheetSizes(15, 11))
"""From large to small. Small letters are 10 pixels at the least, which is 7.5 points."""

OTHERS = N_("Other areas")


def one_page_sheet(
    chart: Chart, areas: AreaGroups, wishes: SheetWishes, tr: Translator, size: QSize
) -> tuple[SheetPainter, Chart | None]:
    """Return the sheet of `size` that shows the whole programme, and the chart of what is folded on it."""
    wishes = replace(wishes, labels=LabelMode.EVENTS, links=False, days=None)
    everything = rows_needed(areas)
    for sizes in SIZES:
        if everything * sizes.row_height < size.height():
            sheet = SheetPainter(chart.with_groups(areas_once(areas)), wishes, tr, size.width(), sizes=sizes)
            if sheet.height_of(everything) <= size.height():
                return sheet, None
    return _folded(chart, areas, wishes, tr, size)


def _folded(
    chart: Chart, areas: AreaGroups, wishes: SheetWishes, tr: Translator, size: QSize
) -> tuple[SheetPainter, Chart]:
    """Return the sheet with the smallest rows and as many of them as it has room for under its legend."""
    sizes = SIZES[-1]
    room = size.height() // sizes.row_height
    while True:
        plan = plan_one_page(areas, room, chart.item_of, chart.today.toordinal(), others=tr(OTHERS))
        page = chart.with_groups(plan.groups, plan.parents)
        sheet = SheetPainter(page, wishes, tr, size.width(), sizes=sizes)
        excess = sheet.height_of(len(page)) - size.height()
        if excess <= 0 or room <= 1:
            return sheet, chart.with_groups(plan.rest)
        room = max(room - -(-excess // sizes.row_height), 1)
