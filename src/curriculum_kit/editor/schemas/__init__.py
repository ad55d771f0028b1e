"""JSON Schemas of the files of a course, made from the model, for editors and other tools."""
