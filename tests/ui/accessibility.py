"""What everybody needs of a window: names, keys for everything, room for words, one letter per command."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QRadioButton,
    QWidget,
)

from wsg_desktop.ui.widgets.link_button import LinkButton

SMALLEST = 24
"""Pixels: the least that a finger or an unsteady hand hits (WCAG 2.2, 2.5.8)."""

_MOST_STEPS = 400
_SPARE = 4


def unnamed_controls(root: QWidget) -> list[str]:
    """Return the visible controls in `root` that take the keyboard and say nothing to a screen reader."""
    found: list[str] = []
    for widget in _controls(root):
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def unreached_by_tab(root: QWidget) -> list[str]:
    """Return the enabled controls of the window `root` that Tab never comes to, pressed as a person does."""
    reached: set[QWidget] = set()
    last: QWidget | None = None
    root.focusNextPrevChild(True)
    for _ in range(_MOST_STEPS):
        focused = QApplication.focusWidget()
        if focused is None or (focused in reached and focused is not last):
            break
        reached.add(focused)
        last = focused
        # In a table Tab goes from cell to cell; Ctrl+Tab leaves it, as it leaves a text of several lines.
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is focused:
            QTest.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    return [described(widget) for widget in _controls(root) if _wants_tab(widget) and widget not in reached]


def clashing_letters(root: QWidget) -> list[str]:
    """Return the letters that more than one command of the same menu, or of the same window, answers to."""
    found: list[str] = []
    for bar in root.findChildren(QMenuBar):
        found += _clashes("menu bar", (action.text() for action in bar.actions()))
        for menu in bar.findChildren(QMenu):
            found += _clashes(menu.title(), _texts(menu.actions()))
    texts = [it.text() for it in root.findChildren(QAbstractButton) if it.isVisibleTo(root)]
    return found + _clashes(root.windowTitle(), texts)


def small_buttons(root: QWidget) -> list[str]:
    """Return the visible buttons that are smaller than can be hit."""
    return [
        f"{described(it)} {it.width()}x{it.height()}"
        for it in root.findChildren(QAbstractButton)
        if it.isVisibleTo(root)
        and min(it.width(), it.height()) < SMALLEST
        and not _is_inner(it)
        # A link among words is as high as the words (the same rule allows that).
        and not isinstance(it, LinkButton)
    ]


def cut_texts(root: QWidget) -> list[str]:
    """Return the visible words that do not fit where they are, unless a tooltip tells them whole."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or _is_inner(widget) or _tooltip_tells(widget):
            continue
        if isinstance(widget, QAbstractButton) and _is_button_cut(widget):
            found.append(f"{described(widget)} {widget.width()} of {widget.sizeHint().width()}")
        elif isinstance(widget, QLabel) and _is_label_cut(widget):
            found.append(f"{described(widget)} {widget.width()}x{widget.height()}")
        elif isinstance(widget, QAbstractSpinBox) and _is_number_cut(widget):
            found.append(f"{described(widget)} {widget.lineEdit().geometry()}")
    return found


def _is_number_cut(box: QAbstractSpinBox) -> bool:
    """Return whether a style leaves the field in a box too little room: Qt does not ask that field."""
    line = box.lineEdit()
    return line.width() < line.fontMetrics().horizontalAdvance(box.text())


def out_of_sight(root: QWidget) -> list[str]:
    """Return the buttons of which a side lies outside what they stand in, where no scrolling brings it."""
    return [
        f"{described(button)} {beyond} px"
        for button in root.findChildren(QAbstractButton)
        if button.isVisibleTo(root) and not _is_inner(button) and (beyond := _beyond(button, root)) > 0
    ]


def _beyond(widget: QWidget, root: QWidget) -> int:
    """Return by how many pixels a widget is cut off at a side."""
    most, around = 0, widget.parentWidget()
    while around is not None and around is not root.parentWidget():
        left = widget.mapTo(around, QPoint(0, 0)).x()
        most = max(most, -left, left + widget.width() - around.width())
        if around is root:
            break
        around = around.parentWidget()
    return most


def described(widget: QWidget) -> str:
    """Return what is known of a widget, for the message of a test."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel | QLineEdit) else ""
    around = widget.parentWidget()
    named = widget.accessibleName() or text or widget.objectName()
    return f"{type(widget).__name__} {named!r} in {type(around).__name__}"


def _controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        is_seen = not _is_inner(widget) and widget.isVisibleTo(root)
        if is_seen and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget


def _is_inner(widget: QWidget) -> bool:
    """Return whether a widget is a part of a control that has a name itself, or of another window."""
    inside = isinstance(widget.parent(), QAbstractScrollArea | QComboBox | QLineEdit | QAbstractSpinBox)
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QCalendarWidget):
            return True
        around = around.parentWidget()
    return inside


def _wants_tab(widget: QWidget) -> bool:
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    # Of a row of choices only the chosen one is come to; arrows go on from there.
    waits = isinstance(widget, QRadioButton) or (
        isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.group() is not None
    )
    is_waiting = waits and isinstance(widget, QAbstractButton) and not widget.isChecked()
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not is_waiting


def _texts(actions: Iterable[QAction]) -> Iterator[str]:
    return (action.text() for action in actions if not action.isSeparator() and action.isVisible())


def _clashes(where: str, texts: Iterable[str]) -> list[str]:
    letters = Counter(letter for text in texts if (letter := _letter(text)))
    return [f"{where}: {letter}" for letter, times in letters.items() if times > 1]


def _letter(text: str) -> str:
    first, mark, rest = text.replace("&&", "").partition("&")
    del first
    return rest[:1].lower() if mark else ""


def _tooltip_tells(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    if isinstance(widget, LinkButton):
        widget.grab()  # It knows whether its words fit once it paints them.
    return bool(text) and text.replace("&", "") in widget.toolTip()


def _is_button_cut(button: QAbstractButton) -> bool:
    if button.hasHeightForWidth():
        return button.height() + 1 < button.heightForWidth(button.width())
    # One that paints itself asks for a little more than its words are wide.
    return bool(button.text()) and button.width() + _SPARE < button.sizeHint().width()


def _is_label_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    if label.wordWrap():
        return label.height() + 1 < label.heightForWidth(label.width())
    return label.contentsRect().width() < QFontMetrics(label.font()).horizontalAdvance(label.text())
