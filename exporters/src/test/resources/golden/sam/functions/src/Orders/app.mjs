// Orders
// Door calls it with an HTTP request.
// Step 1: invokes Quote.
// Step 2: sends to Jobs.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment; exported for the tests, which replace what they do.
export const lambda = new LambdaClient({});
export const sqs = new SQSClient({});

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

// Invokes Quote.
const invokeQuote = async (item) => {
  const result = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.QUOTE_FUNCTION_NAME,
      Payload: JSON.stringify(item.body ?? {}),
    }),
  );
  if (result?.FunctionError) {
    throw new Error(`Quote failed: ${result.FunctionError}`);
  }
};

// Sends to Jobs.
const sendToJobs = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.JOBS_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Orders", ...fields });

const work = async (item) => {
  await invokeQuote(item);
  await sendToJobs(item);
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
