"""The dialog for a bug: what it means for the work, and details to copy for who mends it."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wsg_desktop import __version__
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.messages import ExceptionInfo
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_MEANING = N_(
    "This is a mistake of ours. Your work is safe: what you see as saved is in the file, and what was half "
    "done has been taken back. You can go on. Copy the details and send them to who looks after the program."
)


def details(found: ExceptionInfo) -> str:
    """Return versions and traceback; of paths only the part inside the program, none of the user's own."""
    kind, error, trace = found
    lines = [
        f"WSG Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        "",
    ]
    lines += [
        f"{_inside(frame.filename)}:{frame.lineno} {frame.name}: {frame.line or ''}"
        for frame in traceback.extract_tb(trace)
    ]
    lines.append("".join(traceback.format_exception_only(kind, error)).strip())
    return "\n".join(lines).replace(str(Path.home()), "~")


def _inside(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    for root in ("wsg_desktop", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1]


class BugDialog(QDialog):
    """Tell that the program made a mistake, that the work is safe, and offer the details."""

    help_page = "administrator#wrong"

    def __init__(self, found: ExceptionInfo, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong in the program"))
        self.setMinimumWidth(scaled(600))
        self._details = QPlainTextEdit(details(found))
        self._details.setReadOnly(True)
        self._details.setAccessibleName(tr("Details"))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("Something went wrong in the program"), FontRole.HEADING))
        column.addWidget(TextLabel(tr(_MEANING), tone="muted"))
        column.addSpacing(8)
        column.addWidget(self._details, 1)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = QuietButton(tr("Copy details"), "copy")
        copy.clicked.connect(self._copy)
        close = FilledButton(tr("Go on"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
