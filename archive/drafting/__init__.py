"""Drafting: a raw source file made a draft edition that a curator only has to confirm."""
