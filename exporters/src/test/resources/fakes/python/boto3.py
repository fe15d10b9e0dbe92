"""Stands in for boto3: remembers what it was asked for."""

calls = []
failing = None


class Exceptions:
    class GoneException(Exception):
        pass


class Client:
    exceptions = Exceptions

    def __init__(self, service, settings):
        self.service = service
        self.settings = settings

    def generate_db_auth_token(self, **arguments):
        return "token"

    def __getattr__(self, method):
        def call(**arguments):
            record({"command": f"{self.service}.{method}", **arguments, **self.settings})
            return {}

        return call


def record(call):
    calls.append(call)
    if failing and failing in repr(call):
        raise RuntimeError("as asked")


def client(service, **settings):
    return Client(service, settings)
