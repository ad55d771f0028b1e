"""Mutation: whether a claim's check notices that its demo computes something else.

The arithmetic behind each claim is changed in one place at a time, and the numbers that the course
states are changed as well. A mutant is caught when the claim is no longer verified.
"""
