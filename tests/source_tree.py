"""The program's own source as the tests of the house read it: modules, what they import, what they define."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Import:
    """One imported name, in full: `from a.b import c` is `a.b.c`."""

    name: str
    line: int
    for_types: bool
    """Whether it stands under `if TYPE_CHECKING:` and so is no import while the program runs."""

    def is_of(self, package: str) -> bool:
        """Tell whether the name is `package` or something in it."""
        return f"{self.name}.".startswith(f"{package}.")


@dataclass(frozen=True)
class Module:
    """One source file."""

    path: Path

    @cached_property
    def text(self) -> str:
        """The source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @property
    def place(self) -> str:
        """The path from the top of the checkout, for messages."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def layer(self) -> str:
        """The part of `wsg_desktop` it belongs to: a folder, or a file at the top."""
        return Path(self.place).parts[1].removesuffix(".py")

    @cached_property
    def imports(self) -> list[Import]:
        """Everything it imports, at the top and inside functions; relative imports keep their dots."""
        for_types = {id(inner) for node in ast.walk(self.tree) for inner in _only_for_types(node)}
        return [
            Import(name, node.lineno, id(node) in for_types)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in _imported(node)
        ]

    @cached_property
    def definitions(self) -> list[Definition]:
        """Every class and function, nested ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Definition)]

    @cached_property
    def public(self) -> list[Definition]:
        """Public classes, functions and methods."""
        return list(_public(self.tree))


@cache
def modules(folder: str) -> list[Module]:
    """Return the modules below a folder at the top of the checkout."""
    return [Module(path) for path in sorted((ROOT / folder).rglob("*.py"))]


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            yield from (f"{'.' * level}{module or ''}.{alias.name}" for alias in names)


def _only_for_types(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            for statement in node.body:
                yield from ast.walk(statement)


def _public(scope: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    for node in scope.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)
