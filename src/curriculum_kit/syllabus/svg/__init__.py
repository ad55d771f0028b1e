"""Pictures drawn on the server: accessible SVG, without a library and without scripts."""
