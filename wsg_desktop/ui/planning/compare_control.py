"""Choosing what the planning is compared with: a button while nothing is, a chip with a cross while it is."""

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.planning.day_popup import DayPopup
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.widgets.chip import Chip
from wsg_desktop.ui.widgets.menu_button import MenuButton

_NO_POINTS = N_("Restore points with a name come here (Ctrl+S)")


class CompareControl(QWidget):
    """The button or the chip, and the menu that both open."""

    chosen = Signal(object)
    """A `CompareMoment`, or None to compare with nothing."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button = MenuButton("", self.menu, "history")
        self.button.setAccessibleName(tr("Compare with"))
        self.button.setToolTip(tr("Compare with an earlier moment"))
        self.chip: Chip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.button)

    def show_moment(self, words: str) -> None:
        """Show what is compared with; empty words show the button."""
        text = self._context.tr("Compare: {moment}", moment=words) if words else ""
        if text == (self.chip.text if self.chip else ""):
            return
        had_focus = self.hasFocus() or any(it.hasFocus() for it in (self.button, self.chip) if it)
        if self.chip is not None:
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
        if text:
            self.chip = Chip(text, self._context.tr("Stop comparing"))
            self.chip.removed.connect(lambda: self.chosen.emit(None))
            self.chip.clicked.connect(self.open)
            self._row.addWidget(self.chip)
        self.button.setVisible(not text)
        if had_focus:
            (self.chip or self.button).setFocus()

    def open(self) -> None:
        """Open the menu below the button or the chip."""
        shown = self._shown
        self.menu.popup(shown.mapToGlobal(QPoint(0, shown.height() + 2)))

    @property
    def _shown(self) -> QWidget:
        return self.chip or self.button

    def _fill(self) -> None:
        """Fill the menu each time: days pass, and restore points are made meanwhile."""
        from wsg_desktop.services.compare_moment import (
            MOST_POINTS,
            CompareMoment,
            moment_words,
            month_ago,
            named_moments,
            week_ago,
        )
        from wsg_desktop.services.copies import list_restore_points
        from wsg_desktop.services.past_meetings import list_past_meetings

        tr, menu = self._context.tr, self.menu
        today = self._today()
        menu.clear()

        def add(words: str, icon: str, moment: CompareMoment) -> None:
            add_action(menu, words.replace("&", "&&"), icon, lambda: self.chosen.emit(moment))

        week, month = week_ago(today), month_ago(today)
        add(tr("Last week ({day})", day=moment_words(week, tr, today)), "calendar-days", week)
        add(tr("Last month ({day})", day=moment_words(month, tr, today)), "calendar-days", month)
        add_action(menu, tr("Another day..."), "calendar", self.ask_day)
        menu.addSeparator()
        named = named_moments(list_restore_points(self._context.session.document))
        for moment in named:
            add(moment.name, "save", moment)
        if not named:
            add_action(menu, tr(_NO_POINTS), "save", lambda: None, enabled=False)
        with self._context.session.reading() as read:
            past = [it.compared(tr, today) for it in list_past_meetings(read, MOST_POINTS)]
        if past:
            menu.addSeparator()
        for moment in past:
            add(moment.name, "gavel", moment)
        if self.chip is not None:
            menu.addSeparator()
            add_action(menu, tr("Stop comparing"), "x", lambda: self.chosen.emit(None))

    def ask_day(self) -> None:
        """Let a day be typed right below."""
        popup = DayPopup(self._context.tr, self._today(), self)
        popup.chosen.connect(self.chosen)
        popup.show_below(self._shown)

    def _today(self) -> date:
        return self._context.session.document.clock.today()
