"""Parts of the help that the code makes itself, so that they are never behind: Markdown, mostly tables."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.help.keys import KEY_GROUPS

_KEY_NAMES = {
    "Ins": N_("Insert"),
    "Del": N_("Delete"),
    "Left": N_("Arrow left"),
    "Right": N_("Arrow right"),
    "Up": N_("Arrow up"),
    "Down": N_("Arrow down"),
    "Space": N_("Space bar"),
    "PgUp": N_("Page Up"),
    "PgDown": N_("Page Down"),
}
EXAMPLES = (
    *("vandaag", "morgen", "vrijdag", "volgende week vrijdag", "+2w", "-3d", "+1m", "over twee weken"),
    *("15/3", "1 mrt", "1 maart 2027", "2027-03-01", "week 12", "wk 12 2027", "eind maart", "half april"),
    *("maart 2027", "Q3 2027", "K1 2027", "1e kwartaal 2026", "eerste helft 2027", "medio 2027"),
    *("najaar 2026", "eind dit jaar", "2027", "z.s.m.", "n.t.b.", "doorlopend", "n.v.t."),
)
"""Typed into the real date field each time the help is shown."""


def keys_in_words(keys: str, tr: Translator) -> str:
    """Return keys as they stand on the keyboard: "Alt+Shift+Arrow right"."""
    first, plus, last = keys.rpartition("+")
    if not last:  # The key is the plus itself.
        return keys
    name = _KEY_NAMES.get(last)
    return f"{first}{plus}{tr(name) if name else last}"


def shortcuts(tr: Translator) -> str:
    """Return the keys of every menu, and those of the parts of the window."""
    from wsg_desktop.ui.actions import ACTIONS, Menu, place_actions

    declared = [action for action in (*ACTIONS, *place_actions()) if action.keys]
    parts: list[str] = []
    for menu in Menu:
        lines = [
            (_keys(action.keys, tr), _bare(tr(action.text))) for action in declared if action.menu is menu
        ]
        if lines:
            title = tr("Menu {name}", name=_bare(tr(menu.value)))
            parts.append(f"## {title}\n\n{_table((tr('Keys'), tr('What it does')), lines)}")
    for group in KEY_GROUPS:
        lines = [(_keys(line.keys, tr), tr(line.does)) for line in group.lines]
        parts.append(f"## {tr(group.title)}\n\n{_table((tr('Keys'), tr('What it does')), lines)}")
    return "\n\n".join(parts)


def columns(tr: Translator) -> str:
    """Return what an imported list can tell of a project, and what its columns may be called."""
    from wsg_desktop.exchange.list_fields import LIST_FIELDS

    lines = [(tr(field.label), ", ".join(field.names.split("|"))) for field in LIST_FIELDS]
    return _table((tr("Becomes"), tr("Heads of columns that are recognised")), lines)


def date_examples(tr: Translator) -> str:
    """Return how examples of dates read today, told by the reader of dates itself."""
    from wsg_desktop.domain.date_typing import DateContext, read_typed
    from wsg_desktop.domain.terms import Term
    from wsg_desktop.domain.vocabulary import Precision

    today = SystemClock().today()
    context = DateContext(today, Term(_friday(today), Precision.DAY))
    lines = [(f"`{text}`", read_typed(text, context, tr).said) for text in EXAMPLES]
    return _table((tr("You type"), tr("The program reads")), lines)


def date_words(tr: Translator) -> str:
    """Return every word that a date may be written with."""
    from wsg_desktop.domain import date_vocabulary as words

    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        (N_("A day near today"), words.DAYS_FROM_TODAY),
        (N_("Days of the week"), words.WEEKDAYS),
        (N_("Months"), words.MONTHS),
        (N_("Seasons"), words.SEASONS),
        (N_("Begin, middle and end"), words.PARTS),
        (N_("Which one"), words.WHICH),
        (N_("In order"), words.ORDINALS),
        (N_("Numbers"), words.NUMBERS),
        (N_("Steps, such as +2w"), words.UNITS),
        (N_("Not yet known"), sorted(words.UNKNOWN_WORDS)),
        (N_("Ongoing"), sorted(words.ONGOING_WORDS)),
        (N_("No date"), sorted(words.NONE_WORDS)),
        (N_("About: the program asks"), sorted({*words.HEDGES_BEFORE, *words.HEDGES_AFTER})),
    )
    lines = [(tr(name), ", ".join(found)) for name, found in kinds]
    return _table((tr("What you say"), tr("Words")), lines)


def commands(tr: Translator) -> str:
    """Return every command with what it does and its arguments."""
    from wsg_desktop.cli.command_help import list_commands

    found = list_commands(tr)
    lines = [(f"`{command.name}`", command.does) for command in found]
    usages = "\n\n".join(command.usage for command in found)
    return f"{_table((tr('Command'), tr('What it does')), lines)}\n\n```\n{usages}\n```"


def fields(tr: Translator) -> str:
    """Return the fields of a project with the keys by which the command line knows them."""
    from wsg_desktop.domain.fields import GROUP_LABELS, PROJECT_FIELDS

    lines = [
        (tr(GROUP_LABELS[group]), ", ".join(f"{tr(field.label)} (`{field.key}`)" for field in members))
        for group, members in groupby(PROJECT_FIELDS, lambda field: field.group)
    ]
    return _table((tr("Tab"), tr("Fields, and their keys")), lines)


def template_fields(tr: Translator) -> str:
    """Return per paper of a meeting the fields that a template may name."""
    from wsg_desktop.exchange.papers.kinds import CONTENTS, TITLES, PaperKind, template_name
    from wsg_desktop.exchange.papers.kinds import template_fields as fields_of

    parts: list[str] = []
    for kind in CONTENTS:
        if kind is not PaperKind.PRESENTATION:
            lines = [
                (f"`{it.name}`", tr("several: {name}", name=tr(it.label)) if it.holds_lines else tr(it.label))
                for it in fields_of(kind)
            ]
            table = _table((tr("Field in the template"), tr("What it holds")), lines)
            parts.append(f"### {tr(TITLES[kind])}: `{template_name(kind)}`\n\n{table}")
    return "\n\n".join(parts)


def folders(tr: Translator) -> str:
    """Return where the files of this user stand on this computer."""
    from wsg_desktop.paths import backups_folder, data_folder, settings_folder

    lines = [
        (tr("Backups and restore points"), f"`{backups_folder()}`"),
        (tr("Log"), f"`{data_folder()}`"),
        (tr("Settings"), f"`{settings_folder()}`"),
    ]
    return _table((tr("What"), tr("Where, on this computer")), lines)


def licences(tr: Translator) -> str:
    """Return whose work is in the program, under which licence."""
    from wsg_desktop.ui.dialogs.about import LICENCES

    return _table((tr("Part"), tr("Licence")), LICENCES)


PARTS: dict[str, Callable[[Translator], str]] = {
    "shortcuts": shortcuts,
    "columns": columns,
    "date-examples": date_examples,
    "date-words": date_words,
    "commands": commands,
    "fields": fields,
    "template-fields": template_fields,
    "folders": folders,
    "licences": licences,
}
"""By the word that stands for each in a page."""


def _friday(today: date) -> date:
    """Return the Friday of next week: what stands in the field that the examples are typed into."""
    return today + timedelta(days=11 - today.weekday())


def _keys(keys: Sequence[str], tr: Translator) -> str:
    return ", ".join(keys_in_words(one, tr) for one in keys)


def _bare(text: str) -> str:
    return text.replace("&", "").removesuffix("...")


def _table(head: tuple[str, str], lines: Iterable[tuple[str, str]]) -> str:
    rows = [f"| {_cell(left)} | {_cell(right)} |" for left, right in (head, *lines)]
    return "\n".join([rows[0], "| --- | --- |", *rows[1:]])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")
