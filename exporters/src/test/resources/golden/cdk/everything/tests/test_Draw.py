"""Without AWS: whatever Draw calls is replaced by something that remembers the call."""

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
    source = ROOT / "src" / "Draw" / "app.py"
    spec = importlib.util.spec_from_file_location("Draw", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class DrawTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_News_calls(self):
        """A message of a topic from News: every call is made."""
        app.handler(event("Draw-News.json"), context)
        self.assertEqual(calls, [])

    def test_Uploads_calls(self):
        """A new object from Uploads: every call is made."""
        app.handler(event("Draw-Uploads.json"), context)
        self.assertEqual(calls, [])
