// OnChange
// State invokes it: changes of a table.
// Step 1: writes to State.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment.
const dynamodb = new DynamoDBClient({});

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.Records?.[0]?.eventSource === "aws:dynamodb") {
    return event.Records.map((record) => ({ id: record.dynamodb.SequenceNumber, body: { change: record.eventName, ...record.dynamodb } }));
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
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

const work = async (item) => {
  await writeState(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "OnChange", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { items: items.length };
};
