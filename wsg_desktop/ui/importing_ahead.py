"""Imports what windows with much behind them need while nobody waits for it, so that they open at once."""

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_BETWEEN = 100
"""Milliseconds between two imports."""

FOR_WINDOWS = (
    "wsg_desktop.domain.date_typing",
    "wsg_desktop.services.overviews",
    "wsg_desktop.ui.overviews.start",
    "wsg_desktop.exchange.worker",
    "wsg_desktop.exchange.column_matching",
    "wsg_desktop.exchange.list_reading",
    "wsg_desktop.exchange.answer_reading",
    "wsg_desktop.services.answer_comparing",
    "wsg_desktop.services.answers",
    "wsg_desktop.ui.answers.flow",
    "wsg_desktop.services.import_plan",
    "wsg_desktop.ui.importing.start",
    "wsg_desktop.ui.answers.start",
    "rapidfuzz.process",
    "wsg_desktop.ui.partners.place",
    "wsg_desktop.services.preparing",
    "wsg_desktop.ui.steering.prepare_page",
    "wsg_desktop.ui.steering.minutes_page",
    "wsg_desktop.ui.steering.decision_list_page",
)
"""In an order in which none takes so long that anybody would notice."""


def import_ahead(parent: QObject, modules: Iterable[str]) -> None:
    """Import one module after another as long as `parent` is there, with the window answering in between."""
    rest = iter(modules)
    timer = QTimer(parent, interval=_BETWEEN)

    def step() -> None:
        name = next(rest, None)
        if name is None:
            timer.deleteLater()
        else:
            import_module(name)

    timer.timeout.connect(step)
    timer.start()
