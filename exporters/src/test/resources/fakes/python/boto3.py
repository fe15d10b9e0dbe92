"""Stands in for boto3: remembers what it was asked for."""

calls = []
failing = None


class Client:
    def __init__(self, service):
        self.service = service

    def __getattr__(self, method):
        def call(**arguments):
            record({"command": f"{self.service}.{method}", **arguments})
            return {}

        return call


def record(call):
    calls.append(call)
    if failing and failing in repr(call):
        raise RuntimeError("as asked")


def client(service):
    return Client(service)
