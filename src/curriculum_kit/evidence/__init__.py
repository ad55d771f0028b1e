"""Claims put to the test: demos as authors write them, run in isolation, and judged."""
