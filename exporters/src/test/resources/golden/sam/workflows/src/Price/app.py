"""Price.

Fulfil invokes it: a direct invocation.
Step 1: runs Quote.
"""

import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
stepfunctions = boto3.client("stepfunctions")


def read(event, context):
    """What there is to do: one item, or one per record."""
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def run_quote(item):
    """Runs Quote."""
    result = stepfunctions.start_sync_execution(
        stateMachineArn=os.environ["QUOTE_STATE_MACHINE_ARN"],
        input=json.dumps(item["body"] or {}),
    )
    if result.get("status") in ("FAILED", "TIMED_OUT"):
        raise RuntimeError(f"Quote failed: {result.get('error')}")


def work(item):
    run_quote(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    return {"id": items[0]["id"]}
