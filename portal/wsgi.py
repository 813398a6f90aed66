"""WSGI entry point; a server that sets nothing gets the production settings, which refuse to start without secrets."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from portal import readiness

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


def read_as_utf8(serve):
    """Take out the encoding that a request names: Django would read its address in it, and fail on one that is none.

    Everything the portal shows is UTF-8, so forms come back in it (HTML, "application/x-www-form-urlencoded").
    """

    def application(environ, start_response):
        kind, *parameters = environ.get("CONTENT_TYPE", "").split(";")
        kept = [part for part in parameters if not part.strip().lower().startswith("charset")]
        environ["CONTENT_TYPE"] = ";".join([kind, *kept])
        return serve(environ, start_response)

    return application


application = read_as_utf8(get_wsgi_application())
readiness.log()

# What is loaded by now stays: the collector need not walk through it while pages are made, nor look up at every seven hundred objects.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
