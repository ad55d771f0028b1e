"""What the command exits with."""

FINE = 0
FALLS_SHORT = 1
"""The course does not pass, or only a part of it could be read."""

WRONG_CALL = 2
OUR_BUG = 3
INTERRUPTED = 130
"""What shells expect after Ctrl-C: 128, and 2 for SIGINT."""
