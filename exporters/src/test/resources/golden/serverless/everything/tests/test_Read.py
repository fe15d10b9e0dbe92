"""Without AWS: whatever Read calls is replaced by something that remembers the call."""

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
os.environ["ORDERS_TABLE_NAME"] = "Orders"
os.environ["REPORTS_BUCKET_NAME"] = "Reports"
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

    def __getattr__(self, method):
        def call(**arguments):
            target = next((arguments[f] for f in ["TableName", "Bucket"] if f in arguments), self.endpoint)
            remember(f"{method} {target}")
            return {}

        return call


def load():
    source = ROOT / "src" / "Read" / "app.py"
    spec = importlib.util.spec_from_file_location("Read", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class ReadTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Create_calls(self):
        """A direct invocation from Create: every call is made."""
        answer = app.handler(event("Read-Create.json"), context)
        self.assertEqual(calls, ["get_item Orders", "get_object Reports"])
        self.assertEqual(answer, {"id": "42"})

    def test_Create_fails(self):
        """A direct invocation from Create: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Read-Create.json"), context)
        self.assertEqual(calls, ["get_item Orders"])

    def test_Http_calls(self):
        """An HTTP request from Http: every call is made."""
        answer = app.handler(event("Read-Http.json"), context)
        self.assertEqual(calls, ["get_item Orders", "get_object Reports"])
        self.assertEqual(answer["statusCode"], 200)
        self.assertEqual(json.loads(answer["body"]), {"id": "request-1"})

    def test_Http_fails(self):
        """An HTTP request from Http: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Read-Http.json"), context)
        self.assertEqual(calls, ["get_item Orders"])
