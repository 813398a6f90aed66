"""An nginx of our own that serves one file: what the machine can do at best. Unprivileged, on a free port."""

import os

from tools import cache, system
from tools.ports import free_port

from . import processes

CONFIGURATION = """\
daemon off; pid {home}/nginx.pid; error_log {home}/error.log; worker_processes 2;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type text/html; gzip_static on; sendfile on;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  server {{ listen 127.0.0.1:{port}; root {home}/files; }}
}}
"""


def serve(page):
    """Serve the bytes of `page` as index.html, as a context that gives the server's address."""
    home, port, user = cache.folder("bench", "nginx"), free_port(), cache.service_user()
    (home / "files").mkdir(exist_ok=True)
    (home / "files" / "index.html").write_bytes(page)
    (home / "nginx.conf").write_text(CONFIGURATION.format(home=home, port=port))
    options = {}
    if user:
        options = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        for path in (home, *home.rglob("*")):
            os.chown(path, user.pw_uid, user.pw_gid)
    command = [system.find("nginx"), "-e", str(home / "error.log"), "-p", str(home), "-c", str(home / "nginx.conf")]
    return processes.server(command, port, **options)
