"""How gunicorn serves the site; gunicorn finds this file by itself, and its command line comes before it."""

import os
import shutil
import tempfile
from typing import Any

bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "4"))
# A request that waits for a lock holds up none of the others in its process.
threads = 8
# A process that is full takes no more: what it took would wait behind requests that wait for a lock, while
# another process has nothing to do. So it keeps no connection open between two requests either.
worker_connections = threads
keepalive = 0
# A request that is being answered when the site stops is finished.
graceful_timeout = 30
# Requests are logged by Django, as structured lines without a question in the address.
accesslog = None
control_socket_disable = True

# The processes count requests together, in files that are made anew at each start. Who reloads the settings
# (SIGHUP) reads this file again, so the environment remembers whether the folder is ours to remove.
_MAP, _EIGEN = "PROMETHEUS_MULTIPROC_DIR", "INKOOP_METINGEN_EIGEN"
if _MAP not in os.environ:
    os.environ[_MAP] = os.environ[_EIGEN] = tempfile.mkdtemp(prefix="inkoop-metingen-")


def child_exit(server: Any, worker: Any) -> None:
    """Forget what only a living process may say."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    """Leave nothing behind."""
    if eigen := os.environ.get(_EIGEN):
        shutil.rmtree(eigen, ignore_errors=True)
