"""Without AWS: whatever Store calls is replaced by something that remembers the call."""

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
os.environ["CLICKS_STREAM_NAME"] = "Clicks"
os.environ["LATEST_TABLE_NAME"] = "Latest"
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
            target = next((arguments[f] for f in ["TableName", "StreamName"] if f in arguments), self.endpoint)
            remember(f"{method} {target}")
            return {}

        return call


def load():
    source = ROOT / "src" / "Store" / "app.py"
    spec = importlib.util.spec_from_file_location("Store", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class StoreTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Readings_calls(self):
        """Records of a stream from Readings: every call is made."""
        app.handler(event("Store-Readings.json"), context)
        self.assertEqual(calls, ["put_item Latest", "put_record Clicks", "put_item Latest", "put_record Clicks"])

    def test_Readings_fails(self):
        """Records of a stream from Readings: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Store-Readings.json"), context)
        self.assertEqual(calls, ["put_item Latest"])
