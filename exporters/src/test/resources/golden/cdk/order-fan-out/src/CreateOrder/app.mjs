// CreateOrder
// OrdersApi calls it with an HTTP request.
// Step 1: writes to Orders.
// Step 2: publishes to OrderCreated.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});
export const sns = new SNSClient({});

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

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "CreateOrder", ...fields });

const work = async (item) => {
  await writeOrders(item);
  await publishToOrderCreated(item);
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
