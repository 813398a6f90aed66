"""The rules of the house, which no linter knows: who may import whom, and what a file may hold."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tools import catalogues

ROOT = Path(__file__).resolve().parent.parent

# A room may import itself and those on a lower floor; never a neighbour on its own.
FLOORS = {
    "portal": 0,
    "accounts": 1,
    "search": 2,
    "members": 3,
    "practices": 4,
    "news": 4,
    "publications": 4,
    "events": 4,
    "cooperation": 4,
    "editorial": 5,
    "home": 6,
}
SEES_EVERYTHING = ("portal/urls.py", "portal/settings/")
LONGEST_MODULE = 300

LAZY_REFERENCE = re.compile(rf"^({'|'.join(FLOORS)})\.[A-Z]\w*$")
TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
INLINE_CODE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")", re.I),
    "an inline event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
}
# Mails are read where no style sheet comes along; the admin has a policy of its own.
MAY_HOLD_INLINE_CODE = ("admin/", "mail/", "mails/", "email/", "emails/")
FOREIGN_TO_THE_PROJECT = {
    "a path of one machine": re.compile(r"(?<![\w.-])/(work|root|home/\w+|Users/\w+)/\w"),
    "the address of a package registry": re.compile(r"https?://[^\s\"'<>]*(pypi\.|registry\.|/simple/)"),
}


def tracked(*endings):
    """Return the files of the repository, new ones included, whose name ends with one of `endings`."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = [ROOT / name for name in listed.stdout.splitlines() if name.endswith(endings or ("",))]
    return [path for path in paths if path.is_file()]


def modules():
    """Return the Python files of the rooms, migrations left out, as paths from the root."""
    paths = [path.relative_to(ROOT) for path in tracked(".py")]
    return [path for path in paths if path.parts[0] in FLOORS and "migrations" not in path.parts]


def rooms_named_in(path):
    """Yield (room, line) for every import and every lazy reference ("news.NewsPage") of the module `path`.

    `parent_page_types` alone may name a type of a higher room: where a page may stand is a rule about the page.
    """
    for node in _walk_without_parent_rules(ast.parse((ROOT / path).read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and LAZY_REFERENCE.match(node.value):
            names = [node.value]
        yield from ((name.split(".")[0], node.lineno) for name in names if name.split(".")[0] in FLOORS)


def _walk_without_parent_rules(node):
    yield node
    for child in ast.iter_child_nodes(node):
        targets = child.targets if isinstance(child, ast.Assign) else []
        if not any(getattr(target, "id", "") == "parent_page_types" for target in targets):
            yield from _walk_without_parent_rules(child)


def test_imports_point_one_way():
    wrong = [
        f"{path}:{line} reaches {room}"
        for path in modules()
        if not str(path).startswith(SEES_EVERYTHING)
        for room, line in rooms_named_in(path)
        if room != path.parts[0] and FLOORS[room] >= FLOORS[path.parts[0]]
    ]
    assert wrong == []


def test_no_module_is_longer_than_a_reader_can_hold():
    paths = [path for path in tracked(".py") if "migrations" not in path.parts]
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in paths}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_MODULE} == {}


def test_every_model_has_its_migration(db):  # wagtail-localize's first migration asks the database for its history.
    with translation.override(None):
        loader = MigrationLoader(None)
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(graph=loader.graph)
    assert {app: [str(change) for change in found] for app, found in changes.items() if app in FLOORS} == {}


def test_every_string_of_the_code_has_its_french():
    assert catalogues.problems() == []


def test_no_string_hides_from_the_catalogue_in_an_f_string():
    """xgettext does not look inside f-strings, so what is translated there is never found."""
    found = [
        f"{path}:{call.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse((ROOT / path).read_text()))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in TRANSLATES
    ]
    assert found == []


@pytest.mark.parametrize("meaning", INLINE_CODE)
def test_no_public_template_holds(meaning):
    found = []
    for path in tracked(".html"):
        name = str(path.relative_to(ROOT))
        if "/templates/" not in name or any(part in name for part in MAY_HOLD_INLINE_CODE):
            continue
        text = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", path.read_text(), flags=re.S)
        found += [f"{name}: {match.group()[:80]}" for match in INLINE_CODE[meaning].finditer(text)]
    assert found == []


@pytest.mark.parametrize("meaning", FOREIGN_TO_THE_PROJECT)
def test_no_file_names(meaning):
    found = []
    for path in tracked():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if FOREIGN_TO_THE_PROJECT[meaning].search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_locks_name_packages_by_hash_and_never_by_address():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path
        pinned = re.findall(r"^[\w.\[\]-]+==", text, flags=re.M)
        assert len(pinned) == len(re.findall(r"^[\w.\[\]-]+==[^\n]*\\\n    --hash=sha256:", text, flags=re.M)), path
