// Without AWS: whatever Work calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  DONE_TABLE_NAME: "Done",
  NEWS_TOPIC_ARN: "News",
  WORK_PROCESSED_TABLE_NAME: "processed",
});

const calls: string[] = [];
let failing = 0; // so many calls fail from now on
const remember = (call: string) => {
  calls.push(call);
  if (failing > 0) {
    failing -= 1;
    throw new Error("as the test wants it");
  }
};

// The table of the messages that were processed.
const processed = new Map<string, unknown>();
const note = (command: string, input: any) => {
  const id = (input.Item ?? input.Key).id.S;
  if (command === "DeleteItemCommand") {
    processed.delete(id);
  } else if (input.ConditionExpression && processed.has(id)) {
    const error = new Error("The conditional request failed");
    throw Object.assign(error, { name: "ConditionalCheckFailedException", Item: processed.get(id) });
  } else {
    processed.set(id, input.Item);
  }
};

beforeEach(() => {
  calls.length = 0;
  failing = 0;
  processed.clear();
});

const app = await import("../src/Work/app.ts");
const handler = app.handler as unknown as (event: unknown, context: unknown) => Promise<any>;

const send = async ({ constructor, input }: { constructor: Function; input: any }): Promise<any> => {
  if (input.TableName === process.env.WORK_PROCESSED_TABLE_NAME) {
    note(constructor.name, input);
    return {};
  }
  remember(`${constructor.name} ${input.TableName ?? input.TopicArn}`);
  return {};
};
mock.method(app.dynamodb, "send", send);
mock.method(app.sns, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file: string): Promise<any> => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("messages of a queue from Jobs: every call is made", async () => {
  const answer = await handler(await event("Work-Jobs.json"), context);
  assert.deepEqual(calls, ["PutItemCommand Done", "PublishCommand News", "PutItemCommand Done", "PublishCommand News"]);
  assert.deepEqual(answer.batchItemFailures, []);
});

test("messages of a queue from Jobs: the records that failed are named", async () => {
  failing = 1;
  const answer = await handler(await event("Work-Jobs.json"), context);
  assert.deepEqual(answer.batchItemFailures, [{ itemIdentifier: "message-1" }]);
  assert.deepEqual(calls, ["PutItemCommand Done", "PutItemCommand Done", "PublishCommand News"]);
});

test("messages of a queue from Jobs: what comes a second time is not processed again", async () => {
  await handler(await event("Work-Jobs.json"), context);
  await handler(await event("Work-Jobs.json"), context);
  assert.deepEqual(calls, ["PutItemCommand Done", "PublishCommand News", "PutItemCommand Done", "PublishCommand News"]);
});

test("messages of a queue from Jobs: what failed is processed when it comes again", async () => {
  failing = 1;
  await handler(await event("Work-Jobs.json"), context);
  calls.length = 0;
  await handler(await event("Work-Jobs.json"), context);
  assert.deepEqual(calls, ["PutItemCommand Done", "PublishCommand News"]);
});
