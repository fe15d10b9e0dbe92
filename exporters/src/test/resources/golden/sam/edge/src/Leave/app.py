"""Leave.

Chat invokes it: a message of a client, or its coming and going.
Step 1: writes to Connections.
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
    if "connectionId" in event.get("requestContext", {}):
        return [{"id": event["requestContext"]["connectionId"], "body": parse(event.get("body") or "null")}]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def write_connections(item):
    """Writes to Connections."""
    return dynamodb.put_item(
        TableName=os.environ["CONNECTIONS_TABLE_NAME"],
        Item={"id": {"S": str(item["id"])}, "body": {"S": json.dumps(item["body"])}},
    )


def work(item):
    write_connections(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    return {"statusCode": 200}
