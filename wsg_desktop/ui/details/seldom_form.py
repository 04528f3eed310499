"""Fields that few people use: out of sight while they are empty, until somebody asks for them."""

from collections.abc import Sequence

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.ui.details.fields_form import FieldsForm
from wsg_desktop.ui.details.kit import DetailsKit
from wsg_desktop.ui.details.shown import Shown
from wsg_desktop.ui.widgets.link_button import LinkButton


class SeldomForm(FieldsForm):
    """Words to click instead of each field that is empty in all projects shown."""

    def __init__(self, kit: DetailsKit, keys: Sequence[str]) -> None:
        super().__init__(kit, keys)
        self.asks: dict[str, LinkButton] = {}
        self._asked_for: set[str] = set()
        layout = self.layout()
        assert layout is not None
        for key in keys:
            words = self.tr_(FIELDS_BY_KEY[key].label)
            ask = LinkButton(self.tr_("Show {field}", field=words[:1].lower() + words[1:]))
            ask.clicked.connect(lambda _checked=False, it=key: self.focus_field(it))
            layout.addWidget(ask)
            self.asks[key] = ask

    def focus_field(self, key: str) -> None:
        """Show a field from now on, with the keyboard in it."""
        self._asked_for.add(key)
        self.asks[key].hide()
        self.box(key).show()
        super().focus_field(key)

    def display(self, shown: Shown, *, anyway: bool = False) -> None:
        """Show the values, and the fields that have one or were asked for."""
        super().display(shown, anyway=anyway)
        for key, ask in self.asks.items():
            field = FIELDS_BY_KEY[key]
            values = [shown.value_of(project, field) for project in shown.projects]
            used = any(value or value == 0 for value in values)
            self.box(key).setVisible(used or key in self._asked_for)
            ask.setVisible(not used and key not in self._asked_for)
