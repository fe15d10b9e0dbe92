"""Read.

Http calls it with an HTTP request.
Create invokes it: a direct invocation.
Step 1: reads from Orders.
Step 2: reads from Reports.
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
s3 = boto3.client("s3")


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read(event, context):
    """What there is to do: one item, or one per record."""
    if "headers" in event and "requestContext" in event:
        text = event.get("body") or "null"
        if event.get("isBase64Encoded"):
            text = base64.b64decode(text).decode()
        return [{"id": event["requestContext"]["requestId"], "body": parse(text)}]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def read_orders(item):
    """Reads from Orders."""
    return dynamodb.get_item(
        TableName=os.environ["ORDERS_TABLE_NAME"],
        Key={"id": {"S": str(item["id"])}, "line": {"S": "latest"}},
    )


def read_reports(item):
    """Reads from Reports."""
    return s3.get_object(
        Bucket=os.environ["REPORTS_BUCKET_NAME"],
        Key=f"{item['id']}.json",
    )


def work(item):
    read_orders(item)
    read_reports(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    if "headers" not in event:
        return {"id": items[0]["id"]}
    return {
        "statusCode": 200,
        "headers": {"content-type": "application/json"},
        "body": json.dumps({"id": items[0]["id"]}),
    }
