"""Without AWS: whatever MakeThumbnail calls is replaced by something that remembers the call."""

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
os.environ["FILES_TABLE_NAME"] = "Files"
os.environ["UPLOADS_BUCKET_NAME"] = "Uploads"
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
            target = next((arguments[f] for f in ["Bucket", "TableName"] if f in arguments), self.endpoint)
            remember(f"{method} {target}")
            return {}

        return call


def load():
    source = ROOT / "src" / "MakeThumbnail" / "app.py"
    spec = importlib.util.spec_from_file_location("MakeThumbnail", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class MakeThumbnailTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Thumbnails_calls(self):
        """Messages of a queue from Thumbnails: every call is made."""
        answer = app.handler(event("MakeThumbnail-Thumbnails.json"), context)
        self.assertEqual(calls, ["get_object Uploads", "put_item Files", "get_object Uploads", "put_item Files"])
        self.assertEqual(answer, {"batchItemFailures": []})

    def test_Thumbnails_fails(self):
        """Messages of a queue from Thumbnails: the records that failed are named."""
        failing.append("as the test wants it")
        answer = app.handler(event("MakeThumbnail-Thumbnails.json"), context)
        failed = [f["itemIdentifier"] for f in answer["batchItemFailures"]]
        self.assertEqual(failed, ["message-1"])
        self.assertEqual(calls, ["get_object Uploads", "get_object Uploads", "put_item Files"])
