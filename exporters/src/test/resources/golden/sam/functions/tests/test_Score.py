"""Without AWS: whatever Score calls is replaced by something that remembers the call."""

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
    source = ROOT / "src" / "Score" / "app.py"
    spec = importlib.util.spec_from_file_location("Score", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class ScoreTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Jobs_calls(self):
        """Messages of a queue from Jobs: every call is made."""
        app.handler(event("Score-Jobs.json"), context)
        self.assertEqual(calls, [])
