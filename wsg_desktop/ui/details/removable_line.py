"""One line of a short list: a name to open, a second line, and a cross to remove it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.buttons import IconButton
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel


class RemovableLine(QWidget):
    """A name with what is said of it; `opened`, `changed` and `removed` are wishes."""

    opened = Signal()
    changed = Signal()
    removed = Signal()

    def __init__(
        self,
        tr: Translator,
        name: str,
        more: str,
        *,
        removable: bool,
        opens: bool = False,
        changeable: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(f"{name}, {more}" if more else name)
        self.name: LinkButton | TextLabel
        if opens:
            self.name = LinkButton(name, FontRole.BODY, wrap=True)
            self.name.clicked.connect(self.opened)
        else:
            self.name = TextLabel(name)
        self.more = TextLabel(more, FontRole.SMALL, "muted")
        self.pencil = IconButton(tr("Change {name}", name=name), "pencil")
        self.pencil.clicked.connect(self.changed)
        self.cross = IconButton(tr("Remove {name}", name=name), "x")
        self.cross.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.pencil)
        row.addWidget(self.cross)
        # Only now: shown before it has a parent, a widget is a window for a moment and takes the keyboard.
        self.more.setVisible(bool(more))
        self.pencil.setVisible(changeable)
        self.cross.setVisible(removable)
