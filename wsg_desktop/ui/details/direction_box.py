"""The quiet block under the phase: what the director's role is now, and who directs."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.part import DetailsPart
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.card_frame import paint_card
from wsg_desktop.ui.widgets.text_label import TextLabel


class DirectionBox(DetailsPart):
    """Says what direction means for one project; with several it is gone."""

    def __init__(self, kit: DetailsKit) -> None:
        super().__init__(kit)
        self.role = TextLabel("", FontRole.STRONG)
        self.more = TextLabel("", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(self.role)
        column.addWidget(self.more)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:  # noqa: ARG002 - nothing is typed here
        """Say it for the one project that is shown."""
        from wsg_desktop.ui.details import direction_words as words

        project, texts = shown.only, shown.only_texts
        if project is None or texts is None:
            self.hide()
            return
        role = words.role_words(project, shown, self.tr_)
        lines = [
            words.aim_words(project, texts, shown, self.tr_),
            *words.reason_words(project, texts, self.tr_),
            *words.director_words(project, shown, self.tr_),
        ]
        more = "\n".join(line for line in lines if line)
        self.role.setText(role)
        self.role.setVisible(bool(role))
        self.more.setText(more)
        self.setVisible(bool(role or more))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the quiet ground."""
        paint_card(QPainter(self), QRectF(self.rect()), fill="panel", line="panel")
