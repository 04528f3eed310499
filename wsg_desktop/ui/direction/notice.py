"""The line that says in which area a next phase begins soon without a director, with what to do about it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.widgets.buttons import IconButton, QuietButton
from wsg_desktop.ui.widgets.card_frame import CardFrame
from wsg_desktop.ui.widgets.icon_label import IconLabel
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.direction_warnings import DirectionWarning
    from wsg_desktop.store.rows import ProjectRow
    from wsg_desktop.store.transaction import Changes

_MATTERS = frozenset(
    {"project", "project_phase", "project_area", "area", "area_phase", "area_director", "programme"}
)
"""What may change a warning."""

_dismissed: set[tuple[str, str, str]] = set()
"""What was put aside since the program started: programme, area and day, so that news is told again."""


class DirectionNotice(CardFrame):
    """One warning at a time, the first day first; putting it aside shows the next one."""

    projects_requested = Signal(list)
    """The ids of the projects that the warning is about."""

    def __init__(
        self,
        context: WindowContext,
        projects: "Callable[[], Iterable[ProjectRow]]" = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", "line", parent)
        tr = context.tr
        self._context, self._projects = context, projects
        self._warnings: list[DirectionWarning] = []
        self._names: Mapping[str, str] = {}
        self._words = ""
        # After the place is there: it has to be seen at once, the warning may come a moment later.
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self.read)
        self.text = TextLabel()
        self.show_projects = QuietButton(tr("Show projects"), flat=True)
        self.appoint = QuietButton(tr("Appoint director"), "user")
        self.aside = IconButton(tr("Put this warning aside until the program starts again"), "x")
        self.show_projects.clicked.connect(self._show_projects)
        self.appoint.clicked.connect(self._appoint)
        self.aside.clicked.connect(self._put_aside)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", 16, "warning"))
        row.addWidget(self.text, 1)
        for button in (self.show_projects, self.appoint, self.aside):
            row.addWidget(button)
        self.hide()

    @property
    def warning(self) -> "DirectionWarning | None":
        """Return the warning that is shown."""
        return self._warnings[0] if self._warnings else None

    def read_soon(self, changes: "Changes | None" = None) -> None:
        """Read the warnings when the window is idle, unless the change has nothing to do with them."""
        if changes is None or not changes.touched.keys().isdisjoint(_MATTERS):
            self._reading.start()

    def read(self) -> None:
        """Read the warnings of what `projects` gave and show them."""
        if not self._context.session.is_open:
            return
        from wsg_desktop.services.direction_warnings import phase_names, read_warnings

        today = self._context.session.document.clock.today()
        with self._context.session.reading() as read:
            found, names = read_warnings(read, self._projects(), today), phase_names(read)
        self.show_warnings(found, names)

    def show_warnings(self, found: "Iterable[DirectionWarning]", names: Mapping[str, str]) -> None:
        """Show the first of these that was not put aside; `names` are what the programme calls its phases."""
        self._names = names
        self._warnings = [it for it in found if self._key(it) not in _dismissed]
        self._show()

    def _show(self) -> None:
        from wsg_desktop.services.direction_warnings import warning_words

        warning, session = self.warning, self._context.session
        self.setVisible(warning is not None)
        if warning is None:
            return
        tr, more = self._context.tr, len(self._warnings) - 1
        self._words = warning_words(warning, self._names, tr, session.document.clock.today())
        others = tr.plural("One more area.", "{n} more areas.", more) if more else ""
        self.text.setText(f"{self._words} {others}".strip())
        self.setAccessibleName(self.text.text())
        self.show_projects.setVisible(bool(warning.project_ids))
        self.appoint.setVisible(not session.document.readonly)

    def _key(self, warning: "DirectionWarning") -> tuple[str, str, str]:
        return str(self._context.session.document.path), warning.area_id, warning.day.isoformat()

    def _show_projects(self) -> None:
        if self.warning:
            self.projects_requested.emit(list(self.warning.project_ids))

    def _appoint(self) -> None:
        from wsg_desktop.ui.direction.flow import appoint_director

        if self.warning:
            appoint_director(self._context, self.warning.area_id, self.warning.area, self._words)

    def _put_aside(self) -> None:
        if self.warning:
            _dismissed.add(self._key(self.warning))
            self._warnings = self._warnings[1:]
            self._show()
