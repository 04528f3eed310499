"""The sheet Read this first: for whom, by when, how in five lines, what the colours mean, whom to ask."""

from collections.abc import Iterator

from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.vocabulary import Light, Phase
from wsg_desktop.exchange.cell_formats import (
    FLAG,
    INK,
    KLEIN,
    KOP,
    KOP_OPEN,
    OPEN,
    OURS,
    PAPER,
    PHASES,
    QUIET,
    SLIP,
    THEIRS,
    status_words,
)
from wsg_desktop.exchange.overview_columns import SHEETS, THEIR_BY_KEY
from wsg_desktop.exchange.overview_content import Audience, OverviewKind
from wsg_desktop.exchange.overview_sheet import OverviewBook
from wsg_desktop.exchange.safe_texts import is_link
from wsg_desktop.exchange.styled_workbook import Format, Worksheet
from wsg_desktop.texts import N_

WHERE = N_("Go to the sheet {projects}. The yellow columns are for you; the blue ones are what we know.")
STILL_RIGHT = N_("Is a row still right? Choose ✓ under {confirmed}. Then you are done with that row.")
CHANGED = N_("Has something changed? Fill that in under {columns}. Leave the rest empty.")
OTHERWISE = N_("Is it going otherwise than planned? Say so in a few words under {columns}.")
SEND_BACK = N_("Save the file and mail it back.")
SEND_BACK_NEW = N_(
    "Save the file and mail it back. A project that we do not have yet goes on the sheet {new_projects}."
)
CHANGES = ("new_end", "new_phase", "new_situation")
EXPLANATIONS = ("cause", "consequence", "measure")
ONLY_DEVIATIONS = N_(
    "Here stand only the projects that your organisation leads and that go otherwise than was agreed."
)
ACTIONS = N_("On the sheet {actions} stand actions of your organisation. Choose there what became of them.")
ACTIONS_ONLY = N_(
    "You read along: your organisation leads none of these projects. On the sheet {actions} stand actions of"
    " yours: choose there what became of them, save the file and mail it back."
)
READ_ONLY = N_(
    "You read along: your organisation leads none of these projects. You need not fill in anything."
)
TO_READ = N_("This is to read: you need not fill in anything.")
SOME_ONLY = N_(
    "You fill in the rows with yellow cells: those that your organisation leads. The grey ones are to read."
)
FOR_OURSELVES = N_("The whole programme, for our own use. It also holds what is internal: do not pass it on.")

COLOURS = (
    (OURS, PAPER, N_("Blue header"), N_("What we know.")),
    (THEIRS, INK, N_("Yellow header"), N_("For the party that leads the project.")),
    (OPEN, INK, N_("Yellow cell"), N_("To fill in. Empty means: no answer.")),
)
LOCKED = N_("What we know. These cells are locked.")
OF_OTHERS = (
    QUIET,
    INK,
    N_("Grey cell"),
    N_("Another party leads this project. You need not fill in anything."),
)
STATUSES = (
    (Light.ON_TRACK, N_("It is expected to be ready by the deadline.")),
    (Light.ATTENTION, N_("It is expected up to {days} days after the deadline.")),
    (Light.OFF_TRACK, N_("It is expected more than {days} days after the deadline.")),
    (Light.NOT_STARTED, N_("Work has not begun yet.")),
    (Light.DONE, N_("The project is ready.")),
)
DATES = N_(
    "The deadline is what was agreed; it changes by decision only. The expected end is when it will be ready."
)


def add_read_first_sheet(book: OverviewBook) -> None:
    """Add the sheet that opens first."""
    sheet = book.add_sheet(SHEETS.read_first)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    row = _write_top(book, sheet)
    row = _write_how(book, sheet, row + 1)
    _write_legend(book, sheet, row + 1)
    sheet.activate()


def _write_top(book: OverviewBook, sheet: Worksheet) -> int:
    content, tr = book.content, book.tr
    is_full = content.kind is OverviewKind.FULL
    words = N_("Overview of {programme}") if is_full else N_("Deviations in {programme}")
    title = tr(words, programme=content.programme)
    book.writer(sheet).heading(0, 0, title, 16)
    sheet.set_row(0, 26)
    facts = [(tr("For"), content.party or tr("Ourselves"))]
    facts.append((tr("As it was on") if content.as_on else tr("Made on"), show_full_day(content.sent_on, tr)))
    if content.as_on:
        facts.append((tr("Moment"), content.as_on))
    if content.answer_by and (content.to_fill_in or content.actions_to_fill_in):
        facts.append((tr("Please return by"), show_full_day(content.answer_by, tr)))
    if content.audience is Audience.PARTY:
        contact = content.contact or tr("Answer the mail that brought you this overview.")
        facts.append((tr("Questions?"), contact))
    writer = book.writer(sheet)
    for row, (name, value) in enumerate(facts, 2):
        sheet.write_string(row, 0, name, book.formats.text(bold=True))
        if is_link(f"mailto:{value}") and "@" in value:
            sheet.write_url(row, 1, f"mailto:{value}", book.formats.text(underline=1), value)
        else:
            writer.text(row, 1, value)
    return 2 + len(facts)


