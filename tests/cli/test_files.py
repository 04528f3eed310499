"""new, check, backup, restore and the frame around every command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_new_makes_a_programme_that_checks_out(run: Run, file: Path) -> None:
    assert run("check", file).code == 0
    again = run("new", file)
    assert (again.code, again.out) == (1, "")
    assert "bestaat al" in again.err


def test_sample_has_what_the_screens_need(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "voorbeeld.wsg"
    assert run("new", path, "--sample").code == 0

    rows = run("list", path, "projects", "--json").json()
    areas = run("list", path, "areas", "--json").json()
    links = run("list", path, "links", "--json").json()
    assert len(rows) >= 110
    assert len(areas) >= 10
    assert {link["type"] for link in links} <= {"FS", "SS", "FF", "SF"}
    assert links
    assert {row["status"]["time"] for row in rows} >= {"on_track", "attention", "off_track", "done"}
    assert run("check", path).code == 0
    assert len(run("list", path, "projects", "--view", "te laat", "--json").json()) < len(rows)


@pytest.mark.parametrize("count", [1, 25])
def test_generated_programme_has_so_many_projects(run: Run, tmp_path: Path, count: int) -> None:
    path = tmp_path / "meet.wsg"
    assert run("new", path, "--generate", count).code == 0
    assert len(run("list", path, "projects", "--json").json()) == count
    assert run("check", path).code == 0


def test_number_of_projects_to_generate_is_checked(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "x.wsg", "--generate", "0").code == 1
    assert run("new", tmp_path / "x.wsg", "--generate", "veel").code == 2
    assert not (tmp_path / "x.wsg").exists()


def test_backup_is_named_and_restores_as_a_new_file(run: Run, file: Path, tmp_path: Path) -> None:
    backup = run("backup", file).out.strip()

    assert run("restore", backup, tmp_path / "terug.wsg").code == 0
    assert run("check", tmp_path / "terug.wsg").code == 0
    assert run("restore", backup, file).code == 1


@pytest.mark.parametrize("command", ["check", "undo", "backup"])
def test_file_that_is_no_programme_is_refused_in_a_sentence(run: Run, tmp_path: Path, command: str) -> None:
    junk = tmp_path / "brief.wsg"
    junk.write_text("beste allemaal " * 500)

    answer = run(command, junk)

    assert (answer.code, answer.out) == (1, "")
    assert "brief.wsg" in answer.err
    assert "Traceback" not in answer.err


def test_damage_is_found(run: Run, file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\xff" * 4096
    file.write_bytes(content)

    assert run("check", file).code == 1


def test_wrong_use_is_told_on_the_error_stream(run: Run, file: Path) -> None:
    for words in (["list", file], ["list", file, "kleuren"], ["overview", file], ["changes", file]):
        answer = run(*words)
        assert (answer.code, answer.out) == (2, "")
        assert "gebruik" in answer.err
    assert run("--help").code == 0
    assert run("--version").out.startswith("wsg-desktop ")


@pytest.mark.parametrize("kind", [[], ["--sample"], ["--generate", "3"]])
def test_new_programme_has_the_name_that_was_given(run: Run, tmp_path: Path, kind: list[str]) -> None:
    path = tmp_path / "p.wsg"
    assert run("new", path, *kind, "--name", "Wonen met zorg").code == 0

    changes = run("changes", path, "--since", "2000-01-01", "--json").json()
    assert "Wonen met zorg" in {row["title"] for row in changes}


def test_name_that_the_disk_refuses_is_said(run: Run, tmp_path: Path) -> None:
    for words in (("check", tmp_path / ("a" * 300)), ("new", tmp_path / f"{'a' * 300}.wsg")):
        answer = run(*words)
        assert (answer.code, answer.out) == (1, "")
        assert "Traceback" not in answer.err


@pytest.mark.parametrize("verb", ["new", "check"])
def test_no_name_at_all_is_wrong_use(run: Run, verb: str) -> None:
    assert run(verb, "").code == 2
