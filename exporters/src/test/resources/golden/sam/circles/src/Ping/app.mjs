// Ping
// Door calls it with an HTTP request.
// Pong invokes it: a direct invocation.
// Step 1: invokes Pong.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

// Made once per execution environment.
const lambda = new LambdaClient({});

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

// Invokes Pong.
const invokePong = async (item) => {
  const result = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.PONG_FUNCTION_NAME,
      Payload: JSON.stringify(item.body ?? {}),
    }),
  );
  if (result?.FunctionError) {
    throw new Error(`Pong failed: ${result.FunctionError}`);
  }
};

const work = async (item) => {
  await invokePong(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Ping", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  if (!event.headers) {
    return { id: items[0].id };
  }
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: items[0].id }),
  };
};
