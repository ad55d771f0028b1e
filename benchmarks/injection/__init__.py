"""Error injection: how reliably each rule finds the defect it names, and that alone.

Valid courses are mutated, one defect at a time, and checked. What is expected of a mutant is
derived from PyYAML's reading of the files and from a few lines of bookkeeping of its own
(``facts``), not from the kit's reader or its walk through the course.
"""
