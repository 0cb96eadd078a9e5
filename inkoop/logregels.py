"""Structured log lines without personal data: one JSON object each, or text for who reads along."""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

# What follows in such a path opens an account: who reads the log must not be able to use it.
_LINK = re.compile(r"(/(?:uitnodiging|wachtwoord/herstel|emailadres/bevestigen)/)[^\s?\"']+")
_VOORAF: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.format_exc_info,
]


_VORMEN: dict[str, list[Any]] = {
    "json": [structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True)],
    "tekst": [structlog.dev.ConsoleRenderer(colors=False, sort_keys=True)],
}


def configure_logregels(niveau: str, vorm: str = "json") -> dict[str, Any]:
    """Set up structlog and return Django's LOGGING.

    Args:
        niveau: lowest level that is written ("INFO").
        vorm: "json" for programs, "tekst" for somebody who reads along; another raises `ValueError`.
    """
    if vorm not in _VORMEN:
        raise ValueError(f"LOGVORM is {' of '.join(_VORMEN)}, niet {vorm!r}.")
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_VOORAF,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "regel": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _VOORAF,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    _hide_links,
                    *_VORMEN[vorm],
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "regel"}},
        "root": {"handlers": ["stderr"], "level": niveau},
        # The request log of this product (without query strings) replaces Django's own lines.
        "loggers": {
            "django.server": {"handlers": [], "propagate": False},
            "django.request": {"level": "ERROR"},
            # The renderer tells every step; its warnings are errors in inkoop.platform.documenten.
            "weasyprint": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
        },
    }


def _hide_links(_: Any, __: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep of a link that was mailed only which kind it is, whichever part of the program logs it."""
    return {
        naam: _LINK.sub(r"\1…", waarde) if isinstance(waarde, str) else waarde
        for naam, waarde in regel.items()
    }
