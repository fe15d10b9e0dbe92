"""Snake.

Ordered invokes it: messages of a queue.
Step 1: writes to Done.
"""

import json
import logging
import os
import time

import boto3
from botocore.exceptions import ClientError

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


def write_done(item):
    """Writes to Done."""
    return dynamodb.put_item(
        TableName=os.environ["DONE_TABLE_NAME"],
        Item={"id": {"S": str(item["id"])}, "body": {"S": json.dumps(item["body"])}},
    )


def work(item):
    write_done(item)


def once(item):
    """Processes a message that was delivered twice once: a table keeps the ids of those that are done.

    While one is being processed nobody else takes it, and if that fails it is free again.
    """
    table = os.environ["SNAKE_PROCESSED_TABLE_NAME"]
    key = {"id": {"S": str(item["id"])}}
    now = int(time.time())
    try:
        dynamodb.put_item(
            TableName=table,
            Item={**key, "expires": {"N": str(now + 3)}},
            ConditionExpression="attribute_not_exists(id) OR expires < :now",
            ExpressionAttributeValues={":now": {"N": str(now)}},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        if "done" in error.response.get("Item", {}):
            logger.info("processed before", extra={"id": item["id"]})
            return
        raise RuntimeError(f"{item['id']} is being processed") from error
    try:
        work(item)
    except Exception:
        dynamodb.delete_item(TableName=table, Key=key)
        raise
    expires = {"N": str(now + 345600)}
    dynamodb.put_item(TableName=table, Item={**key, "done": {"BOOL": True}, "expires": expires})


def handler(event, context):
    items = read(event, context)
    failures = []
    for item in items:
        # In order: what follows a failed record waits with it.
        if failures:
            failures.append({"itemIdentifier": item["id"]})
            continue
        try:
            once(item)
        except Exception as error:
            logger.error(str(error), extra={"id": item["id"]})
            failures.append({"itemIdentifier": item["id"]})
    logger.info("done", extra={"items": len(items), "failed": len(failures)})
    return {"batchItemFailures": failures}
