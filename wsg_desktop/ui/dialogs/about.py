"""About the program: versions, where its data is, whose work is in it."""

import platform
import sqlite3

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop import __version__
from wsg_desktop.paths import data_folder, settings_folder
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.text_label import TextLabel

LICENCES = (
    ("WSG Desktop", "EUPL-1.2"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLite", "public domain"),
    ("SQLAlchemy, alembic, python-calamine, rapidfuzz, holidays, platformdirs", "MIT"),
    ("openpyxl, XlsxWriter, icalendar", "MIT / BSD"),
    ("Babel, pypdf", "BSD-3-Clause"),
    ("python-docx, python-pptx, Jinja, lxml, Pillow", "MIT / BSD"),
    ("docxtpl", "LGPL-2.1"),
    ("defusedxml", "PSF-2.0"),
    ("tzdata", "Apache-2.0"),
    ("fractional-indexing", "CC0-1.0"),
    ("Lucide", "ISC"),
)
"""Whose work is in the program, and its licence."""
_NO_NETWORK = N_("The program uses no network, no account and sends nothing to anybody.")


class AboutDialog(QDialog):
    """Facts in two columns, to read or to copy."""

    help_page = "administrator"

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About WSG Desktop"))
        self.setMinimumWidth(scaled(560))
        self._facts = self._find_facts(tr)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel("WSG Desktop", FontRole.TITLE, "accent"))
        column.addWidget(
            TextLabel(tr("Projects, planning and partners of your programme, in one file of your own."))
        )
        column.addWidget(TextLabel(tr(_NO_NETWORK), tone="muted"))
        column.addSpacing(8)
        column.addLayout(_grid(self._facts))
        column.addSpacing(8)
        column.addWidget(TextLabel(tr("Licences"), FontRole.STRONG))
        column.addLayout(_grid(list(LICENCES)))
        column.addSpacing(16)
        column.addLayout(self._buttons(tr))

    def _find_facts(self, tr: Translator) -> list[tuple[str, str]]:
        return [
            (tr("Version"), __version__),
            ("Python, Qt", f"{platform.python_version()}, {qVersion()}"),
            ("SQLite", sqlite3.sqlite_version),
            (tr("Backups and logs"), str(data_folder())),
            (tr("Settings"), str(settings_folder())),
        ]

    def _buttons(self, tr: Translator) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = QuietButton(tr("Copy"), "copy")
        copy.clicked.connect(self._copy)
        close = FilledButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        lines = [f"{name}: {value}" for name, value in self._facts]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _grid(lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(lines):
        label = TextLabel(name, tone="muted")
        label.setMaximumWidth(scaled(280))
        said = TextLabel(value)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
    return grid
