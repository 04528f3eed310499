"""Offers names under a line while somebody types, and to add what is not there yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import scaled
from wsg_desktop.ui.widgets.known_names import KnownNames

_NAME = Qt.ItemDataRole.UserRole
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_EDGE = 10
"""Border and padding of the list, as the style sheet has them; the completer knows them not."""
_WIDEST = 420
"""Beyond this names are cut in their middle."""
ADD_NEW = N_("Add “{name}”")


class TypeAhead(QObject):
    """A list under a `QLineEdit` with the names that fit; the first one is marked, so Enter takes it.

    The list stands under `field`, which may be larger than the line. `known` is asked when the line gets the
    keyboard. With `add_new` (a message id with a place `{name}`) the
    last line of the list offers to add what is typed. `chosen` carries the name.
    """

    chosen = Signal(str)

    def __init__(
        self,
        line: QLineEdit,
        known: Callable[[], KnownNames],
        tr: Translator,
        *,
        add_new: str = ADD_NEW,
        field: QWidget | None = None,
    ) -> None:
        super().__init__(line)
        self._line = line
        self._field = field or line
        self._known = known
        self._tr = tr
        self._add_new = add_new
        self._names = KnownNames()
        self._left_out: frozenset[str] = frozenset()
        self._model = QStandardItemModel(self)
        self._popup = QListView()
        self._popup.setObjectName("suggestions")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_NAME)
        self._completer.setMaxVisibleItems(9)
        self._completer.setWidget(line)
        self._popup.clicked.connect(self._take)
        line.installEventFilter(self)
        # Installed after the completer's own, so ours sees Enter first: the line itself would accept it.
        self._popup.installEventFilter(self)
        line.textEdited.connect(self._offer_typed)

    @property
    def is_open(self) -> bool:
        """Return whether the list is shown."""
        return self._popup.isVisible()

    @property
    def offered(self) -> list[str]:
        """Return the lines of the list as they are shown."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def leave_out(self, names: Sequence[str]) -> None:
        """Do not offer these: they were chosen before."""
        self._left_out = frozenset(names)

    def same_as(self, text: str) -> str | None:
        """Return the known name that `text` is, in any case, or None."""
        from wsg_desktop.domain.suggestions import find_same

        return find_same(text, self._names.names, aliases=self._names.aliases)

    def ask(self) -> None:
        """Ask for the names now: for one that is made while its line has the keyboard."""
        self._names = self._known()

    def offer(self, *, everything: bool = False) -> None:
        """Show the names that fit what is typed; with `everything` also while nothing is."""
        text = " ".join(self._line.text().split())
        self._fill(text if not everything else "")
        if not self._model.rowCount() or not (text or everything) or self._line.isReadOnly():
            self._popup.hide()
            return
        self._completer.complete(self._area())
        self._fit_rows()
        self._popup.setCurrentIndex(self._model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the names when the keyboard comes in; open the list by Down, take by Enter or Tab."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._popup:
                return self._takes_in_list(Qt.Key(event.key()))
            if event.key() == Qt.Key.Key_Down and not self.is_open and not event.modifiers():
                self.offer(everything=not getattr(self._line, "is_dirty", True))
                return True
        elif event.type() == QEvent.Type.FocusIn and watched is self._line:
            self.ask()
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_HERE:
            # While its list is shown the completer keeps from the line that the keyboard goes: what is typed
            # would be lost, and the list stay over whatever is shown next.
            self._popup.hide()
        return super().eventFilter(watched, event)

    def _offer_typed(self) -> None:
        self.offer()

    def _takes_in_list(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
            return True
        index = self._popup.currentIndex()
        if key in _TAKING and index.isValid():
            self._take(index)
            return True
        return False

    def _fit_rows(self) -> None:
        """Make the list as high as its rows; one that stands above the field grows upwards."""
        shown = min(self._model.rowCount(), self._completer.maxVisibleItems())
        before = self._popup.geometry()
        height = shown * self._popup.sizeHintForRow(0) + _EDGE
        is_above = before.top() < self._field.mapToGlobal(QPoint(0, 0)).y()
        top = before.bottom() + 1 - height if is_above else before.top()
        self._popup.setGeometry(before.left(), top, before.width(), height)

    def _area(self) -> QRect:
        """Return where the list stands, in the line's coordinates: under the field, and as wide.

        Names that need more room get it, up to a point: two that begin alike are told apart by their ends.
        """
        top_left = self._line.mapFromGlobal(self._field.mapToGlobal(QPoint(0, 0)))
        size = self._field.size() + QSize(0, 2)
        beside = self._popup.verticalScrollBar().sizeHint().width()
        needed = self._popup.sizeHintForColumn(0) + _EDGE + beside
        return QRect(top_left, size.expandedTo(QSize(min(needed, scaled(_WIDEST)), 0)))

    def _fill(self, text: str) -> None:
        from wsg_desktop.domain.suggestions import suggest

        self._model.clear()
        known = self._names
        fitting = suggest(text, known.names, aliases=known.aliases)
        if text and not fitting and known.are_parties:
            from wsg_desktop.domain.party_names import alike_names

            fitting = alike_names(text, known.names, known.aliases)
        for name in fitting:
            if name not in self._left_out:
                self._add(name, name)
        if text and self._add_new and self.same_as(text) is None:
            self._add(self._tr(self._add_new, name=text), text)

    def _add(self, shown: str, name: str) -> None:
        item = QStandardItem(shown)
        item.setData(name, _NAME)
        item.setEditable(False)
        self._model.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        name = index.data(_NAME)
        self._popup.hide()
        self.chosen.emit(name)
