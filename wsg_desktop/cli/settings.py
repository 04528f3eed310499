"""The command that shows and changes the settings of a programme."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.services import programme_settings
from wsg_desktop.services.programme import change_settings
from wsg_desktop.services.programme_settings import PROGRAMME_SETTINGS, ProgrammeSetting, ValueKind
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.store.rows import ProgrammeRow

CHANGED = N_("{name} is now: {value}.")
AS_IT_WAS = N_("{name} was that already: {value}. Nothing was changed.")


def settings(arguments: Namespace, tr: Translator) -> int:
    """Show all settings or one, or change one."""
    setting = programme_settings.get_setting(arguments.key) if arguments.key else None
    with opened(arguments.file, readonly=arguments.value is None) as document:
        if setting is not None and arguments.value is not None:
            _change(document, setting, arguments.value, tr)
            return 0
        with document.reading() as read:
            programme = get_programme(read)
    chosen = PROGRAMME_SETTINGS if setting is None else (setting,)
    if arguments.json:
        write_json({it.key: _plain(it, programme) for it in chosen})
    elif setting is None:
        rows = [[it.key, programme_settings.show_setting(it, programme, tr), tr(it.label)] for it in chosen]
        write_table(tr, [N_("Key"), N_("Value"), N_("What it is")], rows)
    else:
        write_line(programme_settings.show_setting(setting, programme, tr))
    return 0


def _change(document: "Document", setting: ProgrammeSetting, text: str, tr: Translator) -> None:
    value = programme_settings.read_setting(setting, text, document.clock.today())
    label = programme_settings.setting_label(setting)
    document.change(label, lambda tx: change_settings(tx, **{setting.key: value}))
    with document.reading() as read:
        shown = programme_settings.show_setting(setting, get_programme(read), tr)
    told = CHANGED if document.last_changes else AS_IT_WAS
    write_line(tr(told, name=tr(setting.label), value=shown))


def _plain(setting: ProgrammeSetting, programme: "ProgrammeRow") -> Any:
    value = getattr(programme, setting.key)
    if setting.kind is ValueKind.ASPECTS:
        return [aspect.value for aspect in shown_aspects(value)]
    return value.isoformat() if setting.kind is ValueKind.DAY and value else value
