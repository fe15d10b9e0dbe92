// Script
// News invokes it: a message of a topic.
// Step 1: sends to Ordered.
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});
export const sqs = new SQSClient({});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return event.Records.map((record) => ({ id: record.Sns.MessageId, body: parse(record.Sns.Message) }));
};

// Sends to Ordered.
const sendToOrdered = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.ORDERED_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
      MessageGroupId: String(item.id),
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Script", ...fields });

const work = async (item) => {
  await sendToOrdered(item);
};

// A message that was delivered twice is processed once: a table keeps the ids of those that are done. While
// one is being processed nobody else takes it, and if that fails it is free again.
const once = async (item) => {
  const TableName = process.env.SCRIPT_PROCESSED_TABLE_NAME;
  const Key = { id: { S: item.id } };
  const now = Math.floor(Date.now() / 1000);
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: { ...Key, expires: { N: String(now + 3) } },
        ConditionExpression: "attribute_not_exists(id) OR expires < :now",
        ExpressionAttributeValues: { ":now": { N: String(now) } },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
  } catch (error) {
    if (error.name !== "ConditionalCheckFailedException") {
      throw error;
    }
    if (error.Item?.done) {
      log({ message: "processed before", id: item.id });
      return;
    }
    throw new Error(`${item.id} is being processed`);
  }
  try {
    await work(item);
  } catch (error) {
    await dynamodb.send(new DeleteItemCommand({ TableName, Key }));
    throw error;
  }
  const expires = { N: String(now + 86400) };
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key, done: { BOOL: true }, expires } }));
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await once(item);
  }
  log({ message: "done", items: items.length });
};
