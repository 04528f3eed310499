"""The kinds of link to choose from; those that are seldom used come when asked for."""

from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.vocabulary import LinkType, label
from wsg_desktop.texts import Translator
from wsg_desktop.ui.widgets.pick_box import PickBox

_USUAL = (LinkType.FINISH_START, LinkType.START_START)
_RARE = (LinkType.FINISH_FINISH, LinkType.START_FINISH)
_MORE = "more"


class LinkKindBox(PickBox):
    """A list of `LinkType`s; `activated` comes when the user picks one, or asks for more."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(tr("Kind of link"), parent)
        self._tr = tr
        self._kind = LinkType.FINISH_START
        self._fill(rare=False)
        self.activated.connect(self._pick)
        self.currentIndexChanged.connect(self._take)

    @property
    def kind(self) -> LinkType:
        """Return the kind that is chosen."""
        return self._kind

    def show_kind(self, kind: LinkType) -> None:
        """Choose a kind; the list of one that is seldom used holds all of them."""
        self._kind = kind
        if kind in _RARE:
            self._fill(rare=True)
        self.show_value(kind)

    def _fill(self, *, rare: bool) -> None:
        """Fill the list, with the same kind chosen as before."""
        kind = self._kind
        self.clear()
        for usual in (*_USUAL, *_RARE) if rare else _USUAL:
            self.addItem(self._tr(label(usual)), usual)
        if not rare:
            self.addItem(self._tr("Other kinds…"), _MORE)
        self.show_value(kind)

    def _take(self, index: int) -> None:
        if index >= 0 and self.itemData(index) != _MORE:
            self._kind = LinkType(self.itemData(index))

    def _pick(self, _index: int) -> None:
        if self.currentData() == _MORE:
            self._fill(rare=True)
            self.showPopup()
