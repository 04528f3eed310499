"""Links with other projects and with pages and files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.details.conftest import Ids, fill, part, popup, texts_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.services import progress
from wsg_desktop.services.document import Document
from wsg_desktop.store import programmes
from wsg_desktop.store.rows import LinkRow
from wsg_desktop.ui.details.links_part import LinksPart
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.reference_opening import open_reference
from wsg_desktop.ui.details.reference_target import TargetKind, kept_path, target_of
from wsg_desktop.ui.details.references_part import ReferencesPart
from wsg_desktop.ui.linking.dialog import LinkDialog


@pytest.fixture
def links(panel: DetailsPanel) -> LinksPart:
    panel.show_page("phases")
    found = part(panel, LinksPart)
    assert isinstance(found, LinksPart)
    return found


@pytest.fixture
def references(panel: DetailsPanel) -> ReferencesPart:
    panel.show_page("notes")
    found = part(panel, ReferencesPart)
    assert isinstance(found, ReferencesPart)
    return found


def all_links(document: Document) -> list[LinkRow]:
    with document.reading() as read:
        return programmes.list_links(read)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_what_it_follows_comes_first_with_its_lag(links: LinksPart) -> None:
    assert [row.accessibleName() for row in links.rows] == [
        "B1 Servicewinkel in de bibliotheek, Follows, + 5 working days",
        "R4 Dagbesteding voor mensen met dementie, Is followed by",
    ]


def test_a_link_is_added_with_kind_and_lag(
    links: LinksPart, panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.show_projects([ids.r4])
    fill(links.project, "servicew", None)
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    assert links.project.text() == "B1 Servicewinkel in de bibliotheek"
    links.kind.setFocus()
    QTest.keyClick(links.kind, Qt.Key.Key_Down)
    fill(links.lag, "-3", None)
    click(links.add)

    made = all_links(document)[-1]
    assert (made.source_id, made.target_id, made.type, made.lag) == (ids.b1, ids.r4, "SS", -3)
    assert "Follows, start to start, − 3 working days" in links.rows[1].accessibleName()
    assert links.project.text() == ""


def test_a_link_the_other_way_round(
    links: LinksPart, panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.show_projects([ids.b1])
    links.direction.setFocus()
    QTest.keyClick(links.direction, Qt.Key.Key_Down)
    fill(links.project, "R4 Dagbesteding voor mensen met dementie", None)
    click(links.add)

    made = all_links(document)[-1]
    assert (made.source_id, made.target_id, made.type, made.lag) == (ids.b1, ids.r4, "FS", 0)


def test_a_circle_is_refused_by_name(
    links: LinksPart, panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.show_projects([ids.b1])
    fill(links.project, "R4 Dagbesteding voor mensen met dementie", None)
    click(links.add)

    assert links.line.text.startswith("This would close a circle: R4 → B1 → R2 → R4.")
    assert len(all_links(document)) == 2
    assert links.project.text() != ""


@pytest.mark.parametrize(
    ("project", "lag", "said"),
    [("", "", "Choose a project"), ("Z9 Iets", "", "no project called “Z9 Iets”"), ("R2", "", "no project"),
     ("B1 Servicewinkel in de bibliotheek", "veel", "no number of days")],
)  # fmt: skip
def test_what_cannot_be_linked_is_said(
    links: LinksPart, document: Document, project: str, lag: str, said: str
) -> None:
    links.project.setText(project)
    links.lag.setText(lag)
    click(links.add)

    assert said in links.line.text
    assert len(all_links(document)) == 2


def test_a_link_is_removed(links: LinksPart, document: Document) -> None:
    click(links.rows[0].cross)

    assert [link.lag for link in all_links(document)] == [0]
    assert [row.accessibleName()[:2] for row in links.rows] == ["R4"]
    document.undo()
    assert len(all_links(document)) == 2


def test_a_link_is_changed_in_its_dialog(links: LinksPart, messages: RecordedMessages) -> None:
    click(links.rows[0].pencil)

    dialog = messages.dialogs[-1]
    assert isinstance(dialog, LinkDialog)
    assert links.rows[0].pencil.accessibleName() == "Change B1 Servicewinkel in de bibliotheek"
    assert dialog.sentence.text() == "R2 begins once B1 has finished. At least 5 working days lie in between."


def test_a_click_on_a_project_goes_there(
    links: LinksPart, ids: Ids, went_to: list[tuple[str, object]]
) -> None:
    click(links.rows[1].name)

    assert went_to == [("projects", ids.r4)]


def test_kinds_that_are_seldom_used_come_when_asked_for(links: LinksPart) -> None:
    assert [links.kind.itemData(index) for index in range(links.kind.count())] == [
        LinkType.FINISH_START, LinkType.START_START, "more",
    ]  # fmt: skip
    links.kind.setFocus()
    QTest.keyClick(links.kind, Qt.Key.Key_End)
    links.kind.hidePopup()

    assert links.kind.count() == 4


class TestReferences:
    """Links to pages and files."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Keep what would be opened: a browser is the outside world."""
        found: list[str] = []

        def keep(url: QUrl) -> bool:
            found.append(url.toString())
            return True

        monkeypatch.setattr(QDesktopServices, "openUrl", keep)
        return found

    def test_one_is_added_and_removed(self, references: ReferencesPart, ids: Ids, document: Document) -> None:
        references.label.setFocus()
        QTest.keyClicks(references.label, "Plan van aanpak")
        QTest.keyClick(references.label, Qt.Key.Key_Tab)
        QTest.keyClicks(references.target, "https://example.org/plan.pdf")
        QTest.keyClick(references.target, Qt.Key.Key_Return)
        assert texts_of(document, ids.r2).references == (("Plan van aanpak", "https://example.org/plan.pdf"),)
        assert references.target.text() == ""

        click(references.rows[0].cross)
        assert texts_of(document, ids.r2).references == ()

    def test_an_address_is_needed(self, references: ReferencesPart, ids: Ids, document: Document) -> None:
        references.label.setText("Plan")
        click(references.add)

        assert "Type the address" in references.line.text
        assert texts_of(document, ids.r2).references == ()

    def test_it_opens_after_showing_where_it_goes(
        self, references: ReferencesPart, messages: RecordedMessages, opened: list[str]
    ) -> None:
        references.target.setText("www.example.org/plan")
        click(references.add)
        messages.answers = [None, "open"]
        click(references.rows[0].name)
        assert opened == []
        click(references.rows[0].name)

        assert opened == ["https://www.example.org/plan"]
        assert messages.questions == ["Open this page at www.example.org?"] * 2
        assert messages.asked[0] == ("https://www.example.org/plan", ("Open",))

    def test_a_program_is_not_opened(
        self, references: ReferencesPart, messages: RecordedMessages, opened: list[str]
    ) -> None:
        open_reference(references.kit.context, "javascript:alert(1)")
        open_reference(references.kit.context, "ms-settings://network")

        assert opened == []
        assert messages.questions == []
        assert [str(problem)[:30] for problem in messages.problems] == [
            "“javascript:alert(1)” is not o",
            "“ms-settings://network” is not",
        ]

    @pytest.mark.parametrize(
        ("target", "url"),
        [
            ("https://example.org/a b", None),
            ("example.org", "https://example.org"),
            ("mailto:jan@example.org", "mailto:jan@example.org"),
            ("jan@example.org", "mailto:jan@example.org"),
            ("/home/jan/plan.pdf", "file:///home/jan/plan.pdf"),
            ("C:\\Plannen\\plan.pdf", "file:///C:/Plannen/plan.pdf"),
            ("\\\\server\\plannen\\plan.pdf", "file://server/plannen/plan.pdf"),
            ("file:///home/jan/plan.pdf", "file:///home/jan/plan.pdf"),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("https://", None),
        ],
    )
    def test_only_pages_mail_and_files(self, target: str, url: str | None, tmp_path: Path) -> None:
        found = target_of(target, tmp_path)

        assert (found.url.toString() if found else None) == url

    @pytest.mark.parametrize(
        ("text", "kind", "words"),
        [
            ("stukken/plan.pdf", TargetKind.FILE, "{folder}/stukken/plan.pdf"),
            ("stukken\\plan.pdf", TargetKind.FILE, "{folder}/stukken/plan.pdf"),
            ("plan.docx", TargetKind.FILE, "{folder}/plan.docx"),
            ("../elders/plan.pdf", TargetKind.FILE, "{above}/elders/plan.pdf"),
            ("deventer.nl/plan.pdf", TargetKind.PAGE, "https://deventer.nl/plan.pdf"),
            ("deventer.nl:8080/plan", TargetKind.PAGE, "https://deventer.nl:8080/plan"),
            ("https://b\u0430nk.nl/", TargetKind.PAGE, "https://xn--bnk-6cd.nl/"),
            ("start.bat", TargetKind.PROGRAM, "{folder}/start.bat"),
            ("stukken/start.EXE. ", TargetKind.PROGRAM, "{folder}/stukken/start.EXE."),
            ("file:///opt/x/start.lnk", TargetKind.PROGRAM, "/opt/x/start.lnk"),
        ],
    )
    def test_a_file_beside_the_programme_is_told_from_a_site(
        self, text: str, kind: TargetKind, words: str, tmp_path: Path
    ) -> None:
        found = target_of(text, tmp_path)

        assert found is not None
        assert found.kind is kind
        assert found.words == words.format(folder=tmp_path.as_posix(), above=tmp_path.parent.as_posix())

    def test_a_chosen_file_is_kept_from_the_programme(
        self,
        references: ReferencesPart,
        ids: Ids,
        document: Document,
        messages: RecordedMessages,
        opened: list[str],
    ) -> None:
        folder = document.path.parent
        (folder / "stukken").mkdir()
        (folder / "stukken" / "Plan van aanpak.pdf").write_bytes(b"%PDF")
        messages.paths = [folder / "stukken" / "Plan van aanpak.pdf"]
        click(references.choose)
        assert references.add.hasFocus()
        QTest.keyClick(references.add, Qt.Key.Key_Return)
        assert texts_of(document, ids.r2).references == (("Plan van aanpak", "stukken/Plan van aanpak.pdf"),)

        messages.answers = ["open"]
        click(references.rows[0].name)
        assert opened == [f"file://{folder.as_posix()}/stukken/Plan van aanpak.pdf"]
        assert messages.questions == ["Open this file?"]
        (folder / "stukken" / "Plan van aanpak.pdf").unlink()
        click(references.rows[0].name)
        assert "is not there. Perhaps it was moved" in str(messages.problems[0])

    def test_a_file_elsewhere_is_kept_whole(self, tmp_path: Path) -> None:
        assert kept_path(tmp_path / "a" / "plan.pdf", tmp_path / "b") == str(tmp_path / "a" / "plan.pdf")

    def test_a_program_is_never_run_but_its_folder_is_offered(
        self, references: ReferencesPart, document: Document, messages: RecordedMessages, opened: list[str]
    ) -> None:
        folder = document.path.parent
        (folder / "start.bat").write_text("del *")
        messages.answers = [None, "folder"]
        open_reference(references.kit.context, "start.bat")
        assert opened == []
        open_reference(references.kit.context, "start.bat")

        assert opened == [f"file://{folder.as_posix()}"]
        assert messages.questions == ["This is a program."] * 2
        assert messages.asked[0][1] == ("Open folder",)

    def test_a_link_is_changed_in_its_place(
        self, references: ReferencesPart, ids: Ids, document: Document
    ) -> None:
        document.change(
            "x", lambda tx: progress.set_references(tx, ids.r2, [("Plan", "a.pdf"), ("Kaart", "b.pdf")])
        )
        plan = next(row for row in references.rows if row.accessibleName() == "Plan, a.pdf")
        click(plan.pencil)
        assert references.target.hasFocus()
        QTest.keyClicks(references.target, "c.pdf")
        click(references.add)

        assert set(texts_of(document, ids.r2).references) == {("Plan", "c.pdf"), ("Kaart", "b.pdf")}
        assert references.add.text() == "Add link"
        document.undo()
        assert set(texts_of(document, ids.r2).references) == {("Plan", "a.pdf"), ("Kaart", "b.pdf")}
