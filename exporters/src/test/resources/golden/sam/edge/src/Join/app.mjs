// Join
// Chat invokes it: a message of a client, or its coming and going.
// Step 1: writes to Connections.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});

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
  return [{ id: event.requestContext.connectionId, body: bodyOf(event) }];
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

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Join", ...fields });

const work = async (item) => {
  await writeConnections(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { statusCode: 200 };
};
