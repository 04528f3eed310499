"""What counts as a message id in the source."""

from pathlib import Path

import pytest

from devtools.messages import NotLiteral, find_messages


def messages_of(folder: Path, source: str) -> list[tuple[str, str, str]]:
    (folder / "module.py").write_text(source, encoding="utf-8")
    return [(message.one, message.many, message.context) for message in find_messages(folder)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('tr("Open {name}", name=name)', ("Open {name}", "", "")),
        ('self._tr("Open")', ("Open", "", "")),
        ('self.tr_("Open")', ("Open", "", "")),
        ('self._current_tr()("Open")', ("Open", "", "")),
        ('translator("nl")("Open")', ("Open", "", "")),
        ('TITLE = N_("Open")', ("Open", "", "")),
        ('label = sentence("Open {name}", name=name)', ("Open {name}", "", "")),
        ('self.tr.plural("one project", "{n} projects", n)', ("one project", "{n} projects", "")),
        ('tr.context("verb", "Open")', ("Open", "", "verb")),
        ('raise UserError("It is " "locked.")', ("It is locked.", "", "")),
    ],
)
def test_marked_texts_are_found(tmp_path: Path, source: str, expected: tuple[str, str, str]) -> None:
    assert messages_of(tmp_path, source) == [expected]


def test_errors_derived_from_user_error_are_found_wherever_they_are_defined(tmp_path: Path) -> None:
    (tmp_path / "errors.py").write_text("class Locked(errors.UserError): ...\nclass Gone(Locked): ...")

    assert messages_of(tmp_path, 'raise Gone("It is gone.")') == [("It is gone.", "", "")]


def test_both_texts_of_a_choice_are_found(tmp_path: Path) -> None:
    assert messages_of(tmp_path, 'tr("Hide" if shown else "Show")') == [("Hide", "", ""), ("Show", "", "")]


def test_other_calls_and_variables_are_left_alone(tmp_path: Path) -> None:
    assert messages_of(tmp_path, 'print("Open"); tr(header); word.plural("a", "b"); tr("")') == []


@pytest.mark.parametrize("source", ['tr(f"Open {name}")', 'tr("Open " + name)', 'UserError("%s" % name)'])
def test_a_text_put_together_is_refused_by_file_and_line(tmp_path: Path, source: str) -> None:
    with pytest.raises(NotLiteral, match=r"module\.py:2"):
        messages_of(tmp_path, "\n" + source)
