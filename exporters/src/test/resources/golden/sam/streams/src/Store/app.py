"""Store.

Readings invokes it: records of a stream.
Step 1: writes to Latest.
Step 2: puts a record into Clicks.
"""

import base64
import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
dynamodb = boto3.client("dynamodb")
kinesis = boto3.client("kinesis")


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read(event, context):
    """What there is to do: one item, or one per record."""
    records = event.get("Records") or [{}]
    if records[0].get("eventSource") == "aws:kinesis":
        return [{"id": r["kinesis"]["sequenceNumber"], "body": parse(base64.b64decode(r["kinesis"]["data"]).decode())} for r in records]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def write_latest(item):
    """Writes to Latest."""
    return dynamodb.put_item(
        TableName=os.environ["LATEST_TABLE_NAME"],
        Item={"id": {"S": str(item["id"])}, "body": {"S": json.dumps(item["body"])}},
    )


def put_into_clicks(item):
    """Puts a record into Clicks."""
    return kinesis.put_record(
        StreamName=os.environ["CLICKS_STREAM_NAME"],
        PartitionKey=str(item["id"]),
        Data=json.dumps(item["body"]).encode(),
    )


def work(item):
    write_latest(item)
    put_into_clicks(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
