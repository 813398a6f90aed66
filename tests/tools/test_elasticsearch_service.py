"""The local Elasticsearch: whose process it may end, what an interrupted download leaves, which server the suite takes."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tools import cache, elasticsearch, elasticsearch_files, services, suite, system

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Return a cache of the test's own, where nothing was ever started."""
    monkeypatch.setattr(cache, "_home", lambda: tmp_path)
    monkeypatch.delenv("ELASTICSEARCH_URL", raising=False)
    return cache.folder("elasticsearch")


@pytest.fixture
def start():
    """Return a function that starts a process in a group of its own and returns it; it is ended after the test."""
    started = []

    def run(*words):
        started.append(subprocess.Popen([*SLEEPER, *words], start_new_session=True))
        while not Path(f"/proc/{started[-1].pid}/cmdline").read_bytes():  # Shown a moment after the start.
            time.sleep(0.01)
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()


def test_a_pid_file_left_by_a_crash_ends_no_stranger(home, start):
    stranger = start()
    (home / "pid").write_text(str(stranger.pid))
    assert elasticsearch.pid() is None
    elasticsearch.stop()
    elasticsearch.kill()
    assert stranger.poll() is None


def test_the_node_of_another_checkout_is_a_stranger(home, start):
    other = start(f"-Des.path.conf={home.parent.parent / 'other' / 'elasticsearch' / 'config'}")
    (home / "pid").write_text(str(other.pid))
    elasticsearch.kill()
    assert other.poll() is None


@pytest.mark.parametrize("text", ["", "none", "999999999"])
def test_a_pid_file_that_names_nobody_is_a_stopped_node(home, text):
    (home / "pid").write_text(text)
    assert elasticsearch.pid() is None
    assert elasticsearch.url() is None


def test_the_node_of_this_checkout_is_ended_even_before_somebody_waits_for_it(home, start):
    ours = start(f"-Des.path.conf={home / 'config'}")
    (home / "pid").write_text(str(ours.pid))
    assert elasticsearch.pid() == ours.pid
    elasticsearch.kill()
    assert elasticsearch.pid() is None
    assert ours.wait() == -9


def archive(folder):
    path = folder / "application.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("sonarqube-1/elasticsearch/lib/server.jar", "the server")
        made.writestr("sonarqube-1/web/index.html", "the rest")
    return path


def test_a_download_that_ends_halfway_is_not_believed_and_the_next_one_is_whole(tmp_path, monkeypatch):
    halfway = tmp_path / f"elasticsearch-{elasticsearch_files.VERSION}.unfinished"
    halfway.mkdir()
    (halfway / "copy").write_text("the half of a file")
    assert not elasticsearch_files.are_here()

    def breaks_off(_artifact, _sha256, _folder):
        raise SystemExit("no network")

    monkeypatch.setattr(system, "copy_artifact", breaks_off)
    with pytest.raises(SystemExit):
        elasticsearch_files.software()
    assert not elasticsearch_files.are_here()

    monkeypatch.setattr(system, "copy_artifact", lambda _artifact, _sha256, folder: archive(folder))
    brought = elasticsearch_files.software()
    assert sorted(path.name for path in brought.iterdir()) == ["lib", "plugins"]
    assert not halfway.exists()


def test_a_server_of_the_developers_own_is_used(monkeypatch):
    monkeypatch.setenv("ELASTICSEARCH_URL", "https://search.example.org:9200")
    monkeypatch.setenv("ELASTICSEARCH_API_KEY", "a2V5")
    found = services.variables()
    assert found["ELASTICSEARCH_URL"] == "https://search.example.org:9200"
    assert found["ELASTICSEARCH_API_KEY"] == "a2V5"
    assert services.programs() == ("postgres",)


def test_an_address_of_our_own_node_exported_before_it_stopped_is_not_believed(home, monkeypatch):
    (home / "port").write_text("49999")
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://127.0.0.1:49999")
    assert services.variables()["ELASTICSEARCH_URL"] is None


def test_a_half_of_the_suite_sees_the_servers_it_is_given_and_no_other(monkeypatch):
    code = f"import os; print(*(os.environ.get(name, '-') for name in {services.VARIABLES!r}))"
    monkeypatch.setattr(suite, "PYTEST", [sys.executable, "-c", code])
    for name in services.VARIABLES:
        monkeypatch.setenv(name, "of-the-caller")
    assert suite.run("SQLite", {}, []) == (0, "- - -")
    assert suite.run("PostgreSQL", {"ELASTICSEARCH_URL": "ours"}, []) == (0, "- ours -")
