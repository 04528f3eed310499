"""Notes with simple formatting: read, written and shown without signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.markup import Line, LineKind, Span, parse, plain, write


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("gewone tekst", [Line((Span("gewone tekst"),))]),
        ("", [Line()]),
        ("een **vet** woord", [Line((Span("een "), Span("vet", bold=True), Span(" woord")))]),
        ("_cursief_", [Line((Span("cursief", italic=True),))]),
        ("**vet en _beide_**", [Line((Span("vet en ", bold=True), Span("beide", bold=True, italic=True)))]),
        ("zorg**plan**", [Line((Span("zorg"), Span("plan", bold=True)))]),
        ("plan_van_aanpak.pdf", [Line((Span("plan_van_aanpak.pdf"),))]),
        ("2 * 3 * 4 en 5*6", [Line((Span("2 * 3 * 4 en 5*6"),))]),
        ("## Kop", [Line((Span("Kop"),), LineKind.HEADING)]),
        ("- punt", [Line((Span("punt"),), LineKind.POINT)]),
        ("\u2022 punt", [Line((Span("punt"),), LineKind.POINT)]),
        ("-5 graden", [Line((Span("-5 graden"),))]),
        ("[plan](stukken/plan.pdf)", [Line((Span("plan", target="stukken/plan.pdf"),))]),
        (r"\- geen punt", [Line((Span("- geen punt"),))]),
    ],
)
def test_it_is_read(text: str, lines: list[Line]) -> None:
    assert parse(text) == lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Let op**: bel _morgen_", "Let op: bel morgen"),
        ("## Afspraken\n- bellen\n- zorg**plan**", "Afspraken\n\u2022 bellen\n\u2022 zorgplan"),
        ("zie [het plan](https://x.nl/plan)", "zie het plan (https://x.nl/plan)"),
        ("[x.nl](https://x.nl)", "x.nl"),
        ("gewoon", "gewoon"),
        ("a_b * c", "a_b * c"),
    ],
)
def test_signs_are_left_out_where_it_is_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_blanks_at_the_edge_of_bold_stand_outside() -> None:
    line = Line((Span("let"), Span(" op ", bold=True), Span("nu")))

    assert write([line]) == "let **op** nu"


def test_half_an_italic_word_becomes_a_whole_one() -> None:
    assert write([Line((Span("zorg"), Span("plan", italic=True)))]) == "_zorgplan_"


def test_signs_that_people_typed_stay_signs() -> None:
    for typed in (
        "**niet vet**",
        "- geen punt",
        "## geen kop",
        "[a](b)",
        r"C:\*\[x]",
        "_x_",
        r"\_",
        "\u2022 x",
    ):
        assert parse(write([Line((Span(typed),))])) == [Line((Span(typed),))], typed


LETTERS = st.text(st.sampled_from(list("ab *_[]()\\#-.\u2022\u00e9")), min_size=1, max_size=6)
SPANS = st.builds(Span, LETTERS, st.booleans(), st.just(False), st.sampled_from(["", "https://x.nl/a"]))


def letters(line: Line) -> list[Span]:
    return [
        Span(letter) if letter.isspace() else span._replace(text=letter)
        for span in line.spans
        for letter in span.text
    ]


@given(st.lists(SPANS, max_size=5), st.sampled_from(list(LineKind)))
def test_the_words_always_come_back(spans: list[Span], kind: LineKind) -> None:
    line = Line(tuple(spans), kind)
    (read,) = parse(write([line]))

    assert "".join(span.text for span in read.spans) == "".join(span.text for span in spans)


@given(st.text(st.sampled_from(list("ab \n*_[]()\\#-.\u2022")), max_size=40))
def test_what_was_read_is_written_the_same_way_again(text: str) -> None:
    once = write(parse(text))

    assert write(parse(once)) == once
    assert plain(once) == plain(text)
