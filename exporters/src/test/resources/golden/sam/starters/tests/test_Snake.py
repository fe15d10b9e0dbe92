"""Without AWS: whatever Snake calls is replaced by something that remembers the call."""

import importlib.util
import json
import logging
import os
import types
import unittest
from pathlib import Path
from unittest import mock

from botocore.exceptions import ClientError

ROOT = Path(__file__).resolve().parents[1]
os.environ["AWS_DEFAULT_REGION"] = "us-east-1"
os.environ["DONE_TABLE_NAME"] = "Done"
os.environ["SNAKE_PROCESSED_TABLE_NAME"] = "processed"
logging.disable()

calls = []
failing = []  # what the next calls fail with


def remember(call):
    calls.append(call)
    if failing:
        raise RuntimeError(failing.pop())


processed = {}  # the table of the messages that were processed


def note(method, Key=None, Item=None, ConditionExpression=None, **rest):
    name = (Item or Key)["id"]["S"]
    if method == "delete_item":
        processed.pop(name, None)
    elif ConditionExpression and name in processed:
        error = {"Error": {"Code": "ConditionalCheckFailedException"}, "Item": processed[name]}
        raise ClientError(error, "PutItem")
    else:
        processed[name] = Item


class Client:
    """Stands in for a client of boto3."""

    def __init__(self, service, endpoint_url=None):
        self.endpoint = endpoint_url

    def __getattr__(self, method):
        def call(**arguments):
            if arguments.get("TableName") == "processed":
                return note(method, **arguments)
            target = next((arguments[f] for f in ["TableName"] if f in arguments), self.endpoint)
            remember(f"{method} {target}")
            return {}

        return call


def load():
    source = ROOT / "src" / "Snake" / "app.py"
    spec = importlib.util.spec_from_file_location("Snake", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class SnakeTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()
        processed.clear()

    def test_Ordered_calls(self):
        """Messages of a queue from Ordered: every call is made."""
        answer = app.handler(event("Snake-Ordered.json"), context)
        self.assertEqual(calls, ["put_item Done", "put_item Done"])
        self.assertEqual(answer, {"batchItemFailures": []})

    def test_Ordered_fails(self):
        """Messages of a queue from Ordered: the records that failed are named."""
        failing.append("as the test wants it")
        answer = app.handler(event("Snake-Ordered.json"), context)
        failed = [f["itemIdentifier"] for f in answer["batchItemFailures"]]
        self.assertEqual(failed, ["message-1", "message-2"])
        self.assertEqual(calls, ["put_item Done"])

    def test_Ordered_twice(self):
        """Messages of a queue from Ordered: what comes a second time is not processed again."""
        app.handler(event("Snake-Ordered.json"), context)
        app.handler(event("Snake-Ordered.json"), context)
        self.assertEqual(calls, ["put_item Done", "put_item Done"])

    def test_Ordered_again(self):
        """Messages of a queue from Ordered: what failed is processed when it comes again."""
        failing.append("as the test wants it")
        app.handler(event("Snake-Ordered.json"), context)
        calls.clear()
        app.handler(event("Snake-Ordered.json"), context)
        self.assertEqual(calls, ["put_item Done", "put_item Done"])
