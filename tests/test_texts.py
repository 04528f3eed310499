"""Every text of the program has its Dutch; nothing unsure, superfluous, or with other places to fill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devtools.catalogues import Catalogues, problems
from wsg_desktop.texts import sentence, translator


def test_dutch_is_complete() -> None:
    found = problems(Catalogues())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["[x", "[]", "[1]", '["a"]', '["a", 1]', "[1, {}]", "gewoon {x}", ""])
def test_text_that_was_never_packed_is_shown_as_it_is(text: str) -> None:
    assert translator("nl").sentence(text) == text


@given(st.text())
def test_whatever_a_packed_sentence_names_is_shown_as_it_is(name: str) -> None:
    assert translator("en").sentence(sentence("import {name}", name=name)) == f"import {name}"
