"""Pong.

Ping invokes it: a direct invocation.
Step 1: invokes asynchronously Ping.
"""

import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
functions = boto3.client("lambda")


def read(event, context):
    """What there is to do: one item, or one per record."""
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def invoke_ping(item):
    """Invokes asynchronously Ping."""
    return functions.invoke(
        FunctionName=os.environ["PING_FUNCTION_NAME"],
        InvocationType="Event",
        Payload=json.dumps(item["body"] or {}).encode(),
    )


def work(item):
    invoke_ping(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    return {"id": items[0]["id"]}
