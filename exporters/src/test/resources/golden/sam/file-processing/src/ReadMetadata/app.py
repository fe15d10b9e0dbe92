"""ReadMetadata.

Metadata invokes it: messages of a queue.
Step 1: reads from Files.
Step 2: writes to Files.
"""

import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
dynamodb = boto3.client("dynamodb")


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read(event, context):
    """What there is to do: one item, or one per record."""
    records = event.get("Records") or [{}]
    if records[0].get("eventSource") == "aws:sqs":
        return [{"id": r["messageId"], "body": parse(r["body"])} for r in records]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def read_files(item):
    """Reads from Files."""
    return dynamodb.get_item(
        TableName=os.environ["FILES_TABLE_NAME"],
        Key={"file": {"S": str(item["id"])}, "version": {"S": "latest"}},
    )


def write_files(item):
    """Writes to Files."""
    return dynamodb.put_item(
        TableName=os.environ["FILES_TABLE_NAME"],
        Item={"file": {"S": str(item["id"])}, "version": {"S": "latest"}, "body": {"S": json.dumps(item["body"])}},
    )


def work(item):
    read_files(item)
    write_files(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
