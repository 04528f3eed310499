"""A month to pick a day from, with week numbers, under the field that asked for it."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from wsg_desktop.domain.periods import FIRST_YEAR, LAST_YEAR
from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme

_LOCALES = {"nl": QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)}
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
"""Icons of the buttons by the names that Qt gives them; its own are black in the dark."""
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class CalendarPopup(QFrame):
    """A calendar that closes when a day is picked, by mouse or Enter, or by Esc."""

    picked = Signal(object)
    """The `date` that was picked."""
    closed = Signal()
    """It is gone, with or without a day."""

    def __init__(self, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(_LOCALES.get(tr.language, _ENGLISH))
        # Qt's years begin before any day that Python has, and what is typed it reads in its own way, such as
        # 2027 as the 20th of this month: dates are typed in the field.
        self._calendar.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        self._calendar.setDateEditEnabled(False)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._calendar.setMinimumSize(theme.scaled(300), theme.scaled(220))
        self._calendar.setAccessibleName(tr("Calendar with week numbers"))
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        for button in self._calendar.findChildren(QToolButton):
            if button.objectName() in _ARROWS:
                icons.set_icon(button, _ARROWS[button.objectName()], "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(self._calendar)
        self._dress()

    @property
    def calendar(self) -> QCalendarWidget:
        """Return the calendar inside."""
        return self._calendar

    def open_under(self, field: QWidget, day: date, today: date) -> None:
        """Open under `field` with `day` marked, above it where the screen ends."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        marked = QTextCharFormat()
        marked.setFontUnderline(True)
        marked.setForeground(theme.colour("focus"))
        self._calendar.setDateTextFormat(QDate(today.year, today.month, today.day), marked)
        self.adjustSize()
        self.move(self._place(field))
        self.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is gone."""
        super().hideEvent(event)
        self.closed.emit()

    def _place(self, field: QWidget) -> QPoint:
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        left = min(below.x(), screen.right() - self.width())
        if below.y() + self.height() > screen.bottom():
            return QPoint(left, field.mapToGlobal(QPoint(0, -self.height() - 2)).y())
        return QPoint(left, below.y())

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))

    def _dress(self) -> None:
        """Colour the parts of the calendar that no palette reaches."""
        chosen = theme.colours()
        header, weekend = QTextCharFormat(), QTextCharFormat()
        header.setForeground(theme.colour("muted"))
        header.setBackground(theme.colour("card"))
        self._calendar.setHeaderTextFormat(header)
        weekend.setForeground(theme.colour("muted"))
        for day in _WEEKEND:
            self._calendar.setWeekdayTextFormat(day, weekend)
        theme.dress(
            self,
            f"CalendarPopup {{ background: {chosen.card}; border: 1px solid {chosen.line}; }}"
            f"#qt_calendar_navigationbar {{ background: {chosen.card}; }}"
            f"QToolButton {{ background: {chosen.card}; color: {chosen.text}; border: 0; padding: 6px;"
            " font-weight: 600; border-radius: 4px; }"
            f"QToolButton:hover {{ background: {chosen.hover}; }}"
            f"QToolButton::menu-indicator {{ image: none; }}"
            f"QCalendarWidget QAbstractItemView {{ background: {chosen.card}; color: {chosen.text};"
            f" selection-background-color: {chosen.accent}; selection-color: {chosen.on_accent};"
            f" alternate-background-color: {chosen.card}; }}",
        )
