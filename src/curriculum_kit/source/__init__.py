"""The only place that knows YAML, files and positions."""
