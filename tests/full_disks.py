"""A disk that takes no more, for tests of what is written to it."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest

TAKES = 1024
"""Bytes of a file that still go in; enough to begin one."""


@contextmanager
def full_disk() -> Generator[None, None, None]:
    """Let the system refuse what makes a file longer than `TAKES`; skip the test where it cannot."""
    resource = pytest.importorskip("resource", reason="Windows has no limit to the size of files")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (TAKES, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
