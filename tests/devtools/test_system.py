"""Naming what the system lacks."""

import sys

import pytest

from devtools.system import WITH_WINDOW, WITHOUT_SCREEN, Library, family, how_to_go_on, missing, packages


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "fedora"}, "fedora"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "arch"),
        ({"ID": "slackware"}, None),
        ({}, None),
    ],
)
def test_the_family_of_a_system(release: dict[str, str], expected: str | None) -> None:
    assert family(release) == expected


def test_each_package_is_named_once() -> None:
    libxcb = [library for library in WITH_WINDOW if library.fedora == "libxcb"]

    assert len(libxcb) > 1
    assert packages(libxcb, "fedora") == ["libxcb"]
    assert packages(WITHOUT_SCREEN[:2], "debian") == ["libegl1", "libgl1"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves these libraries to the system")
def test_only_what_cannot_be_loaded_is_missing() -> None:
    absent = Library("libnothing-like-it.so.7", "libnothing7", "libnothing", "libnothing")
    present = Library("libc.so.6", "libc6", "glibc", "glibc")

    assert missing([present, absent]) == [absent]


@pytest.mark.parametrize(
    ("kind", "wanted", "command"),
    [
        ("debian", ["libegl1", "python3.11-venv"], "sudo apt install libegl1 python3.11-venv"),
        ("fedora", ["libxcb"], "sudo dnf install libxcb"),
        ("arch", ["libxcb"], "sudo pacman -S libxcb"),
    ],
)
def test_the_command_that_installs_is_named(kind: str, wanted: list[str], command: str) -> None:
    assert command in how_to_go_on(kind, wanted).splitlines()[-1]


@pytest.mark.parametrize(("kind", "wanted"), [(None, []), ("fedora", [])])
def test_no_command_is_named_where_none_is_known(kind: str | None, wanted: list[str]) -> None:
    assert how_to_go_on(kind, wanted) == "Install what is missing and try again."
