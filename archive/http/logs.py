"""The log: one line of JSON an event, with the request's id and nothing about the reader."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from django.http import HttpRequest

from .surface import REQUEST_ID


class Line(logging.Formatter):
    """An event as one line of JSON.

    An event of a request has its id (the answer's X-Request-Id), method, path and status. The address of the
    reader, their browser and their query are left out: what is searched for is nobody else's business.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        # The development server's own loggers put a socket there.
        if isinstance(request, HttpRequest):
            line["request"] = request.META.get(REQUEST_ID, "")
            line["method"] = request.method
            line["path"] = request.path
            line["status"] = getattr(record, "status_code", None)
        if record.exc_info:
            line["error"] = getattr(record.exc_info[0], "__name__", "")
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
