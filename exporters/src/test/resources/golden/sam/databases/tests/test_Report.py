"""Without AWS: whatever Report calls is replaced by something that remembers the call."""

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
os.environ["CATALOGUE_CACHE_ENDPOINT"] = "Catalogue"
os.environ["LEDGER_DATABASE_ENDPOINT"] = "Ledger"
os.environ["POOL_PROXY_ENDPOINT"] = "Pool"
os.environ["PRODUCTS_TABLE_NAME"] = "Products"
os.environ["SESSIONS_CACHE_ENDPOINT"] = "Sessions"
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
            target = next((arguments[f] for f in ["TableName"] if f in arguments), self.endpoint)
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


class Cache:
    """Stands in for the client of a cache that is empty."""

    def __init__(self, host, **rest):
        self.host = host

    def get(self, key):
        remember(f"get {self.host}")

    def set(self, key, value, px):
        remember(f"set {self.host}")

    def delete(self, key):
        remember(f"del {self.host}")


def load():
    source = ROOT / "src" / "Report" / "app.py"
    spec = importlib.util.spec_from_file_location("Report", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client), mock.patch("pymysql.connect", Connection), mock.patch("psycopg.connect", Connection), mock.patch("redis.cluster.RedisCluster", Cache):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class ReportTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()
        for patch in [mock.patch("pymysql.connect", Connection), mock.patch("psycopg.connect", Connection)]:
            patch.start()
            self.addCleanup(patch.stop)

    def test_Api_calls(self):
        """An HTTP request from Api: every call is made."""
        answer = app.handler(event("Report-Api.json"), context)
        self.assertEqual(calls, ["query Pool", "update Ledger", "get Catalogue", "get_item Products", "set Catalogue", "update Pool", "del Sessions"])
        self.assertEqual(answer["statusCode"], 200)
        self.assertEqual(json.loads(answer["body"]), {"id": "request-1"})

    def test_Api_fails(self):
        """An HTTP request from Api: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Report-Api.json"), context)
        self.assertEqual(calls, ["query Pool"])
