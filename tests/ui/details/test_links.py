"""Links with other projects and with pages and files."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.details.conftest import Ids, fill, part, popup, texts_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.services.document import Document
from wsg_desktop.store import programmes
from wsg_desktop.store.rows import LinkRow
from wsg_desktop.ui.details.links_part import LinksPart
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.references_part import ReferencesPart, url_of
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
        assert messages.questions == ["Open this link?"] * 2
        assert messages.asked[0] == ("https://www.example.org/plan", ("Open",))

    def test_a_program_is_not_opened(
        self, references: ReferencesPart, messages: RecordedMessages, opened: list[str]
    ) -> None:
        references.open("javascript:alert(1)")
        references.open("ms-settings://network")

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
    def test_only_pages_mail_and_files(self, target: str, url: str | None) -> None:
        found = url_of(target)

        assert (found.toString() if found else None) == url
