"""The front door: show the settings, and keep each change to the programme as one undoable change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wsg_desktop.errors import UserError
from wsg_desktop.settings import LANGUAGE, TEXT_SIZE, Section
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.preferences.dialog import SettingsDialog
from wsg_desktop.ui.preferences.own_page import OwnPage
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.programme_settings import ProgrammeSetting
    from wsg_desktop.store.transaction import Transaction
    from wsg_desktop.ui.preferences.programme_page import ProgrammePage
    from wsg_desktop.ui.preferences.tags_page import TagsPage

_MORE = {
    Section.COMPUTER: N_("For you, on this computer only."),
    Section.FOLDERS: N_("Where files go on this computer, and how often your work is backed up."),
}
_SHOWN_ANEW = frozenset({LANGUAGE.key, TEXT_SIZE.key})
"""Settings that all words and sizes of the settings themselves hang on."""
_OF_PROGRAMME = N_("For everybody who works in this programme. Each change can be undone.")
_READ_ONLY = N_("You can look, but not change: this programme is open to read only.")
_CLOSED = N_("Open a programme first. These settings are in its file.")


def edit_settings(current: Callable[[], WindowContext], window: QWidget) -> None:
    """Show the settings until they are closed: anew in each language and text size that is chosen there."""
    key = _show(current(), window)
    while key:
        key = _show(current(), window, key)


def _show(context: WindowContext, window: QWidget, chosen: str = "") -> str:
    """Show the settings; return the key of the one that asks to show them anew, empty when they are closed.

    `chosen` is the key of the setting that gets the keyboard.
    """
    tr = context.tr
    dialog = SettingsDialog(tr, window)
    dialog.stop_requested.connect(dialog.leave)
    for section in Section:
        page = OwnPage(section, context.settings, tr, context.messages.folder)
        dialog.add_page(tr(section.value), tr(_MORE[section]), page)
        if chosen in page.fields:
            page.fields[chosen].setFocus()
    # Kept in a name: signals alone do not keep it alive.
    edits = _add_programme(context, dialog) if context.session.is_open else None
    if edits is None:
        for name in (tr("This programme"), tr("Labels")):
            dialog.add_page(name, tr(_OF_PROGRAMME), TextLabel(tr(_CLOSED)))
    asked: list[str] = []

    def follow(key: str) -> None:
        if key in _SHOWN_ANEW:
            asked.append(key)
            # Not while its own list of choices is being used.
            QTimer.singleShot(0, dialog, dialog.accept)

    stop = context.settings.listen(follow)
    context.messages.ask(dialog)
    stop()
    del edits
    dialog.deleteLater()
    return asked[-1] if asked else ""


def _add_programme(context: WindowContext, dialog: SettingsDialog) -> "SettingsEdits":
    from wsg_desktop.ui.preferences.programme_page import ProgrammePage
    from wsg_desktop.ui.preferences.tags_page import TagsPage

    tr = context.tr
    why_not = tr(_READ_ONLY) if context.session.document.readonly else ""
    programme, tags = ProgrammePage(tr, why_not=why_not), TagsPage(tr, why_not=why_not)
    edits = SettingsEdits(context, programme, tags)
    programme.typed.connect(edits.take_typed)
    programme.chosen.connect(edits.keep)
    programme.calendar_requested.connect(edits.edit_calendar)
    tags.rename_requested.connect(edits.rename_tag)
    tags.remove_requested.connect(edits.remove_tag)
    edits.show()
    dialog.add_page(tr("This programme"), tr(_OF_PROGRAMME), programme)
    dialog.add_page(tr("Labels"), tr(_OF_PROGRAMME), tags, scrolls=False)
    return edits


class SettingsEdits:
    """Changes the settings and labels of the programme as the pages wish, and shows them again."""

    def __init__(self, context: WindowContext, programme: "ProgrammePage", tags: "TagsPage") -> None:
        self._context, self._programme, self._tags = context, programme, tags

    def show(self) -> None:
        """Show everything as it is now."""
        from wsg_desktop.store.programmes import get_programme
        from wsg_desktop.store.project_details import count_tags

        with self._context.session.reading() as read:
            programme, counts = get_programme(read), count_tags(read)
        self._programme.show_programme(programme)
        self._tags.show_tags(counts)

    def take_typed(self, setting: "ProgrammeSetting", text: str) -> None:
        """Keep what was typed, or say why not."""
        from wsg_desktop.services.programme_settings import read_setting

        try:
            value = read_setting(setting, text, self._context.session.document.clock.today())
        except UserError as problem:
            self._programme.refuse(problem.text(self._context.tr))
            return
        self.keep(setting, value)

    def keep(self, setting: "ProgrammeSetting", value: object) -> None:
        """Keep the value of a setting."""
        from wsg_desktop.services.programme import change_settings
        from wsg_desktop.services.programme_settings import setting_label

        tr, refuse = self._context.tr, self._programme.refuse
        if self._context.session.change(
            setting_label(setting),
            lambda tx: change_settings(tx, **{setting.key: value}),
            refused=lambda problem: refuse(problem.text(tr)),
        ):
            self.show()

    def edit_calendar(self) -> None:
        """Show the working calendar in front of the settings."""
        from wsg_desktop.ui.work_calendar.flow import edit_calendar

        edit_calendar(self._context)
        self.show()

    def rename_tag(self, name: str, new: str) -> None:
        """Rename a label, or merge it into the one that has that name."""
        from wsg_desktop.services import tags
        from wsg_desktop.services.edit_labels import rename_tag_label
        from wsg_desktop.store.project_details import list_tags

        with self._context.session.reading() as read:
            merges = " ".join(new.split()) in list_tags(read)
        self._change(rename_tag_label(name, new, merges=merges), lambda tx: tags.rename_tag(tx, name, new))

    def remove_tag(self, name: str) -> None:
        """Take a label off all projects."""
        from wsg_desktop.services import tags
        from wsg_desktop.services.edit_labels import remove_tag_label

        self._change(remove_tag_label(name), lambda tx: tags.remove_tag(tx, name))

    def _change(self, label: str, work: "Callable[[Transaction], int]") -> None:
        tr, refuse = self._context.tr, self._tags.refuse

        def told(count: int) -> str:
            return tr.plural("{n} project has been changed.", "{n} projects have been changed.", count)

        if self._context.session.change(label, work, told, lambda problem: refuse(problem.text(tr))):
            self.show()
