// Orders
// Door calls it with an HTTP request.
// Step 1: invokes Quote.
// Step 2: sends to Jobs.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment.
const lambda = new LambdaClient({});
const sqs = new SQSClient({});

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

const work = async (item) => {
  await invokeQuote(item);
  await sendToJobs(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Orders", ...fields }));

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
