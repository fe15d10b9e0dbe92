"""Shout.

Chat invokes it: a message of a client, or its coming and going.
Step 1: pushes to clients of Chat.
"""

import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
chat_connections = boto3.client("apigatewaymanagementapi", endpoint_url=os.environ["CHAT_API_ENDPOINT"])


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


def push_to_chat(item):
    """Pushes to clients of Chat."""
    # The connections that the message names, else the one that it came over.
    body = item["body"] if isinstance(item["body"], dict) else {}
    for connection in body.get("connections", [item["id"]]):
        try:
            chat_connections.post_to_connection(
                ConnectionId=connection,
                Data=json.dumps(item["body"] or {}).encode(),
            )
        except chat_connections.exceptions.GoneException:
            # The client has left, and its connection is to be forgotten.
            pass


def work(item):
    push_to_chat(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    return {"statusCode": 200}
