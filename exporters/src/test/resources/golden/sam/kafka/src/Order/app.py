"""Order.

Stock invokes it: records of a Kafka topic.
Step 1: writes to Totals.
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


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read(event, context):
    """What there is to do: one item, or one per record."""
    if event.get("eventSource") == "aws:kafka":
        return [
            {
                "id": f"{r['topic']}-{r['partition']}-{r['offset']}",
                "body": parse(base64.b64decode(r["value"]).decode()),
            }
            for partition in event["records"].values()
            for r in partition
        ]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def write_totals(item):
    """Writes to Totals."""
    return dynamodb.put_item(
        TableName=os.environ["TOTALS_TABLE_NAME"],
        Item={"id": {"S": str(item["id"])}, "body": {"S": json.dumps(item["body"])}},
    )


def work(item):
    write_totals(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
