"""Exports: one module a format, plain dataclasses in, bytes out."""
