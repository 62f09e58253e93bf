"""What happens when the archive is switched, killed or asked while something else is going on.

`make test` runs a few rounds of each; `python -m tests.crash` runs as many as a promise needs and prints figures.
"""