def _write_how(book: OverviewBook, sheet: Worksheet, row: int) -> int:
    content, tr = book.content, book.tr
    if content.audience is Audience.OURSELVES:
        return _write_sentence(book, sheet, row, FOR_OURSELVES)
    if not content.to_fill_in and content.actions_to_fill_in:
        return _write_sentence(book, sheet, row, ACTIONS_ONLY, actions=tr(SHEETS.actions))
    if not content.asks:
        return _write_sentence(book, sheet, row, TO_READ)
    if not content.to_fill_in:
        return _write_sentence(book, sheet, row, READ_ONLY)
    if content.kind is OverviewKind.DEVIATIONS:
        row = _write_sentence(book, sheet, row, ONLY_DEVIATIONS) + 1
    book.writer(sheet).heading(row, 0, tr("How it works"), 12)
    lines = list(_how(book))
    for index, line in enumerate(lines, 1):
        sheet.write_number(row + index, 0, index, book.formats.text(align="left", bold=True))
        sheet.write_string(row + index, 1, line, book.formats.text())
    row += 1 + len(lines)
    if content.to_fill_in < len(content.rows):
        return _write_sentence(book, sheet, row, SOME_ONLY)
    return row


def _how(book: OverviewBook) -> Iterator[str]:
    """Yield what to do, step by step, as far as it is asked."""
    content, tr = book.content, book.tr
    yield tr(WHERE, projects=tr(SHEETS.projects))
    if "confirmed" in content.asked:
        yield tr(STILL_RIGHT, confirmed=tr(THEIR_BY_KEY["confirmed"].header))
    for words, keys in ((CHANGED, CHANGES), (OTHERWISE, EXPLANATIONS)):
        asked = [tr(THEIR_BY_KEY[key].header) for key in keys if key in content.asked]
        if asked:
            yield tr(words, columns=", ".join(asked))
    if content.actions_to_fill_in:
        yield tr(ACTIONS, actions=tr(SHEETS.actions))
    if content.asks_for_new:
        yield tr(SEND_BACK_NEW, new_projects=tr(SHEETS.new_projects))
    else:
        yield tr(SEND_BACK)


def _write_sentence(book: OverviewBook, sheet: Worksheet, row: int, words: str, **values: str) -> int:
    sheet.write_string(row, 1, book.tr(words, **values), book.formats.text())
    return row + 1


def _write_legend(book: OverviewBook, sheet: Worksheet, row: int) -> None:
    tr, formats = book.tr, book.formats
    book.writer(sheet).heading(row, 0, tr("What the colours mean"), 12)
    lines: list[tuple[Format, str, str]] = []
    if book.content.asks:
        others = (OF_OTHERS,) if book.content.to_fill_in < len(book.content.rows) else ()
        for fill, ink, name, words in (*COLOURS, *others):
            if fill == OURS and book.content.is_protected:
                words = LOCKED  # noqa: PLW2901
            family = KOP if fill == OURS else KOP_OPEN
            look = formats.get(family, bg_color=fill, font_color=ink, font_size=10, valign="top")
            lines.append((look, tr(name), tr(words)))
    days = book.content.attention_days
    for light, words in STATUSES:
        told = tr(words, days=days) if "{days}" in words else tr(words)
        lines.append((formats.status(light), status_words(light, tr), told))
    for phase in Phase:
        dark = phase in {Phase.REALISATION, Phase.OPERATION}
        look = _swatch(book, PHASES[phase], PAPER if dark else INK)
        told = tr("In this phase, on the sheet {planning}.", planning=tr(SHEETS.planning))
        lines.append((look, book.cleaning.text(book.content.phase_names[phase]), told))
    lines.append((_swatch(book, PAPER, INK), f"{FLAG} {tr('Deadline')}", tr(DATES)))
    lines.append(
        (
            _swatch(book, SLIP, PAPER),
            tr("After the deadline"),
            tr("So long after the deadline it is expected."),
        )
    )
    for index, (look, name, words) in enumerate(lines, row + 1):
        sheet.write_string(index, 0, name, look)
        sheet.write_string(index, 1, words, formats.text())


def _swatch(book: OverviewBook, fill: str, ink: str) -> Format:
    return book.formats.get(KLEIN, bg_color=fill, font_color=ink, font_size=10, valign="top")
