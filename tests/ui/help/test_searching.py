"""Finding words in the help: a part of a word, any accents, with the sentence."""

import pytest

from wsg_desktop.texts import Translator
from wsg_desktop.ui.help.pages import Heading, HelpPage, read_pages
from wsg_desktop.ui.help.searching import SearchIndex


@pytest.fixture
def dutch(nl: Translator) -> SearchIndex:
    return SearchIndex(read_pages(nl).values())


def _page(text: str) -> SearchIndex:
    title = text.split("\n", 1)[0].removeprefix("# ")
    return SearchIndex([HelpPage("one", title, (Heading(1, title, ""),), text)])


def test_a_page_with_the_word_in_its_title_comes_first(dutch: SearchIndex) -> None:
    assert dutch.find("datums typen")[0].page == "dates"
    assert dutch.find("stroom valt")[0].page == "files"


def test_a_part_of_a_compound_word_is_found(dutch: SearchIndex) -> None:
    found = dutch.find("zorg")
    assert any("woonzorgzone" in hit.sentence for hit in found)


def test_accents_and_case_do_not_matter() -> None:
    index = _page("# Één\n\nDe coördinator belt. Daarna niets.")
    assert [hit.sentence for hit in index.find("COORDI")] == ["De coördinator belt."]
    assert index.find("een")[0].sentence == "Één"


def test_all_words_must_be_on_the_page(dutch: SearchIndex) -> None:
    assert dutch.find("kwakzalver") == []
    assert dutch.find("datums kwakzalver") == []
    assert dutch.find("  ") == []


def test_a_hit_has_the_heading_above_it_and_no_marks() -> None:
    table = "| x | y |\n| --- | --- |\n| p | q |"
    index = _page(f"# A\n\n## Below\n\n- **Bold** words with a [link](b.md) and `code`.\n\n{table}")
    (hit,) = index.find("bold")
    assert (hit.heading, hit.sentence) == ("Below", "Bold words with a link and code.")
    assert [it.sentence for it in index.find("q")] == ["p: q"]


def test_a_long_row_is_cut_around_the_word() -> None:
    words = " ".join(f"woord{n}" for n in range(100))
    (hit,) = _page(f"# A\n\n{words} naald {words}").find("naald")
    assert "naald" in hit.sentence
    assert len(hit.sentence) < 200
