"""Stands in for clients of databases: remembers the queries."""

import boto3


class Cursor:
    def __init__(self, host):
        self.host = host

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def execute(self, sql, values):
        boto3.record({"command": "query" if sql.startswith("SELECT") else "update", "target": self.host, "values": values})

    def fetchone(self):
        return None


class Connection:
    closed = False
    open = True

    def __init__(self, host):
        self.host = host

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def cursor(self):
        return Cursor(self.host)


def connect(host, **rest):
    return Connection(host)
