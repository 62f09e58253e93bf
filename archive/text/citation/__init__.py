"""Citations: what is cited, and one module a style that writes it. styles.py names the styles there are."""
