"""Choose who gets an overview, what is in it and what the mail says; see what goes before it goes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.domain.views import View
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services.overview_choice import OverviewChoice
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.overview_reading import OverviewReader
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit, room_on_screen
from wsg_desktop.ui.overviews.message_page import MessagePage
from wsg_desktop.ui.overviews.options_form import OptionsForm
from wsg_desktop.ui.overviews.order import For, OverviewOrder, check_lines, stays, summary
from wsg_desktop.ui.overviews.what_page import WhatPage
from wsg_desktop.ui.overviews.who_page import WhoPage
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.empty_state import EmptyState
from wsg_desktop.ui.widgets.line_table import LineTable
from wsg_desktop.ui.widgets.path_row import PathRow
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

WHO, WHAT, MAIL, CHECK = "who", "what", "mail", "check"
_STOPPING = N_("What is written already stays.")
_CHECK_WIDTHS = (420, 0)
_NOTHING = N_("Nothing stays behind, and nothing is told of people.")
_WRONG_MESSAGE = N_("The mail has something between braces that is no field. Look at {page}.")
_ONLY_MYSELF = N_("{why} For yourself you can make one.")
_WRONG_DAY = N_("Look once more at the day under {name}.")
_NAMELESS = N_("Type for whom this overview is.")
_PREVIEW = N_("Opens what {name} would get. Nothing is sent or kept.")


class OverviewsDialog(WorkingDialog):
    """Pages for who, what, the mail and a check; `ordered` carries the `OverviewOrder`."""

    help_page = "overviews"

    ordered = Signal(object)
    preview_requested = Signal(object, object)
    """An order and the id of the party, or None for a view's."""
    folder_requested = Signal()

    def __init__(self, today: date, answer_by: date, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._choice = OverviewChoice((), 0, 0, ())
        self._chosen: set[str] = set()
        self._left_out: set[str] = set()
        """Who was unticked, or not asked for: never ticked again by itself."""
        self._folder = Path()
        self._locked = ""
        self.setWindowTitle(tr("Make overviews"))
        self.setMinimumSize(QSize(scaled(820), 420).boundedTo(room_on_screen()))
        fit(self, 1120, 660, parent)
        self._arrange_pages()
        self.kind = Segmented(
            tr("Which overviews"),
            (
                (For.PARTIES, tr("For partners")),
                (For.VIEW, tr("One view")),
                (For.OURSELVES, tr("For myself")),
            ),
            self._choices,
        )
        self.kind.chosen.connect(lambda _key: self._begin_with_who())
        self.pages = Segmented(
            tr("Page"),
            ((WHO, tr("Who")), (WHAT, tr("What")), (MAIL, tr("Mail")), (CHECK, tr("Check"))),
            self._choices,
        )
        self.pages.chosen.connect(lambda _key: self._show_page())
        self.who = WhoPage(tr, self._pages)
        self.who.changed.connect(self._recount)
        self.who.ticked.connect(self._tick)
        self.who.all.clicked.connect(self._choose_all)
        self.who.parties.selectionModel().currentRowChanged.connect(lambda *_: self._tell_preview())
        self.what = WhatPage(tr, self._pages)
        self.what.changed.connect(self._show)
        self.mail = MessagePage(tr, self._pages)
        self.mail.changed.connect(self._show)
        self.check = LineTable(
            tr("What to look at"), [tr("What"), tr("What happens with it")], wraps=True, parent=self._pages
        )
        self.options = OptionsForm(tr, today, answer_by, self._choices)
        self.options.language.chosen.connect(lambda _key: self._show())
        self.options.judged.connect(self._show)
        self.folder = PathRow("folder", tr("In the folder"), tr("Choose another folder..."), self._choices)
        self.folder.requested.connect(self.folder_requested)
        self.busy = BusyPage()
        self.cancel = QuietButton(tr("Cancel"))
        self.cancel.clicked.connect(self.stop_requested)
        self.preview = QuietButton(tr("Look at one"), "eye")
        self.preview.clicked.connect(self._ask_preview)
        self.make = FilledButton(tr("Make overviews"))
        self.make.setDefault(True)
        self.make.clicked.connect(lambda: self.ordered.emit(self.order))
        self.note = TextLabel("", FontRole.SMALL, "muted")
        self._arrange()
        self._let_choose(on=False)

    def begin(
        self,
        reader: OverviewReader,
        shown: View | None,
        party_ids: Collection[str] | None = None,
        locked: str = "",
    ) -> None:
        """Let the user choose from what was read of the programme; `shown` is what Projecten shows now.

        The parties that lead something are ticked, or these `party_ids` and no others. `locked` says why
        nothing can be kept of what is sent: then overviews are made for oneself only.
        """
        self._reader, self._locked = reader, locked
        self.who.offer(reader.views, shown)
        self.who.offer_moments(reader.past)
        self._choice = reader.first
        leading = {it.party.id for it in self._choice.parties if it.is_possible and it.leads}
        self._chosen = leading if party_ids is None else set(party_ids).intersection(self.possible)
        self._left_out = (
            set() if party_ids is None else {it.party.id for it in self._choice.parties} - self._chosen
        )
        self._let_choose(on=True)
        self._show()
        self.who.parties.setFocus()

    @property
    def is_ready(self) -> bool:
        """Return whether the programme was read, so that there is something to choose from."""
        return self._choices.isEnabled()

    @property
    def whom(self) -> For:
        """Return whom overviews are for."""
        return For(self.kind.current)

    @property
    def possible(self) -> list[str]:
        """Return the parties that can get an overview, as they are shown."""
        return [it.party.id for it in self._choice.parties if it.is_possible]

    @property
    def order(self) -> OverviewOrder:
        """Return what is ordered now."""
        if self.whom is For.OURSELVES:
            options = OverviewOptions(self.options.language.current)
            return OverviewOrder(For.OURSELVES, self._folder, options, past=self.who.past)
        options = self._options()
        order = OverviewOrder(self.whom, self._folder, options, view=self.who.view, name=self._reader_name)
        message = self.mail.message
        order = replace(order, subject=message.subject, text=message.text)
        if self.whom is For.VIEW:
            return order
        return replace(order, party_ids=tuple(it for it in self.possible if it in self._chosen))

    def show_folder(self, folder: Path) -> None:
        """Show where the overviews go."""
        self._folder = folder
        self.folder.show_path(folder)

    def choose(self, party_ids: Collection[str]) -> None:
        """Tick these parties and no others."""
        self._chosen = set(party_ids).intersection(self.possible)
        self._left_out = (self._left_out | set(self.possible)) - self._chosen
        self._show()

    def say(self, text: str, tone: str = "muted") -> None:
        """Say something beside the buttons."""
        self.note.setText(text)
        self.note.set_tone(tone)

    def show_busy(self, progress: Progress) -> None:
        """Show that overviews are being made."""
        self.busy.follow(progress, self._tr(_STOPPING))
        self._stack.setCurrentWidget(self.busy)
        self.make.hide()
        self.preview.hide()
        self.cancel.setEnabled(True)
        self.cancel.setFocus()

    def show_choices(self) -> None:
        """Show the choices again."""
        self._stack.setCurrentWidget(self._choices)
        self.make.show()
        self._show()
        self.cancel.setEnabled(True)
        self.who.parties.setFocus()

    @property
    def _reader_name(self) -> str:
        return " ".join(self.who.reader.text().split())

    def _options(self) -> OverviewOptions:
        is_full = self.whom is not For.PARTIES
        return OverviewOptions(
            self.options.language.current,
            self.options.answer_by,
            self.options.contact.text().strip(),
            self.what.protect.isChecked(),
            OverviewKind.FULL if is_full else self.who.kind,
            self.what.chosen_columns,
            self.what.chosen_asked,
            self._reader.ids(self.who.view),
        )

    def _arrange_pages(self) -> None:
        """Make the outside before what is in it: what moves when full has its style worked out anew."""
        self._stack = QStackedWidget(self)
        self._choices = QWidget(self._stack)
        self._pages = QStackedWidget(self._choices)

    def _arrange(self) -> None:
        tr = self._tr
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(tr("Make overviews"), FontRole.TITLE, "accent"))
        column.addWidget(self._stack, 1)
        column.addSpacing(4)
        column.addLayout(self._foot())
        self._stack.addWidget(self._choices)
        self._stack.addWidget(self.busy)
        inner = QVBoxLayout(self._choices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        inner.addLayout(head)
        head.addWidget(self.kind)
        head.addStretch()
        head.addWidget(self.pages)
        inner.addWidget(self._pages, 1)
        inner.addWidget(self.options)
        inner.addWidget(self.folder)
        self._clear = EmptyState("circle-check", tr(_NOTHING), parent=self._pages)
        for page in (self.who, self.what, self.mail, self.check, self._clear):
            self._pages.addWidget(page)

    def _let_choose(self, *, on: bool) -> None:
        for part in (self._choices, self.preview, self.make):
            part.setEnabled(on)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.preview)
        row.addWidget(self.make)
        return row

    def _recount(self) -> None:
        """Count anew: other projects, or only what deviates, give other parties something."""
        could = set(self.possible)
        self._choice = self._reader.choice(self.who.view, self._options())
        able = {it.party.id: it for it in self._choice.parties if it.is_possible}
        # Who could get nothing before is proposed as at first.
        new = {party_id for party_id, it in able.items() if party_id not in could and it.leads}
        self._chosen = (self._chosen & set(able)) | (new - self._left_out)
        self._show()

    def _begin_with_who(self) -> None:
        """Show for whom another kind of overview is: what is asked for first stands there."""
        self.pages.choose(WHO)
        self._show()

    def _show(self) -> None:
        if not self.is_ready:  # what was chosen the last time is put in before the programme is read
            return
        tr, whom = self._tr, self.whom
        kind = self.who.kind if whom is For.PARTIES else OverviewKind.FULL
        self.what.show_kind(kind, asks=whom is For.PARTIES)
        self.mail.show_kind(self.options.language.current, kind)
        self.who.show_choice(self._choice, self._chosen, whom)
        self.pages.setVisible(whom is not For.OURSELVES)
        self.options.show_partner_fields(shown=whom is not For.OURSELVES, asks=whom is For.PARTIES)
        count = len(self._chosen) if whom is For.PARTIES else 1
        self.make.setText(tr.plural("Make {n} overview", "Make {n} overviews", count))
        self.make.setAccessibleName(self.make.text())
        self._show_page()
        self._judge(count)

    def _judge(self, count: int) -> None:
        """Say what goes, or what is still in the way."""
        tr, whom = self._tr, self.whom
        wrong, tone = "", "danger"
        locked = self._locked if whom is not For.OURSELVES else ""
        if whom is not For.OURSELVES and not self.mail.is_right:
            wrong = tr(_WRONG_MESSAGE, page=tr("Mail"))
        elif whom is For.PARTIES and not self.options.has_day:
            wrong = tr(_WRONG_DAY, name=tr("Answer by"))
        elif whom is For.VIEW and not self._reader_name:
            wrong, tone = tr(_NAMELESS), "muted"
        goes = count > 0 and (whom is not For.VIEW or self._choice.shared > 0)
        self.make.setEnabled(goes and not wrong and not locked)
        self.preview.setVisible(whom is not For.OURSELVES)
        self.preview.setEnabled(goes and not wrong)
        self._tell_preview()
        if locked:
            self.say(self._tr(_ONLY_MYSELF, why=locked), "danger")
        elif wrong:
            self.say(wrong, tone)
        elif whom is For.PARTIES:
            self.say(summary(self._choice, self._chosen, self._named(), tr))
        else:
            self.say(" · ".join(stays(self._choice, self._named(), tr)) if whom is For.VIEW else "")

    @property
    def _previewed(self) -> str | None:
        """Return the party whose overview is looked at: where the keyboard is, if it is to get one."""
        chosen = [it for it in self.possible if it in self._chosen]
        at = self.who.chosen_id
        return at if at in chosen else next(iter(chosen), None)

    def _tell_preview(self) -> None:
        """Say beside the button what it opens."""
        names = {it.party.id: it.party.name for it in self._choice.parties}
        name = self._reader_name if self.whom is For.VIEW else names.get(self._previewed or "", "")
        self.preview.setToolTip(self._tr(_PREVIEW, name=name) if name else "")

    def _named(self) -> int:
        """Return how many people are named in what goes along."""
        chosen = self._chosen if self.whom is For.PARTIES else None
        return self._reader.named(self.who.view, chosen, self._options())

    def _show_page(self) -> None:
        page = self.pages.current if self.whom is not For.OURSELVES else WHO
        pages: dict[str, QWidget] = {WHO: self.who, WHAT: self.what, MAIL: self.mail}
        if page == CHECK:
            pages[CHECK] = self._checked()
        self._pages.setCurrentWidget(pages[page])

    def _checked(self) -> QWidget:
        chosen = self._chosen if self.whom is For.PARTIES else None
        personal = self._reader.personal(self.who.view, chosen, self._options())
        lines = list(check_lines(self._choice, chosen, personal, self._tr))
        self.check.show_lines(lines, _CHECK_WIDTHS)
        return self.check if lines else self._clear

    def _tick(self, party_ids: list[str], on: bool) -> None:
        ids = set(party_ids).intersection(self.possible)
        self._chosen = self._chosen | ids if on else self._chosen - ids
        self._left_out = self._left_out - ids if on else self._left_out | ids
        self._show()

    def _choose_all(self) -> None:
        possible = self.possible
        self.choose(() if len(self._chosen) == len(possible) else possible)

    def _ask_preview(self) -> None:
        self.preview_requested.emit(self.order, self._previewed if self.whom is For.PARTIES else None)
