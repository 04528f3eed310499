"""The choices at the right of the preview: what, on which paper, how wide, with an appendix or not."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from wsg_desktop.drawing.paper import PAGE_SIZES
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.printing.choices import EVERYTHING, MOST_WIDE, ONE_PAGE, SHOWN, PrintChoices
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

LANDSCAPE, PORTRAIT = "landscape", "portrait"
USUAL_ONE_PAGE = "A3"
_HINTS = {
    SHOWN: N_("The rows and the days that the window shows now."),
    EVERYTHING: N_("Every row of the view, and its whole period."),
    ONE_PAGE: N_(
        "What does not fit is folded into a row per area. "
        "What is late or happens soon keeps a row of its own."
    ),
}


class ChoicesForm(QWidget):
    """Shows one `PrintChoices` and tells when the user makes it another."""

    changed = Signal()

    def __init__(self, tr: Translator, choices: PrintChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.choices = choices
        self._is_showing = False
        self.what = QButtonGroup(self)
        self.options = {key: QRadioButton() for key in (SHOWN, EVERYTHING, ONE_PAGE)}
        for key, words in ((SHOWN, tr("What is shown now")), (EVERYTHING, tr("Everything in the view"))):
            self.options[key].setText(words)
        for option in self.options.values():
            self.what.addButton(option)
        self.hint = TextLabel("", FontRole.SMALL, "muted")
        self.paper = Segmented(tr("Paper"), [(name, name) for name in PAGE_SIZES])
        self.lie = Segmented(tr("Orientation"), ((LANDSCAPE, tr("Landscape")), (PORTRAIT, tr("Portrait"))))
        self.wide = Segmented(
            tr("Pages side by side"), [(str(count), str(count)) for count in range(1, MOST_WIDE + 1)]
        )
        self.appendix = QCheckBox(tr("With appendix"))
        self.appendix.setToolTip(tr("Pages that list what is folded"))
        self._wide_words = TextLabel(tr("Pages side by side"), tone="muted", wrap=False)
        self._arrange()
        self._show()
        self._connect()

    def _arrange(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(tr("What"), tone="muted", wrap=False))
        for option in self.options.values():
            column.addWidget(option)
        column.addWidget(self.hint)
        column.addSpacing(12)
        for words, field in ((tr("Paper"), self.paper), (tr("Orientation"), self.lie)):
            column.addWidget(TextLabel(words, tone="muted", wrap=False))
            column.addWidget(field)
            column.addSpacing(4)
        column.addWidget(self._wide_words)
        column.addWidget(self.wide)
        column.addWidget(self.appendix)
        column.addStretch()

    def _connect(self) -> None:
        self.what.buttonClicked.connect(self._take_what)
        self.paper.chosen.connect(lambda size: self._take(replace(self.choices, size=size)))
        self.lie.chosen.connect(lambda lie: self._take(replace(self.choices, landscape=lie == LANDSCAPE)))
        self.wide.chosen.connect(lambda wide: self._take(replace(self.choices, pages_wide=int(wide))))
        self.appendix.toggled.connect(lambda on: self._take(replace(self.choices, appendix=on)))

    def _take_what(self) -> None:
        what = next(key for key, option in self.options.items() if option.isChecked())
        choices = replace(self.choices, what=what)
        if what == ONE_PAGE and not self.choices.is_one_page:
            choices = replace(choices, size=max(choices.size, USUAL_ONE_PAGE, key=_area), landscape=True)
        self._take(choices)

    def _take(self, choices: PrintChoices) -> None:
        if self._is_showing or choices == self.choices:
            return
        self.choices = choices
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        tr, choices = self._tr, self.choices
        self._is_showing = True
        self.options[ONE_PAGE].setText(tr("The programme on one {paper}", paper=choices.size))
        self.options[choices.what].setChecked(True)
        self.hint.setText(tr(_HINTS[choices.what]))
        self.paper.choose(choices.size)
        self.lie.choose(LANDSCAPE if choices.landscape else PORTRAIT)
        self.wide.choose(str(choices.pages_wide))
        self.appendix.setChecked(choices.appendix)
        for widget in (self.wide, self._wide_words):
            widget.setVisible(not choices.is_one_page)
        self.appendix.setVisible(choices.is_one_page)
        self._is_showing = False


def _area(size: str) -> int:
    """Return how large a paper is: A1 is larger than A4."""
    return -int(size[1:])
