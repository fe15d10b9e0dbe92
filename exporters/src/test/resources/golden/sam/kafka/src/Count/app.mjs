// Count
// Sales invokes it: records of a Kafka topic.
// Step 1: writes to Totals.
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

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return Object.values(event.records).flat().map((record) => {
    const id = `${record.topic}-${record.partition}-${record.offset}`;
    return { id, body: parse(Buffer.from(record.value, "base64").toString()) };
  });
};

// Writes to Totals.
const writeTotals = async (item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.TOTALS_TABLE_NAME,
      Item: { id: { S: String(item.id) }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Count", ...fields });

const work = async (item) => {
  await writeTotals(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
};
