// CreateOrder
// OrdersApi calls it with an HTTP request.
// Step 1: writes to Orders.
// Step 2: publishes to OrderCreated.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

// Made once per execution environment.
const dynamodb = new DynamoDBClient({});
const sns = new SNSClient({});

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

// Writes to Orders.
const writeOrders = async (item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.ORDERS_TABLE_NAME,
      Item: { id: { S: String(item.id) }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

// Publishes to OrderCreated.
const publishToOrderCreated = async (item) => {
  return sns.send(
    new PublishCommand({
      TopicArn: process.env.ORDER_CREATED_TOPIC_ARN,
      Message: JSON.stringify(item.body),
    }),
  );
};

const work = async (item) => {
  await writeOrders(item);
  await publishToOrderCreated(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "CreateOrder", ...fields }));

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
