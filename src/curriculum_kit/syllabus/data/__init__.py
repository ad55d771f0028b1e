"""The course as derived data for other tools: one JSON document, and tables as CSV."""
