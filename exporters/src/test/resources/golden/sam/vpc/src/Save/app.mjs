// Save
// Shoppers invokes it: a direct invocation.
// Step 1: writes to Quotes.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment.
const dynamodb = new DynamoDBClient({});

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Writes to Quotes.
const writeQuotes = async (item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.QUOTES_TABLE_NAME,
      Item: { id: { S: String(item.id) }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

const work = async (item) => {
  await writeQuotes(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Save", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { id: items[0].id };
};
