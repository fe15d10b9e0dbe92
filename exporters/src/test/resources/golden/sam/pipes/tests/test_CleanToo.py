"""Without AWS: whatever CleanToo calls is replaced by something that remembers the call."""

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
    source = ROOT / "src" / "CleanToo" / "app.py"
    spec = importlib.util.spec_from_file_location("CleanToo", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class CleanTooTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Raw_calls(self):
        """Records of a delivery stream from Raw: every call is made."""
        answer = app.handler(event("CleanToo-Raw.json"), context)
        self.assertEqual(calls, [])
        self.assertEqual([(r["recordId"], r["result"]) for r in answer["records"]], [("record-1", "Ok"), ("record-2", "Ok")])
