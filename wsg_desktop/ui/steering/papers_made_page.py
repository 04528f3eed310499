"""What was made of papers: where they are, what their maker has to know before they go out, and the files."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wsg_desktop.texts import Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.scrolled_column import ScrolledColumn
from wsg_desktop.ui.widgets.text_label import TextLabel


class PapersMadePage(QWidget):
    """Words only; they scroll where there are many."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.heading = TextLabel("", FontRole.HEADING)
        self._know = TextLabel(tr("Before they go out"), FontRole.SMALL, "muted")
        self.remarks = TextLabel("")
        self._files = TextLabel(tr("Files"), FontRole.SMALL, "muted")
        self.files = TextLabel("")
        parts = (self.heading, self._know, self.remarks, self._files, self.files)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(ScrolledColumn(parts, 8))

    def show_made(self, heading: str, remarks: Sequence[str], files: Sequence[str]) -> None:
        """Show where they are, what to know and what they are called."""
        self.heading.setText(heading)
        self.remarks.setText("\n\n".join(remarks))
        self.files.setText("\n".join(files))
        for part in (self._know, self.remarks):
            part.setVisible(bool(remarks))
