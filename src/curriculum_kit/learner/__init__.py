"""The analysis that rules and reports stand on: the course as a learner walks it."""
