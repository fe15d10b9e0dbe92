"""Without AWS: whatever Check calls is replaced by something that remembers the call."""

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
logging.disable()

calls = []
failing = []  # what the next calls fail with


def remember(call):
    calls.append(call)
    if failing:
        raise RuntimeError(failing.pop())


def load():
    source = ROOT / "src" / "Check" / "app.py"
    spec = importlib.util.spec_from_file_location("Check", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class CheckTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Gate_calls(self):
        """A request to judge from Gate: every call is made."""
        answer = app.handler(event("Check-Gate.json"), context)
        self.assertEqual(calls, [])
        self.assertTrue(answer["isAuthorized"])

    def test_Gate_refuses(self):
        """A request to judge from Gate: nobody passes without a token."""
        answer = app.handler({**event("Check-Gate.json"), "headers": {}, "authorizationToken": None}, context)
        self.assertFalse(answer["isAuthorized"])
