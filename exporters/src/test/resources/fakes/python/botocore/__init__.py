"""Stands in for botocore."""
