"""A text keeps the colour of its theme, whenever that was chosen."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wsg_desktop.ui import theme as look
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.text_label import TextLabel


def test_a_text_first_shown_after_the_theme_changed_is_in_its_colours(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    theme.apply("dark", 1.0)
    holder = QWidget()
    qtbot.addWidget(holder)
    label = TextLabel("Voorbeeldprogramma", tone="muted")
    QVBoxLayout(holder).addWidget(label)
    theme.apply("light", 1.0)
    with qtbot.waitExposed(holder):
        holder.show()
    qapp.processEvents()

    assert label.palette().color(QPalette.ColorRole.WindowText) == look.colour("muted")
