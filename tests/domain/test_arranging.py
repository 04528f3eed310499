"""Arranging: filtering, sorting, grouping and nesting of projects whose facts are kept."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.arranging import Arranger, Missing, Naming, Place, ValueCount
from wsg_desktop.domain.views import EMPTY, Accepted, Check, Condition, Filter, GroupBy, SortBy, View
from wsg_desktop.domain.words import search_key


@dataclass
class Line:
    """A project as these tests need it."""

    title: str = ""
    areas: tuple[str, ...] = ()
    number: int | None = None
    parent: str | None = None
    sort_key: str = "a"
    late: bool = False


@dataclass
class LineFacts:
    """Facts of lines in a dictionary, counting how often each is asked."""

    lines: dict[str, Line]
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)

    def place(self, project_id: str) -> Place:
        line = self.lines[project_id]
        return Place(line.parent, line.sort_key)

    def text(self, project_id: str) -> str:
        self.asked["text", project_id] += 1
        return search_key(self.lines[project_id].title)

    def key(self, field: str, project_id: str) -> Any:
        self.asked["key", project_id] += 1
        line = self.lines[project_id]
        if field == "title":
            return line.title
        return Missing(len(line.title)) if line.number is None else line.number

    def values(self, field: str, project_id: str) -> Collection[str]:
        return self.lines[project_id].areas if field == "areas" else ()

    def meets(self, condition: Condition, project_id: str) -> bool:
        assert condition.check is Check.LATE
        return self.lines[project_id].late


NAMING = Naming(title=lambda by, value: value or f"no {by.value}", key=lambda _by, value: value)


def arranger_of(lines: dict[str, Line]) -> tuple[Arranger, LineFacts]:
    facts = LineFacts(lines)
    return Arranger(lines, facts, search_key, NAMING), facts


def shown(lines: dict[str, Line], view: View) -> list[str]:
    return arranger_of(lines)[0].arrange(view).ids


def test_without_sort_the_outline_holds() -> None:
    lines = {
        "c1": Line(parent="b", sort_key="a0"),
        "a": Line(sort_key="a1"),
        "b": Line(sort_key="a0"),
        "c2": Line(parent="b", sort_key="a1"),
        "d": Line(parent="c1", sort_key="a0"),
    }
    (group,) = arranger_of(lines)[0].arrange(View("all")).groups

    assert group.ids == ("b", "c1", "d", "c2", "a")
    assert group.depths == {"c1": 1, "d": 2, "c2": 1}


def test_a_line_whose_parent_is_left_out_stands_under_the_nearest_that_is_shown() -> None:
    lines = {
        "top": Line("keep"),
        "middle": Line("drop", parent="top"),
        "leaf": Line("keep", parent="middle"),
        "orphan": Line("keep", parent="in the bin", sort_key="b"),
    }
    (group,) = arranger_of(lines)[0].arrange(View("", Filter("keep"))).groups

    assert group.ids == ("top", "leaf", "orphan")
    assert group.depths == {"leaf": 1}


def test_sorting_keeps_lines_under_their_parents() -> None:
    lines = {
        "b": Line(number=2),
        "a": Line(number=3),
        "b2": Line(number=9, parent="b"),
        "b1": Line(number=1, parent="b"),
    }

    assert shown(lines, View("", sort=(SortBy("number"),))) == ["b", "b1", "b2", "a"]
    assert shown(lines, View("", sort=(SortBy("number", True),))) == ["a", "b", "b2", "b1"]


def test_lines_in_a_circle_are_still_shown() -> None:
    lines = {"a": Line(parent="b"), "b": Line(parent="a"), "c": Line()}

    assert sorted(shown(lines, View("all"))) == ["a", "b", "c"]
    assert sorted(shown(lines, View("", Filter(accepted=(Accepted("areas", frozenset({EMPTY})),))))) == [
        "a",
        "b",
        "c",
    ]


def test_what_is_missing_comes_last_both_ways_and_by_its_rank() -> None:
    lines = {"none": Line("xx"), "two": Line(number=2), "ongoing": Line("x"), "one": Line(number=1)}

    assert shown(lines, View("", sort=(SortBy("number"),))) == ["one", "two", "ongoing", "none"]
    assert shown(lines, View("", sort=(SortBy("number", True),))) == ["two", "one", "ongoing", "none"]


def test_the_first_sort_field_goes_before_the_second() -> None:
    lines = {
        "1": Line("b", number=1),
        "2": Line("a", number=2),
        "3": Line("a", number=1),
        "4": Line("b", number=2),
    }

    assert shown(lines, View("", sort=(SortBy("title"), SortBy("number", True)))) == ["2", "3", "4", "1"]


def test_every_word_must_be_there_inside_compounds_and_without_accents() -> None:
    lines = {
        "1": Line("Woonzorgcentrum vernieuwen"),
        "2": Line("Coördinatie woonzorg"),
        "3": Line("Buurtbus"),
    }

    assert shown(lines, View("", Filter("ZORG"))) == ["1", "2"]
    assert shown(lines, View("", Filter("coord  zorg"))) == ["2"]
    assert shown(lines, View("", Filter("centrum bus"))) == []


def test_a_project_in_two_areas_stands_in_both_groups_and_is_counted_once() -> None:
    lines = {"1": Line(areas=("Oost", "Bathmen")), "2": Line(), "3": Line(areas=("Oost",))}
    arranged = arranger_of(lines)[0].arrange(View("", group_by=GroupBy.AREA))

    assert [(group.title, group.ids) for group in arranged.groups] == [
        ("Bathmen", ("1",)),
        ("Oost", ("1", "3")),
        ("no area", ("2",)),
    ]
    assert arranged.total == 3


def test_accepted_values_and_conditions_all_hold() -> None:
    lines = {
        "1": Line(areas=("Oost",), late=True),
        "2": Line(areas=("Oost",)),
        "3": Line(late=True),
        "4": Line(areas=("West", "Oost"), late=True),
    }
    late_in_east = Filter(conditions=(Condition(Check.LATE),)).accepting("areas", ["Oost"])

    assert shown(lines, View("", late_in_east)) == ["1", "4"]
    assert shown(lines, View("", late_in_east.accepting("areas", [EMPTY]))) == ["3"]
    assert shown(lines, View("", late_in_east.accepting("areas", []))) == []


def test_counts_leave_their_own_field_out_of_the_filter() -> None:
    lines = {
        "1": Line("x", ("Oost",)),
        "2": Line("x", ("West", "Oost")),
        "3": Line("x"),
        "4": Line("y", ("West",)),
    }
    wanted = Filter("x").accepting("areas", ["Oost"])

    counts = arranger_of(lines)[0].counts("areas", wanted)

    assert sorted(counts) == [ValueCount(EMPTY, 1), ValueCount("Oost", 2), ValueCount("West", 1)]


def test_facts_are_asked_once_until_a_project_changes() -> None:
    lines = {str(number): Line(f"line {number}", number=number) for number in range(50)}
    arranger, facts = arranger_of(lines)
    view = View("", Filter("line"), sort=(SortBy("number"),))
    arranger.arrange(view)
    arranger.arrange(View("", Filter("line 1"), sort=(SortBy("number", True),)))
    assert facts.asked == {(what, project_id): 1 for what in ("text", "key") for project_id in lines}

    lines["7"] = Line("other")
    facts.asked.clear()
    arranger.take(["7"])

    assert "7" not in arranger.arrange(view).ids
    assert {project_id for _, project_id in facts.asked} == {"7"}


def test_projects_come_and_go() -> None:
    lines = {"a": Line(sort_key="a"), "c": Line(sort_key="c")}
    arranger, _ = arranger_of(lines)
    lines["b"] = Line(sort_key="b")
    arranger.take(["b"])
    assert arranger.arrange(View("all")).ids == ["a", "b", "c"]

    del lines["a"]
    arranger.take([], gone=["a"])

    assert arranger.arrange(View("all")).ids == ["b", "c"]
    assert len(arranger) == 2


def test_a_line_that_moves_changes_the_outline() -> None:
    lines = {"a": Line(sort_key="a"), "b": Line(sort_key="b"), "c": Line(sort_key="c")}
    arranger, _ = arranger_of(lines)
    lines["a"] = Line(sort_key="a", parent="c")
    arranger.take(["a"])

    assert arranger.arrange(View("all")).ids == ["b", "c", "a"]


def test_preparing_texts_goes_in_steps() -> None:
    lines = {str(number): Line(f"line {number}") for number in range(25)}
    arranger, facts = arranger_of(lines)

    assert arranger.prepare(10)
    assert facts.asked.total() == 10
    steps = 1
    while arranger.prepare(10, ["title"]):
        steps += 1
    assert steps == 5
    assert facts.asked.total() == 50
    arranger.arrange(View("", Filter("line"), sort=(SortBy("title"),)))
    assert facts.asked.total() == 50


def test_a_change_that_moves_nothing_leaves_the_arrangement_as_it_is() -> None:
    lines = {str(number): Line(f"line {number}", number=number) for number in range(5)}
    arranger, _ = arranger_of(lines)
    view = View("", Filter("line"), sort=(SortBy("number"),))
    before = arranger.arrange(view)

    lines["3"] = Line("line 3 with more", number=3)
    arranger.take(["3"])
    assert arranger.arrange(view) is before

    lines["3"] = Line("line 3 with more", number=-1)
    arranger.take(["3"])
    assert arranger.arrange(view).ids == ["3", "0", "1", "2", "4"]


LINES = st.builds(
    Line,
    title=st.text(alphabet="ab ", max_size=3),
    areas=st.sampled_from([(), ("Oost",), ("West",), ("Oost", "West")]),
    number=st.none() | st.integers(0, 3),
    parent=st.none() | st.sampled_from("abcd"),
    sort_key=st.sampled_from("xyz"),
    late=st.booleans(),
)
VIEWS = st.builds(
    View,
    name=st.just(""),
    filter=st.builds(
        Filter,
        text=st.text(alphabet="ab ", max_size=3),
        conditions=st.sampled_from([(), (Condition(Check.LATE),)]),
        accepted=st.sampled_from([(), (Accepted("areas", frozenset({"Oost", EMPTY})),)]),
    ),
    sort=st.sampled_from([(), (SortBy("number"),), (SortBy("title", True), SortBy("number"))]),
    group_by=st.sampled_from([None, GroupBy.AREA]),
)


@given(
    begin=st.dictionaries(st.sampled_from("abcd"), LINES, max_size=4),
    steps=st.lists(st.tuples(VIEWS, st.sampled_from("abcd"), st.none() | LINES), max_size=8),
)
def test_after_any_changes_a_view_yields_what_a_fresh_one_does(
    begin: dict[str, Line], steps: list[tuple[View, str, Line | None]]
) -> None:
    lines = dict(begin)
    arranger, _ = arranger_of(lines)
    for view, project_id, line in steps:
        arranger.arrange(view)
        if line is not None:
            lines[project_id] = line
            arranger.take([project_id])
        elif lines.pop(project_id, None):
            arranger.take([], gone=[project_id])
        assert arranger.arrange(view) == arranger_of(dict(lines))[0].arrange(view)


@given(
    titles=st.lists(st.text(alphabet="abé 1", max_size=6), max_size=8),
    typed=st.lists(st.text(alphabet="abe 1", max_size=4), max_size=6),
)
def test_typing_on_and_back_finds_what_a_fresh_search_finds(titles: list[str], typed: list[str]) -> None:
    lines = {str(index): Line(title, sort_key=str(index)) for index, title in enumerate(titles)}
    arranger, _ = arranger_of(lines)
    for text in typed:
        for end in (*range(len(text) + 1), *range(len(text), -1, -1)):
            wanted = Filter(text[:end])
            assert arranger.matching(wanted) == arranger_of(lines)[0].matching(wanted)
