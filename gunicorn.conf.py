"""How gunicorn serves the archive. The README's table tells of BIND, PORT and the others read here."""

# Before anything else is imported: the application is loaded here, not in the workers, and what Django takes
# from the standard library stays as it was when taken.
from gevent import monkey

monkey.patch_all()

import gc  # noqa: E402
import os  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import gunicorn.http.message  # noqa: E402
from django.db import connections  # noqa: E402
from gunicorn.glogging import Logger  # noqa: E402


def number(name: str, default: int, most: int) -> int:
    """The number in an environment variable, from 1 to `most`; anything else ends the start and says why."""
    given = os.environ.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= most):
        sys.exit(f"{name} is “{given}”; it must be a number from 1 to {most}.")
    return int(given)


class PlainLogger(Logger):
    """gunicorn's log, where a request is its path alone: what is searched for is not recorded."""

    def atoms(self, resp, req, environ, request_time):
        # The path as sent: a decoded one could hold a line feed and forge a line.
        return {**super().atoms(resp, req, environ, request_time), "U": getattr(req, "path", "-")}


host = os.environ.get("BIND") or "127.0.0.1"
bind = f"[{host}]:{number('PORT', 8000, 65535)}" if ":" in host else f"{host}:{number('PORT', 8000, 65535)}"
wsgi_app = "archive.wsgi:application"
pythonpath = str(Path(__file__).resolve().parent)
preload_app = True

# gevent, because a hundred slow clients leave the sync and thread workers no one to serve others with.
worker_class = "gevent"
workers = number("WEB_CONCURRENCY", 2, 512)
worker_connections = 4000
# A heartbeat on a busy disk can come too late.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
timeout = 30
graceful_timeout = 20
# How long an idle connection is kept, and how long a client may take to send its headers.
keepalive = 5
# A worker starts afresh now and then, the two not at once.
max_requests = 200_000
max_requests_jitter = 50_000
# One listening socket for all. With one a worker the kernel drops the connections that wait for a worker that
# restarts, some in a thousand under load; and gevent's workers share them evenly without it.
reuse_port = False

# Nobody's word is taken for where a request comes from or where the application stands.
forwarded_allow_ips = ""
forwarder_headers = ""
header_map = "refuse"
control_socket_disable = True

# A query may have 2,048 characters and a path 512 bytes, and an address spends three signs on a byte: a
# Chinese quotation within these bounds is far over the 8,190 at which gunicorn caps its setting.
limit_request_line = gunicorn.http.message.MAX_REQUEST_LINE = 3 * 512 + 3 * 4 * 2048 + 64
limit_request_fields = 100
limit_request_field_size = 8190

# Faults only; a malformed request is the client's, and gunicorn would log their address with it.
loglevel = "error"
logger_class = PlainLogger
accesslog = "-" if os.environ.get("ARCHIVE_ACCESS_LOG") == "1" else None
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms %({x-request-id}o)s"


def when_ready(server):
    """Say where the archive is, in one line, and leave what has been loaded alone from now on.

    Workers share it with their parent until somebody writes to it, as the collector of garbage would.
    """
    gc.collect()
    gc.freeze()
    print("Serving the archive at", " and ".join(str(listener) for listener in server.LISTENERS), flush=True)


def pre_fork(server, worker):
    """Leave no database connection open: two processes must not speak through one."""
    connections.close_all()


# Each connection is a file; the soft limit of many systems, 1,024, would be the first to be reached.
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
