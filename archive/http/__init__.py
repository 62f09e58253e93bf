"""What every answer has in common: refusals, headers, tags, codings, and the language of the interface."""
