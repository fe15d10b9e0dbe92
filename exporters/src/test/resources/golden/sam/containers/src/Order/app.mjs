// Order
// Shop calls it with an HTTP request.
// Step 1: requests Web.
// Step 2: starts a task of Transcode.
import { ECSClient, RunTaskCommand } from "@aws-sdk/client-ecs";

// Made once per execution environment.
const ecs = new ECSClient({});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.headers && event.requestContext) {
    const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
    return [{ id: event.requestContext.requestId, body: parse(text ?? "null") }];
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Requests Web.
const requestWeb = async (item) => {
  const response = await fetch(`${process.env.WEB_URL}/carts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(item.body ?? {}),
  });
  if (!response.ok) {
    throw new Error(`Web answered ${response.status}`);
  }
};

// Starts a task of Transcode.
const startTaskOfTranscode = async (item) => {
  const result = await ecs.send(
    new RunTaskCommand({
      cluster: process.env.TASK_CLUSTER,
      taskDefinition: process.env.TRANSCODE_TASK_DEFINITION,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: (process.env.TASK_SUBNETS ?? "").split(","),
          securityGroups: [process.env.TASK_SECURITY_GROUP],
          assignPublicIp: process.env.TASK_PUBLIC_IP,
        },
      },
      overrides: {
        containerOverrides: [
          { name: "transcode", environment: [{ name: "INPUT", value: JSON.stringify(item.body ?? {}) }] },
        ],
      },
    }),
  );
  if (result?.failures?.length) {
    throw new Error(`Transcode was not started: ${result.failures[0].reason}`);
  }
};

const work = async (item) => {
  await requestWeb(item);
  await startTaskOfTranscode(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Order", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: items[0].id }),
  };
};
