"""Opens the figure of promised dates: of chosen projects, or of those that slipped most."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.projects.toolbar import add_action

if TYPE_CHECKING:
    from wsg_desktop.drawing.trend import Trend, TrendPoint
    from wsg_desktop.services.promises import Promise, Promises
    from wsg_desktop.store.rows import ProjectRow

_NO_PROMISE = (
    N_("No date was promised yet"),
    N_("Fill in when a project is expected to be ready. From then on its course is kept here."),
)
_NO_SLIP = (
    N_("Nothing slipped so far"),
    N_("What is expected later than it was promised comes here, what slipped most first."),
)


def add_trend_action(
    menu: QMenu,
    context: WindowContext,
    parent: QWidget,
    chosen: "Sequence[ProjectRow]",
    shown: "Callable[[], Sequence[ProjectRow]]",
) -> None:
    """Add the action that shows the figure: of what is chosen, else of what slipped most of what is shown."""
    tr = context.tr
    words = tr("Course of the promised date...") if chosen else tr("What slipped most over time...")
    add_action(menu, words, "trending-up", lambda: show_trend(context, parent, chosen, shown))


def show_trend(
    context: WindowContext,
    parent: QWidget,
    chosen: "Sequence[ProjectRow]",
    shown: "Callable[[], Sequence[ProjectRow]]" = tuple,
) -> None:
    """Show the figure in a dialog."""
    from wsg_desktop.services.promises import MOST, most_slipped, read_promises
    from wsg_desktop.ui.planning.trend_dialog import TrendDialog

    tr = context.tr
    with context.session.reading() as read:
        found = read_promises(read, chosen[:MOST] if chosen else shown())
    if not chosen:
        found = most_slipped(found)
    today = context.session.document.clock.today()
    nothing = _NO_PROMISE if chosen else _NO_SLIP
    if len(chosen) == 1:
        title = tr("Course of the promised date: {name}", name=f"{chosen[0].number} {chosen[0].title}")
    else:
        title = tr("Course of the promised date") if chosen else tr("What slipped most over time")
    context.messages.ask(TrendDialog(context, title, found, trend_of(found, today), nothing, parent.window()))


def trend_of(promises: "Sequence[Promises]", today: date) -> "Trend":
    """Return the figure of these promises."""
    from wsg_desktop.drawing.trend import Trend, TrendLine

    lines = (
        TrendLine(
            it.number,
            it.title,
            _points(it.told),
            min(it.finished or today, today).toordinal(),
            it.days_later,
            _points(it.agreed) if it.told is not it.agreed else (),
        )
        for it in promises
    )
    return Trend(tuple(lines), today.toordinal())


def _points(promises: "Sequence[Promise]") -> "tuple[TrendPoint, ...]":
    from wsg_desktop.drawing.trend import TrendPoint

    return tuple(TrendPoint(it.said.toordinal(), it.day.toordinal() if it.day else None) for it in promises)
