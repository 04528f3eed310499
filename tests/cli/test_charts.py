"""The planning on paper by command: the paper that was asked for, in the language that was asked for."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wsg_desktop.__main__ import main


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample programme, which nothing here changes."""
    path = tmp_path_factory.mktemp("sample") / "voorbeeld.wsg"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


def paper(path: Path) -> tuple[int, int]:
    """Return width and height of the first page in millimetres."""
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    assert found
    return round(float(found[1]) / 72 * 25.4), round(float(found[2]) / 72 * 25.4)


@pytest.mark.parametrize(
    ("wishes", "size"),
    [
        ((), (297, 210)),
        (("--page", "a3"), (420, 297)),
        (("--page", "A4", "--portrait"), (210, 297)),
        (("--page", "a1", "--portrait"), (594, 841)),
        (("--one-page",), (420, 297)),
        (("--one-page", "--page", "a2"), (594, 420)),
        (("--appendix",), (420, 297)),
    ],
)
def test_the_paper_is_what_was_asked_for(
    run: Run, sample: Path, tmp_path: Path, wishes: tuple[str, ...], size: tuple[int, int]
) -> None:
    path = tmp_path / "plan.pdf"
    answer = run("chart", sample, "--output", path, *wishes)
    assert (answer.code, answer.out) == (0, f"{path}\n")
    assert paper(path) == size


def test_one_page_is_one_page_and_the_appendix_is_the_rest(run: Run, sample: Path, tmp_path: Path) -> None:
    counts = {}
    for wishes in (("--one-page",), ("--appendix",), ("--one-page", "--appendix")):
        path = tmp_path / "plan.pdf"
        assert run("chart", sample, "--output", path, *wishes).code == 0
        counts[wishes] = pages(path)
    assert list(counts.values()) == [1, counts["--appendix",], 1 + counts["--appendix",]]


def test_twice_as_wide_is_twice_as_many_pages(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    run("chart", sample, "--output", path, "--page", "a3")
    once = pages(path)
    run("chart", sample, "--output", path, "--page", "a3", "--pages-wide", "2")
    assert pages(path) == 2 * once
    assert run("chart", sample, "--output", path, "--pages-wide", "0").code == 2


def test_a_view_without_projects_is_refused_and_leaves_no_page(run: Run, tmp_path: Path) -> None:
    empty, path = tmp_path / "leeg.wsg", tmp_path / "leeg.pdf"
    run("new", empty)
    answer = run("chart", empty, "--output", path)
    assert (answer.code, "geen projecten" in answer.err or "no projects" in answer.err) == (1, True)
    assert not path.exists()


def test_an_appendix_as_picture_is_refused_with_the_way_out(run: Run, sample: Path, tmp_path: Path) -> None:
    answer = run("chart", sample, "--output", tmp_path / "plan.png", "--appendix")
    assert answer.code == 1
    assert "pdf" in answer.err.lower()
