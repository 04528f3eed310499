"""A line for a name in a dialog: what is known is offered while somebody types, what is new is said to be."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.known_names import KnownNames
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.type_ahead import ADD_NEW, TypeAhead


class NameLine(QWidget):
    """Type a name; `changed` after each letter. With `new_words` a name that nobody knows is told below."""

    changed = Signal()

    def __init__(
        self,
        tr: Translator,
        name: str,
        known: Sequence[str],
        *,
        new_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._new_words = tr, new_words
        self._known = KnownNames(known)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.line = ReadingLine()
        add_new = ADD_NEW if new_words else ""
        self.type_ahead = TypeAhead(self.edit, lambda: self._known, tr, add_new=add_new)
        self.type_ahead.chosen.connect(self.edit.setText)
        self.edit.textChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        column.addWidget(self.line)
        self.setFocusProxy(self.edit)

    @property
    def name(self) -> str:
        """Return what is typed, as the known name that it is where there is one."""
        from wsg_desktop.domain.suggestions import find_same

        text = " ".join(self.edit.text().split())
        return find_same(text, self._known.names) or text if text else ""

    @property
    def is_new(self) -> bool:
        """Return whether nobody knows this name yet."""
        return bool(self.name) and self.name not in self._known.names

    def _tell(self) -> None:
        if self._new_words and self.is_new:
            self.line.say(self._tr(self._new_words, name=self.name), "muted")
        else:
            self.line.clear(None)
        self.changed.emit()
