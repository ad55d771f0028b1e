"""Pages written for a terminal: the same facts as in the reports, 80 columns wide or more."""
