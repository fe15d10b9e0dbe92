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
os.environ["TASK_CLUSTER"] = "cluster"
os.environ["TASK_PUBLIC_IP"] = "DISABLED"
os.environ["TASK_SECURITY_GROUP"] = "sg-1"
os.environ["TASK_SUBNETS"] = "subnet-1,subnet-2"
os.environ["TRANSCODE_TASK_DEFINITION"] = "Transcode"
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
            target = next((arguments[f] for f in ["taskDefinition"] if f in arguments), self.endpoint)
            remember(f"{method} {target}")
            return {}

        return call


def load():
    source = ROOT / "src" / "Report" / "app.py"
    spec = importlib.util.spec_from_file_location("Report", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The handler makes its clients when it is loaded: they are replaced before.
with mock.patch("boto3.client", Client):
    app = load()
context = types.SimpleNamespace(aws_request_id="invocation-1")


def event(file):
    return json.loads((ROOT / "events" / file).read_text())


class ReportTest(unittest.TestCase):
    def setUp(self):
        calls.clear()
        failing.clear()

    def test_Nightly_calls(self):
        """A schedule from Nightly: every call is made."""
        app.handler(event("Report-Nightly.json"), context)
        self.assertEqual(calls, ["run_task Transcode"])

    def test_Nightly_fails(self):
        """A schedule from Nightly: a call that fails is not hidden."""
        failing.append("as the test wants it")
        with self.assertRaises(RuntimeError):
            app.handler(event("Report-Nightly.json"), context)
        self.assertEqual(calls, ["run_task Transcode"])
