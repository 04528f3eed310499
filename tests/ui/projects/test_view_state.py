"""What the table remembers of a view: changes to it, columns, folded groups, and what is no longer true."""

from wsg_desktop.domain.views import ALL, EMPTY, SHIPPED, Check, Condition, Filter, GroupBy, SortBy, View
from wsg_desktop.ui.projects.columns import INITIAL
from wsg_desktop.ui.projects.table_model import Heading
from wsg_desktop.ui.projects.view_state import ViewState

LATE = SHIPPED[1]


def changed_state() -> ViewState:
    state = ViewState()
    state.choose(LATE)
    state.filter_by(state.view.filter.accepting("areas", ["Bathmen"]))
    state.click_header("title", add=False)
    state.group_by(GroupBy.PHASE)
    state.fold("realisation")
    state.show_columns(("title", "end"))
    return state


def test_everything_is_found_again() -> None:
    before, after = changed_state(), ViewState()
    after.take_values(before.to_values())

    assert after.view == before.view
    assert after.chosen == LATE
    assert after.columns == ("title", "end")
    assert after.folded == {"realisation"}
    assert after.is_changed


def test_words_typed_in_the_filter_are_not() -> None:
    before, after = ViewState(), ViewState()
    before.type_text("eettafel")
    assert not before.is_changed
    after.take_values(before.to_values())

    assert after.view == ALL


def test_what_makes_no_sense_any_more_is_left_out() -> None:
    state = ViewState()
    state.take_values({"columns": ["title", "weather"], "definition": "nonsense", "folded": [1]})
    assert state.own_columns == ("title",)
    assert state.view == ALL

    state.take_values({"columns": []})
    assert state.columns == INITIAL


def test_a_header_goes_up_down_and_off_alone_or_beside_others() -> None:
    state = ViewState()
    state.click_header("title", add=False)
    state.click_header("end", add=True)
    assert state.view.sort == (SortBy("title"), SortBy("end"))
    state.click_header("end", add=True)
    assert state.view.sort == (SortBy("title"), SortBy("end", True))
    state.click_header("end", add=True)
    assert state.view.sort == (SortBy("title"),)
    state.click_header("end", add=False)
    assert state.view.sort == (SortBy("end"),)


def test_a_view_with_its_own_columns_keeps_them_to_itself() -> None:
    state = ViewState()
    state.choose(View("mine", columns=("title", "budget")))
    state.show_columns(("title", "spent"))
    assert state.columns == ("title", "spent")

    state.choose(ALL)
    assert state.columns == INITIAL
    assert state.named("kept").columns == INITIAL


def test_a_new_project_begins_with_its_group_and_filter() -> None:
    state = ViewState()
    state.choose(View("", Filter(conditions=(Condition(Check.LATE),)), group_by=GroupBy.LEAD_PARTY))
    state.filter_by(state.view.filter.accepting("areas", ["Bathmen"]).accepting("theme", ["wonen", "zorg"]))

    assert state.values_of_new(Heading("Corporatie 1", "Corporatie 1", 3, folded=False)) == {
        "areas": ["Bathmen"],
        "lead_parties": ["Corporatie 1"],
    }
    assert state.values_of_new(Heading(EMPTY, "No lead party yet", 3, folded=False)) == {"areas": ["Bathmen"]}
    assert ViewState().values_of_new(None) == {}
