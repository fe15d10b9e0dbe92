// Join
// Chat invokes it: a message of a client, or its coming and going.
// Step 1: writes to Connections.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment.
const dynamodb = new DynamoDBClient({});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.requestContext?.connectionId) {
    return [{ id: event.requestContext.connectionId, body: parse(event.body ?? "null") }];
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Writes to Connections.
const writeConnections = async (item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.CONNECTIONS_TABLE_NAME,
      Item: { id: { S: String(item.id) }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

const work = async (item) => {
  await writeConnections(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Join", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { statusCode: 200 };
};
