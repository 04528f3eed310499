"""The pages of the help: the same in both languages, every link and picture leads somewhere."""

import re

import pytest
from PySide6.QtWidgets import QWidget

from tests.source_tree import ROOT, modules
from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.paths import resources
from wsg_desktop.texts import LANGUAGES, Translator
from wsg_desktop.ui.actions import ACTIONS, place_actions
from wsg_desktop.ui.first_things import THINGS
from wsg_desktop.ui.help.contents import PAGES, SECTIONS
from wsg_desktop.ui.help.page_view import picture
from wsg_desktop.ui.help.pages import HelpPage, page_exists, pictures_used, read_pages
from wsg_desktop.ui.help.where import FIELD_PAGES, help_page_of, set_help_page
from wsg_desktop.ui.places import PLACES

Pages = dict[str, HelpPage]


@pytest.fixture(params=LANGUAGES)
def pages(request: pytest.FixtureRequest, nl: Translator, en: Translator) -> Pages:
    return read_pages({"nl": nl, "en": en}[request.param])


def test_every_page_is_in_the_contents_once_and_nothing_else_is_there() -> None:
    assert len(set(PAGES)) == len(PAGES)
    for language in LANGUAGES:
        assert {path.stem for path in (resources() / "help" / language).glob("*.md")} == set(PAGES)


def test_titles_tell_pages_apart(pages: Pages) -> None:
    titles = [page.title for page in pages.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(section.pages for section in SECTIONS)


def test_both_languages_have_the_same_headings(nl: Translator, en: Translator) -> None:
    dutch, english = read_pages(nl), read_pages(en)
    for key in PAGES:
        shapes = [[(it.level, it.anchor) for it in pages[key].headings] for pages in (dutch, english)]
        assert shapes[0] == shapes[1], key


def test_every_link_leads_to_a_page_and_a_heading(pages: Pages) -> None:
    for page in pages.values():
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", page.text):
            assert page_exists(target.replace(".md", ""), pages), (page.key, target)


def test_every_item_of_a_menu_that_is_named_is_called_so(
    pages: Pages, nl: Translator, en: Translator
) -> None:
    tr = nl if pages["settings"].title == "Instellingen" else en
    items: dict[str, set[str]] = {}
    for action in (*ACTIONS, *place_actions()):
        items.setdefault(_bare(tr(action.menu.value)), set()).add(_bare(tr(action.text)))
    for page in pages.values():
        for path in re.findall(r"\*\*([^*]+?)\*\*", page.text.replace("\n", " ")):
            menu, _, item = " ".join(path.split()).partition(" > ")
            if item and menu in items:
                assert _bare(item) in items[menu], (page.key, path)


def _bare(text: str) -> str:
    return text.replace("&", "").removesuffix("...")


def test_every_picture_is_there_in_every_language_and_colour(pages: Pages) -> None:
    for page in pages.values():
        for name in pictures_used(page):
            for language in LANGUAGES:
                for dark in (False, True):
                    assert not picture(name, language, is_dark=dark).isNull(), (page.key, name)


def test_no_picture_is_left_that_no_page_shows(pages: Pages) -> None:
    kept = {path.stem.rsplit("-", 2)[0] for path in (resources() / "help" / "pictures").glob("*.png")}
    assert kept == {name for page in pages.values() for name in pictures_used(page)}


def test_names_of_headings_are_not_shown(pages: Pages) -> None:
    for page in pages.values():
        assert "{#" not in page.text, page.key
        assert not re.search(r"^\{[a-z-]+\}$", page.text, re.MULTILINE), page.key


def test_places_and_things_to_try_lead_to_a_page(pages: Pages) -> None:
    for target in (*(place.help_page for place in PLACES), *(thing.help_page for thing in THINGS)):
        assert page_exists(target, pages), target


def test_whatever_the_code_names_as_a_page_exists(pages: Pages) -> None:
    named = {
        (module.place, target)
        for module in modules("wsg_desktop/ui")
        for target in re.findall(
            r"\bhelp_page = \"([^\"]+)\"|set_help_page\([^\"]+\"([^\"]+)\"\)",
            (ROOT / module.place).read_text(encoding="utf-8"),
        )
    }
    assert len(named) > 20
    for place, targets in named:
        assert page_exists("".join(targets), pages), place


def test_fields_lead_to_a_page(pages: Pages) -> None:
    assert {*FIELD_PAGES} <= {*FIELDS_BY_KEY, "status"}
    for target in FIELD_PAGES.values():
        assert page_exists(target, pages), target


def test_a_widget_without_a_page_is_explained_by_what_is_around_it(qapp: object) -> None:
    del qapp
    outer, inner = QWidget(), QWidget()
    inner.setParent(outer)
    assert help_page_of(inner) == ""
    set_help_page(outer, "planning")
    assert help_page_of(inner) == "planning"
    set_help_page(inner, "dates")
    assert help_page_of(inner) == "dates"
    assert help_page_of(None) == ""
