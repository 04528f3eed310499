"""The course of promised dates in a dialog, to look at and to take along as a file or a picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.drawing.trend import Trend
from wsg_desktop.settings import export_folder
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.messages import Offer
from wsg_desktop.ui.planning.trend_figure import TrendFigure
from wsg_desktop.ui.programme_commands import open_folder
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.promises import Promises

_HOW_TO_READ = N_(
    "A level line keeps its word; a step up is a slip. The broken line is the promised day itself: "
    "a line that reaches it has come to its day."
)
_FORMATS = N_("PDF (*.pdf);;Picture (*.png);;Drawing (*.svg)")


class TrendDialog(QDialog):
    """The figure, how to read it, and three ways to take it along."""

    help_page = "planning#compare"

    def __init__(
        self,
        context: WindowContext,
        title: str,
        promises: "Sequence[Promises]",
        trend: Trend,
        nothing: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from wsg_desktop.services.promise_words import promises_text

        self._context = context
        self._trend = trend
        self._nothing = nothing
        """Message ids of what is said where there is no line, and of how there comes one."""
        self._name = title
        tr = context.tr
        self.said = promises_text(promises, tr)
        self.setWindowTitle(title)
        self.setAccessibleDescription(self.said)
        self.setMinimumSize(scaled(560), scaled(360))
        self.figure = TrendFigure(tr, trend, self.said)
        self.copy = QuietButton(tr("Copy picture"), "copy")
        self.copy_text = QuietButton(tr("Copy as text"), "file-text")
        self.save = FilledButton(tr("Save figure"), "download")
        self.close_button = QuietButton(tr("Close"))
        self._arrange(title)
        self.copy.clicked.connect(self._copy_picture)
        self.copy_text.clicked.connect(self._copy_text)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.accept)
        fit(self, 1060, 620, parent)

    def _arrange(self, title: str) -> None:
        tr = self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(title, FontRole.TITLE, "accent"))
        has_lines = bool(self._trend.lines)
        if has_lines:
            column.addWidget(TextLabel(tr(_HOW_TO_READ), tone="muted"))
            column.addWidget(self.figure, 1)
        else:
            nothing, more = self._nothing
            column.addWidget(EmptyState("trending-up", tr(nothing), tr(more)), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.copy, self.copy_text, self.save):
            button.setEnabled(has_lines)
        row.addWidget(self.copy)
        row.addWidget(self.copy_text)
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.save)
        column.addLayout(row)

    def _copy_picture(self) -> None:
        from wsg_desktop.drawing.trend_export import trend_picture

        QGuiApplication.clipboard().setImage(trend_picture(self._trend, self._name, self._context.tr))
        self.copy.setText(self._context.tr("Copied"))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.said)
        self.copy_text.setText(self._context.tr("Copied"))

    def _save(self) -> None:
        from pathlib import Path

        from wsg_desktop.drawing.trend_export import write_trend

        tr = self._context.tr
        location = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(location) or Path.home())
        proposal = export_folder(self._context.settings, folder) / f"{tr('Promised dates over time')}.pdf"
        path = self._context.messages.file_to_save(tr("Save the figure as"), tr(_FORMATS), proposal)
        if path is not None and self._context.session.attempt(
            lambda: write_trend(path, self._trend, self._name, tr)
        ):
            told = tr("Figure saved as {name}.", name=path.name)
            offer = Offer(tr("Open folder"), lambda: open_folder(path.parent), lasts=True)
            self._context.messages.info(told, offer)
