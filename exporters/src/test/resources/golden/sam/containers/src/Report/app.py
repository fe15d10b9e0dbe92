"""Report.

Nightly invokes it: a schedule.
Step 1: starts a task of Transcode.
"""

import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
ecs = boto3.client("ecs")


def read(event, context):
    """What there is to do: one item, or one per record."""
    if "detail-type" in event:
        return [{"id": event["id"], "body": event["detail"]}]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def start_task_of_transcode(item):
    """Starts a task of Transcode."""
    result = ecs.run_task(
        cluster=os.environ["TASK_CLUSTER"],
        taskDefinition=os.environ["TRANSCODE_TASK_DEFINITION"],
        capacityProviderStrategy=[{"capacityProvider": "FARGATE", "weight": 1}],
        networkConfiguration={
            "awsvpcConfiguration": {
                "subnets": os.environ["TASK_SUBNETS"].split(","),
                "securityGroups": [os.environ["TASK_SECURITY_GROUP"]],
                "assignPublicIp": os.environ["TASK_PUBLIC_IP"],
            }
        },
        overrides={
            "containerOverrides": [
                {
                    "name": "transcode",
                    "environment": [{"name": "INPUT", "value": json.dumps(item["body"] or {})}],
                }
            ]
        },
    )
    if result.get("failures"):
        raise RuntimeError(f"Transcode was not started: {result['failures'][0]['reason']}")


def work(item):
    start_task_of_transcode(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
