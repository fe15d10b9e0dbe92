"""Calls a handler once. Arguments: the event's file, and the id of an item whose calls fail."""

import contextlib
import io
import json
import sys
import types
import urllib.request

import boto3

boto3.failing = sys.argv[2] if len(sys.argv) > 2 else None


@contextlib.contextmanager
def urlopen(request, timeout=None):
    boto3.record({"command": "fetch", "url": request.full_url, "method": request.get_method()})
    yield io.BytesIO(b"{}")


urllib.request.urlopen = urlopen

import app  # noqa: E402

with open(sys.argv[1]) as file:
    event = json.load(file)
with contextlib.redirect_stdout(io.StringIO()):
    answer = app.handler(event, types.SimpleNamespace(aws_request_id="invocation-1"))
print(json.dumps({"calls": boto3.calls, "answer": answer}, default=lambda b: b.decode()))
