"""A day in the past, typed as people do, below the button that asks for it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.texts import Translator
from wsg_desktop.ui import theme
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.date_field import DateField
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.domain.terms import Term

WIDTH = 320


class DayPopup(QFrame):
    """A small window with a date and its reading: Enter takes it, Esc leaves it."""

    chosen = Signal(object)
    """A `CompareMoment`."""

    def __init__(self, tr: Translator, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._tr = tr
        self._today = today
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.colours()
        theme.dress(self, f"DayPopup {{ background: {look.card}; border: 1px solid {look.line}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        # What is typed reads longer or shorter: the window follows.
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.addWidget(TextLabel(tr("Compare with the end of this day"), FontRole.STRONG, wrap=False))
        hint = tr("For example 3 september, -2w or eind oktober")
        column.addWidget(TextLabel(hint, FontRole.SMALL, tone="muted", wrap=False))
        self.field = DateField(tr, tr("Compare with the end of this day"))
        self.field.setFixedWidth(scaled(WIDTH))
        self.field.committed.connect(self._take)
        column.addWidget(self.field)
        from wsg_desktop.domain.date_typing import DateContext

        self.field.show_term(DateContext(today, only_day=True))

    def show_below(self, widget: QWidget) -> None:
        """Open under `widget`, inside its screen, with the keyboard in the date."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        room = widget.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width())
        self.move(max(left, room.left()), min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.field.setFocus()

    def _take(self, term: "Term") -> None:
        from wsg_desktop.services.compare_moment import on_day

        try:
            moment = on_day(term.day, self._today)
        except UserError as problem:
            self.field.refuse(problem.text(self._tr))
            return
        self.close()
        self.chosen.emit(moment)
