"""The things to try in the sample programme: a short list that ticks itself when they are done."""

import json
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from wsg_desktop.settings import FIRST_THINGS, Settings
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui import icons
from wsg_desktop.ui.document_session import DocumentSession

if TYPE_CHECKING:
    from wsg_desktop.store.transaction import Changes


class FirstThing(NamedTuple):
    """One thing to try, and the page of help that tells how."""

    key: str
    text: str
    help_page: str


THINGS = (
    FirstThing("open", N_("Open a project that is late, from Today"), "today"),
    FirstThing("expect", N_("Change when it is expected: type +2w"), "dates"),
    FirstThing("undo", N_("Undo that with Ctrl+Z"), "files"),
    FirstThing("import", N_("Import a list: drop one on the window"), "import"),
    FirstThing("overview", N_("Make an overview for a partner"), "overviews"),
)


class FirstThings(QObject):
    """Watch the sample programme; what was done is remembered until the sample begins again."""

    ticked = Signal()
    help_requested = Signal(str)

    def __init__(self, session: DocumentSession, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._is_sample = False
        session.changed.connect(self._watch)

    def begin(self, *, is_sample: bool) -> None:
        """Watch only a sample."""
        self._is_sample = is_sample

    def forget(self) -> None:
        """Begin again with nothing done."""
        self._settings.set(FIRST_THINGS, [])

    def done(self) -> int:
        """Return how many things were done."""
        return sum(thing.key in self._settings.get(FIRST_THINGS) for thing in THINGS)

    @property
    def is_new(self) -> bool:
        """Return whether a sample is open in which nothing was tried yet."""
        return self._is_sample and not self.done()

    def went(self, request: object) -> None:
        """Take notice that a place was asked to show something; the id of a late project counts."""
        if self._is_sample and isinstance(request, str) and self._is_late(request):
            self._tick("open")

    def show_menu(self, tr: Translator, below: QWidget) -> None:
        """Show the list at the right below a widget; a line opens its page of help."""
        menu = QMenu(below)
        menu.aboutToHide.connect(menu.deleteLater)
        for thing in THINGS:
            action = menu.addAction(tr(thing.text))
            is_done = thing.key in self._settings.get(FIRST_THINGS)
            icons.set_icon(action, "circle-check" if is_done else "circle", "accent" if is_done else "muted")
            action.triggered.connect(lambda _checked=False, it=thing: self.help_requested.emit(it.help_page))
        menu.popup(below.mapToGlobal(QPoint(below.width() - menu.sizeHint().width() - 24, below.height())))

    def _watch(self, changes: "Changes") -> None:
        if not self._is_sample:
            return
        from wsg_desktop.services.document import FACT, UNDO
        from wsg_desktop.services.edit_labels import edit_label
        from wsg_desktop.services.importing import IMPORT_LABEL

        if changes.kind == UNDO:
            self._tick("undo")
        elif changes.label == edit_label("end"):
            self._tick("expect")
        elif _message(changes.label) == IMPORT_LABEL:
            self._tick("import")
        elif changes.kind == FACT and _is_overview(changes.label):
            self._tick("overview")

    def _tick(self, key: str) -> None:
        done = self._settings.get(FIRST_THINGS)
        if key not in done:
            self._settings.set(FIRST_THINGS, [*done, key])
            self.ticked.emit()

    def _is_late(self, project_id: str) -> bool:
        from wsg_desktop.domain.status import time_status
        from wsg_desktop.domain.vocabulary import Light
        from wsg_desktop.store.programmes import get_programme
        from wsg_desktop.store.projects import find_projects

        with self._session.reading() as read:
            rows = find_projects(read, [project_id])
            programme = get_programme(read)
        today = self._session.document.clock.today()
        return any(time_status(row, today, programme.attention_days).light == Light.OFF_TRACK for row in rows)


def _is_overview(label: str) -> bool:
    from wsg_desktop.services.register_labels import SENT

    return _message(label) == SENT


def _message(label: str) -> str:
    """Return the message id of a packed label."""
    return json.loads(label)[0] if label.startswith("[") else label
