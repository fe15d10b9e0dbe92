// OnChange
// State invokes it: changes of a table.
// Step 1: writes to State.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return event.Records.map((record) => ({ id: record.dynamodb.SequenceNumber, body: { change: record.eventName, ...record.dynamodb } }));
};

// Writes to State.
const writeState = async (item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.STATE_TABLE_NAME,
      Item: { id: { S: String(item.id) }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "OnChange", ...fields });

const work = async (item) => {
  await writeState(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
};
