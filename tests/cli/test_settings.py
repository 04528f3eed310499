"""settings, through the file."""

from pathlib import Path

from tests.cli.conftest import Run


def test_all_settings_are_listed_and_one_is_told(run: Run, file: Path) -> None:
    answer = run("settings", file)
    assert answer.code == 0
    assert any(line.startswith("attention_days") and "14" in line for line in answer.out.splitlines())
    assert run("settings", file, "attention_days").out == "14\n"
    assert run("settings", file, "--json").json()["aspects"] == ["time", "money", "quality", "risks"]


def test_one_setting_is_changed_undone_and_told_when_it_was_that_already(run: Run, file: Path) -> None:
    answer = run("settings", file, "aspects", "geld communicatie")
    assert (answer.code, answer.err) == (0, "")
    assert run("settings", file, "aspects", "--json").json() == {
        "aspects": ["time", "money", "communication"]
    }
    assert "was al" in run("settings", file, "aspects", "geld communicatie").out
    assert run("undo", file).code == 0
    assert "risks" in run("settings", file, "aspects", "--json").json()["aspects"]


def test_what_is_wrong_is_one_sentence(run: Run, file: Path) -> None:
    answer = run("settings", file, "stale_days", "veel")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert run("settings", file, "kleur").code == 1
