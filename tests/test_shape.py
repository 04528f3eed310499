"""The shape of the code (CONTRIBUTING.md): sizes, names, docstrings."""

import ast

from tests.source_tree import Definition, Module, modules

LINES_OF_FILE = 600
LINES_OF_FUNCTION = 60
LINES_OF_CLASS = 350
NO_MODULES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "managers",
    "controllers",
    "repositories",
    "misc",
    "common",
}
NO_CLASSES = ("Manager", "Helper", "Util", "Utils", "Handler", "Controller")
NO_DOCSTRING_NEEDED = {"overload", "override", "setter", "deleter"}


def code() -> list[Module]:
    """Return the modules of the program and of its tools."""
    return modules("wsg_desktop") + modules("devtools")


def test_files_are_short() -> None:
    lengths = {module.place: module.text.count("\n") for module in code() + modules("tests")}

    assert {place: lines for place, lines in lengths.items() if lines > LINES_OF_FILE} == {}


def test_functions_and_classes_are_short() -> None:
    too_long = [
        f"{module.place}:{node.lineno} {node.name} ({lines(node)} lines)"
        for module in code()
        for node in module.definitions
        if lines(node) > (LINES_OF_CLASS if isinstance(node, ast.ClassDef) else LINES_OF_FUNCTION)
    ]
    assert not too_long, "\n".join(too_long)


def test_names_say_what_a_thing_is() -> None:
    names = [m.place for m in code() + modules("tests") if NO_MODULES & {*m.path.with_suffix("").parts}]
    classes = [
        f"{module.place}:{node.lineno} {node.name}"
        for module in code()
        for node in module.definitions
        if isinstance(node, ast.ClassDef) and node.name.endswith(NO_CLASSES)
    ]
    assert not names + classes, "\n".join(names + classes)


def test_everything_public_says_what_it_does() -> None:
    described = code() + [module for module in modules("tests") if module.text]
    silent = [module.place for module in described if not ast.get_docstring(module.tree)]
    silent += [
        f"{module.place}:{node.lineno} {node.name}"
        for module in code()
        for node in module.public
        if not ast.get_docstring(node) and not decorators(node) & NO_DOCSTRING_NEEDED
    ]
    assert not silent, "\n".join(silent)


def lines(node: Definition) -> int:
    """Return how many lines a class or function takes, its decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def decorators(node: Definition) -> set[str]:
    """Return the last names of the decorators: `setter` for `@deadline.setter`."""
    names = {part.attr for part in node.decorator_list if isinstance(part, ast.Attribute)}
    return names | {part.id for part in node.decorator_list if isinstance(part, ast.Name)}
