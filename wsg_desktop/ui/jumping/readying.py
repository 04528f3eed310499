"""Makes ready what Ctrl+K looks through: in steps that nobody notices, and only when it changed."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wsg_desktop.domain.jumping import JumpIndex, Target
from wsg_desktop.ui.jumping.window_targets import window_targets

if TYPE_CHECKING:
    from pathlib import Path

    from wsg_desktop.ui.main_window import MainWindow


class Readying(QObject):
    """The index of one window. It reads the programme again only after something there was named anew."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._forget()
        window.session.changed.connect(self._doubt)
        for happened in (window.session.opened, window.session.closed):
            happened.connect(self._forget)

    @property
    def is_ready(self) -> bool:
        """Return whether the index holds everything as it is now."""
        return self._is_ready and self._made_of == self._of_window()

    def begin(self, done: Callable[[], None] = lambda: None) -> None:
        """Make the index ready step by step, so that the window answers in between, and say when it is."""
        if not len(self.index):
            # Views, places and actions are there at once.
            self.index = JumpIndex(self._at_once())
        QTimer.singleShot(0, self, lambda: self._go_on(done))

    def finish(self) -> None:
        """Make the index ready now: somebody searches."""
        while not self.is_ready:
            self._step()

    def _go_on(self, done: Callable[[], None]) -> None:
        if not self.is_ready:
            self._step()
            QTimer.singleShot(0, self, lambda: self._go_on(done))
        else:
            done()

    def _step(self) -> None:
        if self._steps is None:
            self._steps = self._work()
        if next(self._steps, self) is self:
            self._steps = None

    def _doubt(self) -> None:
        self._is_ready, self._steps = False, None

    def _forget(self) -> None:
        self._doubt()
        self.index = JumpIndex(())
        self._targets: list[Target] = []
        self._seq: int | None = None
        """The last change set that the targets rest on; None where nothing was read."""
        self._made_of: object = None

    def _work(self) -> Iterator[None]:
        made_of, session = self._of_window(), self._window.session
        if session.is_open:
            yield from self._read_programme(made_of[0])
        if self._made_of != made_of:
            self.index = JumpIndex((*self._targets, *self._of_this_window()), self.index)
            self._made_of = made_of
        self._is_ready = True

    def _read_programme(self, language: str) -> Iterator[None]:
        """Read what the programme holds, unless every name is as it was; no transaction stays open."""
        from wsg_desktop.services.jumping import read_targets
        from wsg_desktop.store.changes import last_seq
        from wsg_desktop.store.jumping import is_named_anew, list_named_lines

        session = self._window.session
        with session.reading() as read:
            seq, made_of = last_seq(read), self._made_of
            is_same_language = isinstance(made_of, tuple) and made_of[0] == language
            if self._seq is not None and is_same_language and not is_named_anew(read, self._seq):
                self._seq = seq
                return
            lines = list_named_lines(read)
        yield
        with session.reading() as read:
            self._targets = read_targets(read, self._window.tr_, lines)
        self._seq, self._made_of = seq, None
        yield

    def _at_once(self) -> Iterator[Target]:
        if self._window.session.is_open:
            from wsg_desktop.services.jumping import shipped_targets

            yield from shipped_targets(self._window.tr_)
        yield from self._of_this_window()

    def _of_window(self) -> tuple[str, "tuple[Path, ...]"]:
        return self._window.tr_.language, tuple(self._window.programmes.recent())

    def _of_this_window(self) -> Iterator[Target]:
        window = self._window
        return window_targets(window.actions_, window.programmes.recent(), window.tr_)
