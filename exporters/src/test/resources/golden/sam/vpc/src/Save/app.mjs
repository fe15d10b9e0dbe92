// Save
// Shoppers invokes it: a direct invocation.
// Step 1: writes to Quotes.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});

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

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Save", ...fields });

const work = async (item) => {
  await writeQuotes(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { id: items[0].id };
};
