"""Imports go down the floors of the house (see "How it is built" in docs/)."""
from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: from the ground up; a module may import those of lower floors, and of its own folder's __init__ or private files
FLOORS = (
    ("cleaner.model", "cleaner.globs", "cleaner.native", "cleaner.pinyin", "cleaner.progress", "cleaner.quantity", "cleaner.score"),
    ("cleaner.edits", "cleaner.files", "cleaner.git", "cleaner.keys", "cleaner.literals", "cleaner.survey"),
    ("cleaner.compiled", "cleaner.settings_file"),
    ("cleaner.bookkeeping", "cleaner.cache", "cleaner.config", "cleaner.document", "cleaner.repeats", "cleaner.shortlist", "cleaner.terminal", "cleaner.workers"),
    ("cleaner.kit", "cleaner.engine", "cleaner.suppress"),
    ("cleaner.formats", "cleaner.detectors", "cleaner.align"),
    ("cleaner.resolve", "cleaner.write", "cleaner.patch", "cleaner.word_comments"),
    ("cleaner.markup", "cleaner.fingerprint", "cleaner.ledger", "cleaner.tracked"),
    ("cleaner.baseline", "cleaner.decisions", "cleaner.history"),
    ("cleaner.verdict", "cleaner.choice"),
    ("cleaner.journal", "cleaner.run"),
    ("cleaner.apply",),
    ("cleaner.report",),
    ("cleaner.article", "cleaner.job"),
    ("cleaner.gather", "cleaner.partners", "cleaner.store"),
    ("cleaner.task",),
    ("cleaner.recall",),
    ("cleaner.folder",),
    ("cleaner.session",),
    ("cleaner.review.book", "cleaner.review.teach"),
    ("cleaner.review",),
    ("cleaner.commands",),
    ("cleaner.cli",),
    ("cleaner.plain",),
    ("cleaner.start", "cleaner.__main__", "cleaner"),
)


def floor(module: str) -> int:
    for height, names in enumerate(FLOORS):
        if any(module == name or (name != "cleaner" and module.startswith(name + ".")) for name in names):
            return height
    raise AssertionError(f"{module} has no floor; add it to FLOORS")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names if (ROOT / node.module.replace(".", "/") / f"{name.name}.py").exists()}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def modules() -> dict[str, Path]:
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in sorted((ROOT / "cleaner").rglob("*.py"))}


def test_imports_go_down() -> None:
    wrong = []
    for module, path in modules().items():
        here = floor(module)
        folder = module.rsplit(".", 1)[0]
        for other in imports(path):
            if not other.startswith("cleaner") or other == "cleaner" or other == folder:
                continue
            if floor(other) > here or (floor(other) == here and not other.startswith((folder + ".", module + "."))):
                wrong.append(f"{module} imports {other}")
    assert not wrong


def test_glossary_knows_nothing_of_cleaner() -> None:
    for path in (ROOT / "glossary").rglob("*.py"):
        assert not any(name.startswith("cleaner") for name in imports(path)), path


def test_detectors_open_print_and_remember_nothing() -> None:
    for path in sorted((ROOT / "cleaner" / "detectors").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.Global | ast.Nonlocal), path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("open", "print", "exec", "eval", "compile"), path
