"""What comes before Django: a request may name any encoding."""

import io

import pytest

from portal import readiness
from portal.wsgi import application

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("charset", ["undefined", "rot13", "hex", "utf-16", "none-at-all", "utf-8", "*=utf-8''x"])
@pytest.mark.parametrize(("method", "kind"), [("GET", "text/plain"), ("POST", "multipart/form-data; boundary=x")])
def test_the_encoding_a_request_names_is_no_error(method, kind, charset):
    answered = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": "/fr/bonnes-pratiques/", "QUERY_STRING": "page=1", "SERVER_NAME": "testserver",
        "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "CONTENT_LENGTH": "0",
        "CONTENT_TYPE": f"{kind}; charset={charset}",
    }  # fmt: skip
    body = b"".join(application(environ, lambda status, headers: answered.append(status)))
    assert answered[0][:3] in ("200", "400", "403", "405")
    assert b"<h1" in body


def test_what_does_not_stand_well_is_said_at_the_start(caplog, monkeypatch):
    def siren():
        raise OSError

    states = {"lantern": lambda: readiness.DEGRADED, "buoy": lambda: readiness.OK, "siren": siren}
    monkeypatch.setattr(readiness, "_registered", states)
    readiness.log()
    assert "lantern is degraded" in caplog.text
    assert "siren is degraded" in caplog.text
    assert "buoy" not in caplog.text
