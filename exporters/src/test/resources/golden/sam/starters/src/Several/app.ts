// Several
// Rest calls it with an HTTP request.
// News invokes it: a message of a topic.
// Jobs invokes it: messages of a queue.
// Step 1: writes to Done.
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEvent, Context, Handler, SNSEvent, SQSEvent } from "aws-lambda";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});

interface Item {
  id: string;
  body: unknown;
}

// Which of the triggers an event comes from.
const isHttp = (event: any): event is APIGatewayProxyEvent => event.headers !== undefined && event.requestContext?.requestId !== undefined && event.requestContext.connectionId === undefined;
const isSqs = (event: any): event is SQSEvent => event.Records?.[0]?.eventSource === "aws:sqs";
const isSns = (event: any): event is SNSEvent => event.Records?.[0]?.EventSource === "aws:sns";

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// The body of a request; null if it has none.
const bodyOf = ({ body, isBase64Encoded }: { body?: string | null; isBase64Encoded?: boolean }) =>
  body ? parse(isBase64Encoded ? Buffer.from(body, "base64").toString() : body) : null;

// What there is to do: one item, or one per record.
const read = (event: any, context: Context): Item[] => {
  if (isHttp(event)) {
    return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
  }
  if (isSqs(event)) {
    return event.Records.map((record) => ({ id: record.messageId, body: parse(record.body) }));
  }
  if (isSns(event)) {
    return event.Records.map((record) => ({ id: record.Sns.MessageId, body: parse(record.Sns.Message) }));
  }
  return [{ id: (event as { id?: string } | null)?.id ?? context.awsRequestId, body: event }];
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

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields: object) => console.info({ function: "Several", ...fields });

const work = async (item: Item) => {
  await writeDone(item);
};

// A message that was delivered twice is processed once: a table keeps the ids of those that are done. While
// one is being processed nobody else takes it, and if that fails it is free again.
const once = async (item: Item) => {
  const TableName = process.env.SEVERAL_PROCESSED_TABLE_NAME;
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

export const handler: Handler = async (event, context) => {
  const items = read(event, context);
  const perform = isSqs(event) || isSns(event) ? once : work;
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const item of items) {
    try {
      await perform(item);
    } catch (error) {
      console.error({ function: "Several", message: (error as Error).message, id: item.id });
      batchItemFailures.push({ itemIdentifier: item.id });
    }
  }
  const failed = batchItemFailures.length;
  log({ message: "done", items: items.length, failed });
  if (isSqs(event)) {
    return { batchItemFailures };
  }
  if (failed > 0) {
    throw new Error("failed");
  }
  if (isHttp(event)) {
    return {
      statusCode: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: items[0].id }),
    };
  }
};
