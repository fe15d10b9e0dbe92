// Ping
// Door calls it with an HTTP request.
// Pong invokes it: a direct invocation.
// Step 1: invokes Pong.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

// Made once per execution environment; exported for the tests, which replace what they do.
export const lambda = new LambdaClient({});

// Which of the triggers an event comes from.
const isHttp = (event) => event.headers !== undefined && event.requestContext?.requestId !== undefined && event.requestContext.connectionId === undefined;

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
  if (isHttp(event)) {
    return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
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

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Ping", ...fields });

const work = async (item) => {
  await invokePong(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  if (isHttp(event)) {
    return {
      statusCode: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: items[0].id }),
    };
  }
  return { id: items[0].id };
};
