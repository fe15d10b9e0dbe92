// Work
// Jobs invokes it: messages of a queue.
// Step 1: writes to Done.
// Step 2: publishes to News.
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import type { Context, SQSEvent, SQSHandler } from "aws-lambda";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});
export const sns = new SNSClient({});

interface Item {
  id: string;
  body: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event: SQSEvent, context: Context): Item[] => {
  return event.Records.map((record) => ({ id: record.messageId, body: parse(record.body) }));
};

// Writes to Done.
const writeDone = async (item: Item) => {
  return dynamodb.send(
    new PutItemCommand({
      TableName: process.env.DONE_TABLE_NAME,
      Item: { id: { S: String(item.id) }, body: { S: JSON.stringify(item.body) } },
    }),
  );
};

// Publishes to News.
const publishToNews = async (item: Item) => {
  return sns.send(
    new PublishCommand({
      TopicArn: process.env.NEWS_TOPIC_ARN,
      Message: JSON.stringify(item.body),
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields: object) => console.info({ function: "Work", ...fields });

const work = async (item: Item) => {
  await writeDone(item);
  await publishToNews(item);
};

// A message that was delivered twice is processed once: a table keeps the ids of those that are done. While
// one is being processed nobody else takes it, and if that fails it is free again.
const once = async (item: Item) => {
  const TableName = process.env.WORK_PROCESSED_TABLE_NAME;
  const Key = { id: { S: item.id } };
  const now = Math.floor(Date.now() / 1000);
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: { ...Key, expires: { N: String(now + 10) } },
        ConditionExpression: "attribute_not_exists(id) OR expires < :now",
        ExpressionAttributeValues: { ":now": { N: String(now) } },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
  } catch (error) {
    const refused = error as Error & { Item?: Record<string, unknown> };
    if (refused.name !== "ConditionalCheckFailedException") {
      throw error;
    }
    if (refused.Item?.done) {
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
  const expires = { N: String(now + 1209600) };
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key, done: { BOOL: true }, expires } }));
};

export const handler: SQSHandler = async (event, context) => {
  const items = read(event, context);
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const item of items) {
    try {
      await once(item);
    } catch (error) {
      console.error({ function: "Work", message: (error as Error).message, id: item.id });
      batchItemFailures.push({ itemIdentifier: item.id });
    }
  }
  const failed = batchItemFailures.length;
  log({ message: "done", items: items.length, failed });
  return { batchItemFailures };
};
