"""Stands in for the client of ElastiCache."""
