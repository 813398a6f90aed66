"""The message catalogues: `python -m tools.catalogues compile|check|update`.

Only the .po files are kept in the repository; the .mo files are made from them in pure Python, so that the demo runs
where gettext is missing. Checking and updating read the code with gettext's xgettext.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from tools import system

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "fr"
SOURCES = (".html", ".py", ".txt", ".xml")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")
TYPOGRAPHY = {
    r"\w'\w": "a straight apostrophe (’ is meant)",
    r" [:»]|« ": "an ordinary space beside : or guillemets (a non-breaking one is meant)",
    r"[\s\u00a0\u202f][;!?]": "a space before ; ! or ?",
}


def catalogues():
    """Return the path of every .po file of the project."""
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))


def compile_all():
    """Write the .mo file of each catalogue that changed since the last time."""
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(compiled))


def extract(folder):
    """Return the catalogue of the code as it stands, made in `folder` from a copy of the tracked sources."""
    system.bring(["xgettext"])
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    for name in listed.stdout.splitlines():
        if (
            name.endswith(SOURCES)
            and not name.startswith(("tests/", "tools/", "requirements/"))
            and (ROOT / name).exists()
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    target = folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
    target.parent.mkdir(parents=True)
    kept = ROOT / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
    if kept.exists():
        shutil.copy(kept, target)
    made = subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale", LANGUAGE, "--add-location", "file",
         "--no-obsolete", "--extension", "html,py,txt,xml"],
        cwd=folder, capture_output=True, text=True,
        env={key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"},
    )  # fmt: skip
    if made.returncode:
        raise SystemExit(f"The strings of the code cannot be read:\n{made.stdout}{made.stderr}")
    return polib.pofile(str(target))


def problems():
    """Return a sentence for each string of the code without a sound French translation; empty when all is well."""
    with tempfile.TemporaryDirectory() as folder:
        return [sentence for entry in extract(Path(folder)) for sentence in sentences_about(entry)]


def sentences_about(entry):
    """Yield a sentence for each thing wrong with one entry of the catalogue."""
    texts = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
    if not all(texts):
        yield f"not translated: {entry.msgid!r} ({_place(entry)})"
        return
    if entry.fuzzy:
        yield f"to be confirmed (fuzzy): {entry.msgid!r}"
    wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
    for text in texts:
        if not set(PLACEHOLDER.findall(text)) <= wanted:
            yield f"another placeholder than {entry.msgid!r}: {text!r}"
        for pattern, meaning in TYPOGRAPHY.items():
            if re.search(pattern, re.sub(r"https?://\S+|<[^>]*>|%\([^)]*\)s", "x", text)):
                yield f"{meaning}: {text!r}"


def _place(entry):
    return ", ".join(name for name, _ in entry.occurrences[:2])


def update():
    """Rewrite the French catalogue with the strings of the code, keeping translations; new ones are left empty."""
    with tempfile.TemporaryDirectory() as folder:
        found = extract(Path(folder))
        for entry in found:
            if entry.fuzzy:  # A guess is worth nothing here: leave the string to be translated.
                entry.flags.remove("fuzzy")
                entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
                entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        found.metadata.pop("POT-Creation-Date", None)
        found.save(str(ROOT / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"))


def main(action):
    """Do `action`; `check` ends with an error when something is missing."""
    if action == "compile":
        compile_all()
    elif action == "update":
        update()
    elif found := problems():
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main(sys.argv[1])
