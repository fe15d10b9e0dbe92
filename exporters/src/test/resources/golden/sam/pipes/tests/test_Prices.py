"""Without AWS: whatever Prices calls is replaced by something that remembers the call."""

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
os.environ["ARCHIVE_DELIVERY_STREAM_NAME"] = "Archive"
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
            target = next((arguments[f] for f in ["DeliveryStreamName"] if f in arguments), self.endpoint)
            remember(f"{method} {target}")
            return {}

        return call


def load():
    source = ROOT / "src" / "Prices" / "app.py"
    spec = importlib.util.spec_from_file_location("Prices", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class PricesTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Ship_calls(self):
        """Events of a pipe from Ship: every call is made."""
        answer = app.handler(event("Prices-Ship.json"), context)
        self.assertEqual(calls, ["put_record Archive", "put_record Archive"])
        self.assertEqual(len(answer), 2)

    def test_Ship_fails(self):
        """Events of a pipe from Ship: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Prices-Ship.json"), context)
        self.assertEqual(calls, ["put_record Archive"])
