"""Without AWS: whatever Audit calls is replaced by something that remembers the call."""

import importlib.util
import json
import logging
import os
import types
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
os.environ["AWS_DEFAULT_REGION"] = "us-east-1"
os.environ["ARCHIVE_DATABASE_ENDPOINT"] = "Archive"
os.environ["LEDGER_POOL_PROXY_ENDPOINT"] = "LedgerPool"
logging.disable()

calls = []
failing = []  # what the next calls fail with


def remember(call):
    calls.append(call)
    if failing:
        raise RuntimeError(failing.pop())


class Client:
    """Stands in for a client of boto3."""

    def __init__(self, service, endpoint_url=None):
        self.endpoint = endpoint_url

    def generate_db_auth_token(self, **arguments):
        return "token"

    def __getattr__(self, method):
        def call(**arguments):
            target = self.endpoint
            remember(f"{method} {target}")
            return {}

        return call


class Connection:
    """Stands in for a connection to a database, and for its cursor."""

    closed = False
    open = True

    def __init__(self, host, **rest):
        self.host = host

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def cursor(self):
        return self

    def execute(self, sql, values):
        remember(f"{'query' if sql.startswith('SELECT') else 'update'} {self.host}")

    def fetchone(self):
        return None


def load():
    source = ROOT / "src" / "Audit" / "app.py"
    spec = importlib.util.spec_from_file_location("Audit", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client), mock.patch("psycopg.connect", Connection), mock.patch("pymysql.connect", Connection):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class AuditTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()
        for patch in [mock.patch("psycopg.connect", Connection), mock.patch("pymysql.connect", Connection)]:
            patch.start()
            self.addCleanup(patch.stop)

    def test_Api_calls(self):
        """An HTTP request from Api: every call is made."""
        answer = app.handler(event("Audit-Api.json"), context)
        self.assertEqual(calls, ["query LedgerPool", "update Archive"])
        self.assertEqual(answer["statusCode"], 200)
        self.assertEqual(json.loads(answer["body"]), {"id": "request-1"})

    def test_Api_fails(self):
        """An HTTP request from Api: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Audit-Api.json"), context)
        self.assertEqual(calls, ["query LedgerPool"])
