// Say
// Chat invokes it: a message of a client, or its coming and going.
// Single invokes it: a message of a client, or its coming and going.
// Step 1: reads from Connections.
// Step 2: pushes to clients of Chat, 5 times.
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment; exported for the tests, which replace what they do.
export const chatConnections = new ApiGatewayManagementApiClient({ endpoint: process.env.CHAT_API_ENDPOINT });
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

// Reads from Connections.
const readConnections = async (item) => {
  return dynamodb.send(
    new GetItemCommand({
      TableName: process.env.CONNECTIONS_TABLE_NAME,
      Key: { id: { S: String(item.id) } },
    }),
  );
};

// Pushes to clients of Chat, 5 times.
const pushToChat = async (item) => {
  // The connections that the message names, else the one that it came over.
  for (const connection of item.body?.connections ?? [item.id]) {
    try {
      await chatConnections.send(
        new PostToConnectionCommand({
          ConnectionId: connection,
          Data: JSON.stringify(item.body ?? {}),
        }),
      );
    } catch (error) {
      // Gone: the client has left, and its connection is to be forgotten.
      if (error.name !== "GoneException") {
        throw error;
      }
    }
  }
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Say", ...fields });

const work = async (item) => {
  await readConnections(item);
  await pushToChat(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { statusCode: 200 };
};
