"""Production refuses to start without its secrets, and says which; its settings satisfy Django's own checks."""

import os
import re
import subprocess
import sys

import pytest

from portal.settings.environment import BASE_DIR, VARIABLES

COMPLETE = {
    "SECRET_KEY": "k7-9Zq_2vT!m4Xw8pLr6Yd3Hs5Nb1Gc0Jf-Ue9Ri7Oa4Wk2Ms6Vt8",
    "ALLOWED_HOSTS": "portail.example.org",
    "BASE_URL": "https://portail.example.org",
    "DATABASE_URL": "postgres://portal:secret@127.0.0.1:5432/portal",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
}


def check(variables, *arguments):
    clean = {
        key: value for key, value in os.environ.items() if key not in VARIABLES and key != "DJANGO_ALLOW_ASYNC_UNSAFE"
    }
    environment = clean | variables | {"DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    return subprocess.run(
        [sys.executable, "-m", "django", "check", *arguments],
        cwd=BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_production_does_not_start_without_a_secret_and_names_it(name):
    result = check({key: value for key, value in COMPLETE.items() if key != name})
    assert result.returncode != 0
    assert f"{name} is not set." in result.stderr


def test_the_deployment_check_has_nothing_to_say():
    result = check(COMPLETE, "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


def test_a_number_that_is_none_is_refused_with_its_name():
    result = check(COMPLETE | {"TRUSTED_PROXIES": "beaucoup"})
    assert "TRUSTED_PROXIES must be a whole number" in result.stderr


def test_the_documented_table_is_the_one_that_is_read():
    documented = re.findall(
        r"^\| `(\w+)` \| (\w+) \|.*\| (.*) \|$", (BASE_DIR / "docs/configuration.md").read_text(), re.M
    )
    assert documented == [(v.name, v.kind.__name__, v.meaning) for v in VARIABLES.values()]


def test_a_line_of_the_production_log_is_one_json_object():
    import json

    code = (
        "import django, logging; django.setup(); logging.getLogger('news').warning('Une page est restée en attente.')"
    )
    clean = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    environment = clean | COMPLETE | {"DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    result = subprocess.run([sys.executable, "-c", code], cwd=BASE_DIR, env=environment, capture_output=True, text=True)
    line = json.loads(result.stderr.strip().splitlines()[-1])
    assert (line["level"], line["logger"], line["message"]) == ("WARNING", "news", "Une page est restée en attente.")
