"""The panel as a whole: what it shows, tabs, refreshing, the keyboard, what was typed and not kept."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.details.conftest import Beside, Ids, MakePanel, box, fill, focused, row_of
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.fields import PROJECT_FIELDS
from wsg_desktop.domain.terms import exact
from wsg_desktop.services import project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.texts import Translator
from wsg_desktop.ui.details.fields_form import FieldsForm
from wsg_desktop.ui.details.line_box import LineBox
from wsg_desktop.ui.details.pages import PAGES
from wsg_desktop.ui.details.panel import DetailsPanel
from wsg_desktop.ui.details.term_box import TermBox
from wsg_desktop.ui.theme import Theme
from wsg_desktop.ui.widgets.elided_label import ElidedLabel


def end_box(panel: DetailsPanel) -> TermBox:
    found = box(panel, "end")
    assert isinstance(found, TermBox)
    return found


def test_nothing_chosen_says_what_to_do(make_panel: MakePanel, en: Translator) -> None:
    panel = make_panel(en)

    assert panel.empty.isVisible()
    assert panel.empty.accessibleName() == "No project chosen"
    assert not panel.stack.isVisible()


def test_one_project_is_named_and_shown(panel: DetailsPanel) -> None:
    assert panel.header.small.text() == "R2 · Rivierenwijk"
    assert panel.header.title.toPlainText() == "Eettafel in het wijkcentrum"
    assert end_box(panel).edit.edit.text() == "5 November 2026"
    assert not panel.empty.isVisible()


def test_every_field_has_an_editor_on_some_page(panel: DetailsPanel) -> None:
    found: set[str] = set()
    for declared in PAGES:
        panel.show_page(declared.key)
        for it in panel.page.parts:
            found |= set(it.keys) if isinstance(it, FieldsForm) else set()

    assert found | {"title", "phase", "situation"} == {field.key for field in PROJECT_FIELDS}


def test_every_control_of_every_page_has_a_name(panel: DetailsPanel) -> None:
    for declared in PAGES:
        panel.show_page(declared.key)
        assert unnamed_controls(panel) == [], declared.key


def test_no_part_is_a_window_of_its_own_for_a_moment(panel: DetailsPanel, ids: Ids) -> None:
    """A widget that is shown before it has a parent takes the keyboard away from the list."""
    windows = {panel.window().windowHandle()}
    seen: list[object] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusWindowChanged.connect(seen.append)
    for project in (ids.r2, ids.b1, ids.r4):
        panel.show_projects([project])
        for declared in PAGES:
            panel.show_page(declared.key)
            QApplication.processEvents()
    app.focusWindowChanged.disconnect(seen.append)

    assert set(seen) <= windows
    assert QApplication.activeWindow() is panel.window()


def test_nothing_is_wider_than_the_narrowest_panel(
    make_panel: MakePanel, nl: Translator, ids: Ids, theme: Theme
) -> None:
    panel = make_panel(nl)
    panel.show_projects([ids.r2])
    panel.setFixedWidth(300)
    for declared in PAGES:
        panel.show_page(declared.key)
        QApplication.processEvents()
        width = panel.page.viewport().width()
        inside = panel.page.widget()
        assert inside is not None
        beyond = [
            (type(it).__name__, it.accessibleName())
            for it in inside.findChildren(QWidget)
            if it.isVisibleTo(panel) and it.mapTo(inside, QPoint(it.width(), 0)).x() > width
        ]
        assert beyond == [], declared.key
        assert inside.width() == width


def test_tabs_show_whole_words_and_keep_the_rest_behind_dots(panel: DetailsPanel) -> None:
    assert panel.tabs.words[0] == "General"
    assert panel.tabs.findChildren(ElidedLabel) == []
    behind = [tab.name for tab in panel.tabs.behind_dots]
    assert "History" in behind
    assert set(panel.tabs.words) | {tab.word for tab in panel.tabs.behind_dots} == {
        page.word for page in PAGES
    }


def test_a_tab_from_the_menu_comes_on_the_bar(panel: DetailsPanel) -> None:
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=QPoint(panel.tabs.width() - 8, 12))
    menu = panel.tabs.findChild(QMenu)
    assert menu is not None
    history = next(action for action in menu.actions() if action.text() == "History")
    history.trigger()
    menu.close()

    assert panel.tabs.current == "history"
    assert panel.tabs.words[-1] == "History"
    assert panel.tabs.accessibleName() == "Tab: History"


def test_arrows_go_through_all_tabs(panel: DetailsPanel) -> None:
    panel.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [panel.tabs.current]
    for _ in range(len(PAGES)):
        QTest.keyClick(panel.tabs, Qt.Key.Key_Right)
        seen.append(panel.tabs.current)

    assert seen == [*(page.key for page in PAGES), "history"]


def test_a_click_on_a_word_chooses_it(panel: DetailsPanel) -> None:
    before = panel.tabs.current
    first = panel.tabs.fontMetrics().horizontalAdvance("General")
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=QPoint(first + 40, 12))

    assert (before, panel.tabs.current) == ("general", "phases")


def test_changes_elsewhere_are_shown_and_typing_stays(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    edit = end_box(panel).edit.edit
    theme_box = box(panel, "theme")
    assert isinstance(theme_box, LineBox)
    fill(edit, "+2w", None)
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "theme", "zorg"))

    assert theme_box.edit.text() == "zorg"
    assert edit.text() == "+2w"


def test_changes_of_other_projects_are_not_read_for(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    shown = panel._shown
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r4, "theme", "zorg"))
    assert panel._shown is shown

    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "theme", "zorg"))
    assert panel._shown is not shown


def test_a_hidden_panel_reads_when_it_is_shown_again(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.hide()
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "end", exact(date(2027, 1, 4))))
    assert end_box(panel).edit.edit.text() == "5 November 2026"

    panel.show()
    assert end_box(panel).edit.edit.text() == "4 January 2027"


def test_another_project_chosen_while_hidden_is_read_when_shown(panel: DetailsPanel, ids: Ids) -> None:
    panel.hide()
    panel.show_projects([ids.b1])
    assert panel.header.title.toPlainText() == "Eettafel in het wijkcentrum"

    panel.show()
    assert panel.header.title.toPlainText() == "Servicewinkel in de bibliotheek"


def test_a_page_that_was_not_looked_at_is_up_to_date_when_it_is(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.show_page("progress")
    panel.show_page("general")
    document.change("x", lambda tx: project_fields.set_field(tx, ids.r2, "effort", "4 uur"))
    panel.show_page("progress")

    found = box(panel, "effort")
    assert isinstance(found, LineBox)
    assert found.edit.text() == "4 uur"


def test_what_was_typed_and_not_kept_is_told_when_another_project_comes(
    panel: DetailsPanel, ids: Ids, messages: RecordedMessages
) -> None:
    fill(end_box(panel).edit.edit, "na overleg")
    panel.show_projects([ids.b1])

    assert [str(it) for it in messages.problems] == [
        "Expected end of R2 is as it was: “na overleg” was not kept."
    ]
    assert end_box(panel).edit.edit.text() == ""


def test_what_can_be_read_is_kept_when_the_keyboard_leaves(
    panel: DetailsPanel, ids: Ids, document: Document, messages: RecordedMessages
) -> None:
    fill(end_box(panel).edit.edit, "4 januari 2027", None)
    parent = panel.parentWidget()
    assert isinstance(parent, Beside)
    parent.list.setFocus()
    panel.show_projects([ids.b1])

    assert row_of(document, ids.r2).end.day == date(2027, 1, 4)
    assert messages.said == []


def test_esc_gives_the_keyboard_back(panel: DetailsPanel, qtbot: QtBot) -> None:
    edit = end_box(panel).edit.edit
    fill(edit, "+2w", Qt.Key.Key_Escape)
    assert edit.text() == "5 November 2026"
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(edit, Qt.Key.Key_Escape)


def test_f6_brings_the_keyboard_and_takes_it_back(panel: DetailsPanel, qtbot: QtBot) -> None:
    parent = panel.parentWidget()
    assert isinstance(parent, Beside)
    panel.left.connect(parent.list.setFocus)
    QTest.keyClick(parent.list, Qt.Key.Key_F6)
    assert panel.page.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert parent.list.hasFocus()


def test_the_keyboard_comes_to_the_first_field_and_to_a_named_one(panel: DetailsPanel) -> None:
    panel.focus_content()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.page.isAncestorOf(focused)

    assert panel.focus_field("budget")
    assert panel.tabs.current == "progress"
    found = box(panel, "budget")
    assert isinstance(found, LineBox)
    assert found.edit.hasFocus()
    assert not panel.focus_field("nonsense")


def test_tab_goes_down_the_page_in_the_order_it_is_read(panel: DetailsPanel) -> None:
    panel.show_page("parties")
    panel.focus_content()
    seen: list[int] = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.mapTo(panel, QPoint(0, 0)).y())
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert seen == sorted(seen)
    assert len(set(seen)) == 7


def test_the_title_is_changed_in_place_and_not_to_nothing(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    title = panel.header.title
    fill(title, "Eettafel")
    assert row_of(document, ids.r2).title == "Eettafel"

    fill(title, "")
    assert row_of(document, ids.r2).title == "Eettafel"
    assert "cannot be empty" in panel.header.line.text
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.toPlainText() == "Eettafel"
    assert not panel.header.line.isVisible()


def test_a_project_that_is_gone_leaves_the_panel_empty(panel: DetailsPanel, document: Document) -> None:
    made = document.change("x", lambda tx: projects.create(tx, "Nieuw"))
    panel.show_projects([made])
    assert panel.header.title.toPlainText() == "Nieuw"
    document.undo()

    assert panel.empty.isVisible()


def test_closing_the_programme_empties_the_panel(panel: DetailsPanel) -> None:
    panel.context.session.close()

    assert panel.empty.isVisible()


def test_a_programme_to_read_only_takes_no_typing(
    make_panel: MakePanel, en: Translator, ids: Ids, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(document), "readonly", property(lambda _self: True))
    panel = make_panel(en)
    panel.show_projects([ids.r2])
    fill(end_box(panel).edit.edit, "+2w")

    assert panel.header.title.isReadOnly()
    assert row_of(document, ids.r2).end.day == date(2026, 11, 5)


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_keys_go_from_tab_to_tab_with_the_keyboard_in_the_page(
    panel: DetailsPanel, ids: Ids, document: Document
) -> None:
    panel.focus_content()
    QTest.keyClick(focused(), Qt.Key.Key_PageDown, CTRL)
    assert panel.tabs.current == "phases"
    assert panel.page.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_5, ALT)
    assert panel.tabs.current == "residents"
    QTest.keyClicks(focused(), "opdrachtgever")
    QTest.keyClick(focused(), Qt.Key.Key_6, ALT)

    # What was typed is kept by leaving it.
    assert panel.tabs.current == "notes"
    assert row_of(document, ids.r2).partnership_role == "opdrachtgever"
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, CTRL)
    assert panel.tabs.current == "residents"
    QTest.keyClick(focused(), Qt.Key.Key_1, ALT)
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, CTRL)
    assert panel.tabs.current == "history"
    assert panel.page.isAncestorOf(focused())
