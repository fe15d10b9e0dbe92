// Create
// Rest calls it with an HTTP request.
// Step 1: writes to Orders; reads from Stock.
// Step 2: invokes Read, in 20 % of the cases.
// Step 3: invokes asynchronously Slow; puts an event on Events; publishes to News; publishes to NewsInOrder; sends to Jobs, 3 times; sends to JobsInOrder.
// Step 4: requests Payments.
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});
export const events = new EventBridgeClient({});
export const lambda = new LambdaClient({});
export const sns = new SNSClient({});
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

// Writes to Orders.
const writeOrders = async (item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.ORDERS_TABLE_NAME,
      Item: { id: { S: String(item.id) }, line: { S: "latest" }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

// Reads from Stock.
const readStock = async (item) => {
  return dynamodb.send(
    new GetItemCommand({
      TableName: process.env.STOCK_TABLE_NAME,
      Key: { sku: { S: String(item.id) } },
      ConsistentRead: true,
    }),
  );
};

// Invokes Read, in 20 % of the cases.
const invokeRead = async (item) => {
  const result = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.READ_FUNCTION_NAME,
      Payload: JSON.stringify(item.body ?? {}),
    }),
  );
  if (result?.FunctionError) {
    throw new Error(`Read failed: ${result.FunctionError}`);
  }
};

// Invokes asynchronously Slow.
const invokeSlow = async (item) => {
  return lambda.send(
    new InvokeCommand({
      FunctionName: process.env.SLOW_FUNCTION_NAME,
      InvocationType: "Event",
      Payload: JSON.stringify(item.body ?? {}),
    }),
  );
};

// Puts an event on Events.
const putOnEvents = async (item) => {
  const entry = {
    EventBusName: process.env.EVENTS_BUS_NAME,
    Source: "Create",
    DetailType: "Create",
    Detail: JSON.stringify(item.body ?? {}),
  };
  const result = await events.send(new PutEventsCommand({ Entries: [entry] }));
  if (result?.FailedEntryCount) {
    throw new Error(`The bus refused the event: ${result.Entries?.[0].ErrorMessage}`);
  }
};

// Publishes to News.
const publishToNews = async (item) => {
  return sns.send(
    new PublishCommand({
      TopicArn: process.env.NEWS_TOPIC_ARN,
      Message: JSON.stringify(item.body),
    }),
  );
};

// Publishes to NewsInOrder.
const publishToNewsInOrder = async (item) => {
  return sns.send(
    new PublishCommand({
      TopicArn: process.env.NEWS_IN_ORDER_TOPIC_ARN,
      Message: JSON.stringify(item.body),
      MessageGroupId: String(item.id),
    }),
  );
};

// Sends to Jobs, 3 times.
const sendToJobs = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.JOBS_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
    }),
  );
};

// Sends to JobsInOrder.
const sendToJobsInOrder = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.JOBS_IN_ORDER_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
      MessageGroupId: String(item.id),
    }),
  );
};

// Requests Payments.
const requestPayments = async (item) => {
  const response = await fetch(`${process.env.PAYMENTS_URL}/charges`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(item.body ?? {}),
    signal: AbortSignal.timeout(2000),
  });
  if (!response.ok) {
    throw new Error(`Payments answered ${response.status}`);
  }
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Create", ...fields });

const work = async (item) => {
  await Promise.all([writeOrders(item), readStock(item)]);
  await invokeRead(item);
  await Promise.all([invokeSlow(item), putOnEvents(item), publishToNews(item), publishToNewsInOrder(item), sendToJobs(item), sendToJobsInOrder(item)]);
  await requestPayments(item);
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
