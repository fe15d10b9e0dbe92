// Order
// Shop calls it with an HTTP request.
// Step 1: requests Web.
// Step 2: starts a task of Transcode.
import { ECSClient, RunTaskCommand } from "@aws-sdk/client-ecs";

// Made once per execution environment; exported for the tests, which replace what they do.
export const ecs = new ECSClient({});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// The body of a request; null if it has none.
const bodyOf = ({ body, isBase64Encoded }) =>
  body ? parse(isBase64Encoded ? Buffer.from(body, "base64").toString() : body) : null;

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
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

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Order", ...fields });

const work = async (item) => {
  await requestWeb(item);
  await startTaskOfTranscode(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: items[0].id }),
  };
};
