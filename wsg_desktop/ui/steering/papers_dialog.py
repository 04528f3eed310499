"""Which papers of a meeting are made, in which language and with whose templates; then what was made."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.exchange.papers.kinds import CONTENTS, TITLES, PaperKind, template_name
from wsg_desktop.services.paper_templates import own_templates
from wsg_desktop.services.paper_wishes import PaperWishes, PdfWishes
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.dialog_size import fit
from wsg_desktop.ui.steering.papers_made_page import PapersMadePage
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.busy_page import BusyPage
from wsg_desktop.ui.widgets.buttons import FilledButton, QuietButton
from wsg_desktop.ui.widgets.form_rows import form_rows
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.path_row import PathRow
from wsg_desktop.ui.widgets.reading_line import ReadingLine
from wsg_desktop.ui.widgets.scroll_pane import ScrollPane
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel
from wsg_desktop.ui.working_dialog import WorkingDialog

NOW, THEN = "now", "then"
OURS, OWN = "ours", "own"
_STOPPING = N_("If you stop, nothing is written.")
_NOTHING = N_("Tick at least one paper.")
_NO_OFFICE = N_(
    "There is no LibreOffice on this computer, so only what is a PDF already can be joined: the planning and "
    "your own PDFs."
)
_NO_OWN = N_(
    "None of its files is used: a template is found by its name, such as {names}. Copy those of the program,"
    " or call yours so."
)
_ALL_OWN = N_("All templates are in it.")
_OWN = N_("Used from it: {names}. The rest is made with the templates of the program.")
_OF_NOW = N_("Says how it is now all the same: {names}.")
_SUCH_AS = (PaperKind.AGENDA, PaperKind.PROGRESS, PaperKind.PRESENTATION)
_COLUMNS = 2


class PaperOrder(NamedTuple):
    """What is ordered: in which folder, and which papers how."""

    folder: Path
    wishes: PaperWishes
    pdfs: PdfWishes = PdfWishes()


class PapersDialog(WorkingDialog):
    """`ordered` carries the `PaperOrder`; afterwards the same window shows what its maker has to know."""

    help_page = "papers#make"

    ordered = Signal(object)
    folder_requested = Signal()
    templates_requested = Signal()
    """A folder with templates of one's own is to be chosen."""
    copies_requested = Signal()
    """Our templates are to be copied, to make one's own of them."""

    def __init__(
        self,
        meeting: str,
        fixed_on: date | None,
        tr: Translator,
        parent: QWidget | None = None,
        *,
        prints: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._folder, self._templates = Path(), Path()
        self._with_ours: frozenset[PaperKind] = frozenset()
        self.setWindowTitle(tr("Make papers"))
        self.setMinimumSize(scaled(600), 380)
        fit(self, 760, 620, parent)
        self._meeting = TextLabel(meeting, tone="muted")
        self.language = Segmented(
            tr("Language of the papers"), (("nl", tr("Nederlands")), ("en", tr("English")))
        )
        then = tr("As it was on {day}", day=show_day(fixed_on, tr)) if fixed_on else ""
        self.moment = Segmented(tr("What they say"), ((THEN, then), (NOW, tr("As it is now"))))
        self.moment.choose(THEN if fixed_on else NOW)
        self.of_now = TextLabel("", FontRole.SMALL, "muted")
        """Which of the chosen papers do not say again what they said."""
        self._of_now: frozenset[PaperKind] = frozenset()
        self.kinds = {kind: QCheckBox(tr(title)) for kind, title in TITLES.items()}
        self.templates = Segmented(
            tr("Templates"), ((OURS, tr("Of the program")), (OWN, tr("Templates of my own")))
        )
        self.own = PathRow("folder", "", tr("Choose another folder..."))
        self.own_used = TextLabel("", FontRole.SMALL, "muted")
        self.copies = LinkButton(tr("Copy templates to change them..."))
        self.folder = PathRow("folder", "", tr("Choose another folder..."))
        self.joined = QCheckBox(tr("All in one PDF"))
        self.pdf = QCheckBox(tr("Each as PDF"))
        self.joined.setToolTip(tr("With a bookmark for each paper and page numbers that go on"))
        self.line = ReadingLine()
        self.busy = BusyPage()
        self.made = PapersMadePage(tr)
        self.cancel = QuietButton(tr("Cancel"))
        self.open_folder = QuietButton(tr("Open folder"), "folder-open")
        self.make = FilledButton(tr("Make papers"))
        self.make.setDefault(True)
        self._arrange(has_moments=fixed_on is not None, prints=prints)
        self._connect()

    @property
    def order(self) -> PaperOrder:
        """Return what is ordered now."""
        ticked = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        own = self._templates if self.templates.current == OWN else None
        as_sent = self.moment.current == THEN
        wishes = PaperWishes(self.language.current, ticked, own, self._with_ours, as_sent)
        pdfs = PdfWishes(each=self.pdf.isChecked(), joined=self.joined.isChecked())
        return PaperOrder(self._folder, wishes, pdfs)

    @property
    def own_folder(self) -> Path | None:
        """Return the folder with templates of one's own, also while ours are used."""
        return self._templates if self._templates.is_absolute() else None

    def tick(self, kinds: Collection[PaperKind]) -> None:
        """Tick these papers and no others."""
        for kind, box in self.kinds.items():
            box.setChecked(kind in kinds)

    def say_of_now(self, kinds: Collection[PaperKind]) -> None:
        """Let it be told of these papers that they say what is so now, whatever is chosen."""
        self._of_now = frozenset(kinds)
        self._judge()

    def show_folder(self, folder: Path) -> None:
        """Show where the papers go."""
        self._folder = folder
        self.folder.show_path(folder)

    def show_templates(self, folder: Path | None, *, use: bool = True) -> None:
        """Show the folder with templates of one's own; with `use` papers are made with those."""
        self._templates = folder or Path()
        self._with_ours = frozenset()
        self.line.say("")  # what was said was of another folder
        self.templates.blockSignals(True)
        self.templates.choose(OWN if folder and use else OURS)
        self.templates.blockSignals(False)
        self._show_own()

    def say(self, text: str, tone: str = "danger") -> None:
        """Say something above the buttons."""
        self.line.say(text, tone)

    def show_broken(self, broken: Mapping[PaperKind, str]) -> None:
        """Name what is broken in templates of one's own, and offer ours for those papers."""
        self.show_choices()
        self._broken = frozenset(broken)
        offer = self._tr.plural(
            "Make it with the template of the program", "Make them with the templates of the program",
            len(broken),
        )  # fmt: skip
        self.line.say("\n".join(broken.values()), "danger", (offer,))

    def show_busy(self, progress: Progress) -> None:
        """Show that papers are being made."""
        self.line.say("")
        self.busy.follow(progress, self._tr(_STOPPING))
        self._stack.setCurrentWidget(self.busy)
        self.make.hide()
        self.cancel.setEnabled(True)
        self.cancel.setFocus()

    def show_choices(self) -> None:
        """Show the choices again."""
        self._stack.setCurrentIndex(0)
        self.cancel.setEnabled(True)
        self.make.show()
        self._judge()

    def show_made(self, heading: str, remarks: Sequence[str], files: Sequence[str]) -> None:
        """Show what was made and what its maker has to know."""
        self.made.show_made(heading, remarks, files)
        self._stack.setCurrentWidget(self.made)
        self.line.say("")
        self.cancel.setEnabled(True)
        self.cancel.setText(self._tr("Close"))
        self.make.hide()
        self.open_folder.show()
        self.cancel.setFocus()

    def _arrange(self, *, has_moments: bool, prints: bool) -> None:
        tr = self._tr
        boxes = QWidget()
        grid = QGridLayout(boxes)
        grid.setContentsMargins(0, scaled(4), 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        per_column = -(-len(self.kinds) // _COLUMNS)
        for at, box in enumerate(self.kinds.values()):
            grid.addWidget(box, at % per_column, at // per_column)
        grid.setColumnStretch(_COLUMNS, 1)
        rows: list[tuple[str, QWidget]] = [(tr("Language"), self.language)]
        rows += [(tr("What they say"), self.moment), ("", self.of_now)] if has_moments else []
        self.of_now.hide()
        rows += [(tr("Papers"), boxes), (tr("Templates"), self.templates), ("", self.own)]
        rows += [("", self.own_used), ("", self.copies), (tr("In the folder"), self.folder)]
        rows += [(tr("As PDF"), self._format(prints=prints))]
        choices = QWidget()
        inner = QVBoxLayout(choices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(form_rows(rows))
        inner.addStretch()
        self._stack = QStackedWidget()
        for page in (ScrollPane(choices), self.busy, self.made):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(4)
        column.addWidget(TextLabel(tr("Make papers"), FontRole.TITLE, "accent"))
        column.addWidget(self._meeting)
        column.addSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.line)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.cancel)
        foot.addStretch()
        foot.addWidget(self.open_folder)
        foot.addWidget(self.make)
        column.addLayout(foot)
        self.open_folder.hide()
        self._show_own()

    def _format(self, *, prints: bool) -> QWidget:
        """Return what may be a PDF; without a program that prints only PDFs can be joined."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, scaled(4), 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.joined)
        row.addWidget(self.pdf)
        row.addStretch()
        column.addLayout(row)
        self.pdf.setEnabled(prints)
        if not prints:
            column.addWidget(TextLabel(self._tr(_NO_OFFICE), FontRole.SMALL, "muted"))
        return box

    def _connect(self) -> None:
        self._broken: frozenset[PaperKind] = frozenset()
        self.cancel.clicked.connect(self.stop_requested)
        self.make.clicked.connect(lambda: self.ordered.emit(self.order))
        self.folder.requested.connect(self.folder_requested)
        self.own.requested.connect(self.templates_requested)
        self.copies.clicked.connect(self.copies_requested)
        self.templates.chosen.connect(self._choose_templates)
        self.language.chosen.connect(lambda _language: self._show_own())
        self.line.chosen.connect(lambda _at: self._take_ours())
        self.moment.chosen.connect(lambda _moment: self._judge())
        for box in self.kinds.values():
            box.toggled.connect(lambda _on: self._judge())

    def _choose_templates(self, whose: str) -> None:
        if whose == OWN and self.own_folder is None:
            self.templates_requested.emit()
        self._with_ours = frozenset()
        self.line.say("")
        self._show_own()

    def _show_own(self) -> None:
        if self.own_folder is None:
            self.templates.choose(OURS)
        is_own = self.templates.current == OWN
        self.own.show_path(self._templates if is_own else None)
        self.own_used.setVisible(is_own)
        if is_own:
            used = own_templates(self._templates, self.language.current)
            names = used or [template_name(kind) for kind in _SUCH_AS]
            words = _ALL_OWN if len(used) == len(CONTENTS) else _OWN if used else _NO_OWN
            self.own_used.setText(self._tr(words, names=", ".join(names)))

    def _take_ours(self) -> None:
        self._with_ours |= self._broken
        self.line.say("")
        self.ordered.emit(self.order)

    def _judge(self) -> None:
        has_any = any(box.isChecked() for box in self.kinds.values())
        self.make.setEnabled(has_any)
        said = [it for it, box in self.kinds.items() if box.isChecked() and it in self._of_now]
        names = [self._tr(TITLES[it]).lower() for it in said]
        self.of_now.setText(self._tr(_OF_NOW, names=", ".join(names)))
        self.of_now.setVisible(bool(names) and self.moment.current == THEN)
        if not has_any:
            self.say(self._tr(_NOTHING), "muted")
        elif self.line.text == self._tr(_NOTHING):
            self.say("")
