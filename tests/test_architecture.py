"""The layers of docs/architecture.md: who may import whom, and who may import which library.

A module may import what its layer may use, inside functions too; so what is forbidden cannot be reached by a
detour either.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable

from tests.source_tree import Import, Module, modules

SHARED = {"texts", "errors", "paths", "settings", "written_files", "__version__"}
INNER = {"services", "exchange", "figures", "drawing", "store", "domain"}
MAY_USE = {
    "__init__": set[str](),
    "texts": {"paths"},
    "errors": {"texts"},
    "paths": set[str](),
    "settings": {"texts", "paths"},
    "written_files": {"texts", "errors"},
    "domain": {"domain"},
    "store": {"store", "domain"},
    "services": {"services", "exchange", "store", "domain"},
    "exchange": {"exchange", "store.rows", "domain"},
    "figures": {"figures", "store.rows", "domain"},
    "drawing": {"drawing", "store.rows", "domain"},
    # The help tells of the commands what their parser says.
    "ui": {"ui", "cli.command_help", *INNER},
    "cli": {"cli", *INNER},
    "app": {"ui", "cli", *INNER},
    "__main__": {"app", "cli"},
}
"""Per layer what it may import of ours; every layer but the shared modules may use those as well."""

WRITING = {"as_on", "backups", "columns", "engine", "journal", "lock", "migrations", "records", "schema"}
WRITING |= {"programme_file", "sqlite_files", "transaction"}
"""What the window and the command line never import of the store, not even a session; the rest are reads."""

LIBRARIES = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "PySide6": {"drawing", "ui", "cli", "app"},
    "PySide6.QtWidgets": {"ui", "app"},
}
QT_IN_DRAWING = {"QtCore", "QtGui", "QtSvg"}
"""QtSvg draws on no screen: it is where Qt keeps its writer of SVG files."""

NETWORK = ["ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib.request", "urllib3"]
NETWORK += ["webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngineCore"]
FILES = ["io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib", "zipfile"]
AFTER_FIRST_PAINT = ["sqlalchemy", "alembic", "openpyxl", "xlsxwriter", "pypdf", "holidays", "babel"]


def test_imports_go_one_way() -> None:
    expect_none((module, use) for module, use in uses() if not allowed(module, use))


def test_every_module_is_in_a_layer_and_imports_by_full_name() -> None:
    assert {module.layer for module in modules("wsg_desktop")} <= MAY_USE.keys()
    expect_none((module, use) for module, use in uses() if use.name.startswith("."))


def test_libraries_stay_in_their_layers() -> None:
    expect_none(
        (module, use)
        for module, use in uses()
        for library, layers in LIBRARIES.items()
        if use.is_of(library) and module.layer not in layers
    )


def test_drawing_needs_no_widgets() -> None:
    qt = [(module, use) for module, use in uses("wsg_desktop/drawing") if use.is_of("PySide6")]

    assert qt
    expect_none((module, use) for module, use in qt if use.name.split(".")[1] not in QT_IN_DRAWING)


def test_window_and_command_line_only_read_from_the_store() -> None:
    expect_none(
        (module, use)
        for module, use in uses()
        if module.layer in {"ui", "cli"} and not use.for_types
        if any(use.is_of(f"wsg_desktop.store.{part}") for part in WRITING)
    )


def test_domain_knows_no_files() -> None:
    expect_none((module, use) for module, use in uses("wsg_desktop/domain") if any(map(use.is_of, FILES)))
    opens = [
        f"{module.place}:{node.lineno}"
        for module in modules("wsg_desktop/domain")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    assert not opens, "\n".join(opens)


def test_nothing_speaks_over_a_network() -> None:
    expect_none((module, use) for module, use in uses() if any(map(use.is_of, NETWORK)))


def test_first_paint_imports_only_qt_and_the_standard_library() -> None:
    # Asked of a new process, for here a test may have imported anything.
    ask = (
        "import builtins, sys, wsg_desktop.__main__, wsg_desktop.ui.main_window\n"
        f"print(*[name for name in {AFTER_FIRST_PAINT} if name in sys.modules])\n"
        "assert 'feature' not in builtins.__import__.__name__, 'PySide6 reads the source of what is imported'"
    )
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == []


def uses(folder: str = "wsg_desktop") -> list[tuple[Module, Import]]:
    """Return every import in a folder with the module it stands in."""
    return [(module, use) for module in modules(folder) for use in module.imports]


def allowed(module: Module, use: Import) -> bool:
    """Tell whether the module's layer may import this of ours; other libraries are looked at elsewhere."""
    if not use.is_of("wsg_desktop"):
        return True
    ours = MAY_USE[module.layer] | (set() if module.layer in SHARED else SHARED)
    return any(use.is_of(f"wsg_desktop.{layer}") for layer in ours)


def expect_none(found: Iterable[tuple[Module, Import]]) -> None:
    """Assert that nothing was found, or show where what is imported."""
    places = [f"{module.place}:{use.line} imports {use.name}" for module, use in found]
    assert not places, "\n".join(places)
