"""Tests stay on this machine: whatever library opens a socket, a name or host elsewhere is refused."""

from __future__ import annotations

LOCAL_HOSTS = frozenset({"127.0.0.1", "::1", "localhost", "", None})


class NetworkForbidden(RuntimeError):
    """A test reached for a host that is not this machine."""


def stay_home(event: str, arguments: tuple) -> None:
    """Audit hook (sys.addaudithook): refuse names and connections beyond this machine.

    Unix sockets are addressed by a path, not by a tuple, and pass. Raises NetworkForbidden.
    """
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if host not in LOCAL_HOSTS:
        raise NetworkForbidden(f"a test reached for {host}: tests stay on this machine")
