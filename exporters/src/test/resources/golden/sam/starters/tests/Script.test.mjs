// Without AWS: whatever Script calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  ORDERED_QUEUE_URL: "Ordered",
  SCRIPT_PROCESSED_TABLE_NAME: "processed",
});

const calls = [];
let failing = 0; // so many calls fail from now on
const remember = (call) => {
  calls.push(call);
  if (failing > 0) {
    failing -= 1;
    throw new Error("as the test wants it");
  }
};

// The table of the messages that were processed.
const processed = new Map();
const note = (command, input) => {
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

const app = await import("../src/Script/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  if (input.TableName === process.env.SCRIPT_PROCESSED_TABLE_NAME) {
    note(constructor.name, input);
    return {};
  }
  remember(`${constructor.name} ${input.QueueUrl}`);
  return {};
};
mock.method(app.sqs, "send", send);
mock.method(app.dynamodb, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("a message of a topic from News: every call is made", async () => {
  await handler(await event("Script-News.json"), context);
  assert.deepEqual(calls, ["SendMessageCommand Ordered"]);
});

test("a message of a topic from News: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Script-News.json"), context));
  assert.deepEqual(calls, ["SendMessageCommand Ordered"]);
});

test("a message of a topic from News: what comes a second time is not processed again", async () => {
  await handler(await event("Script-News.json"), context);
  await handler(await event("Script-News.json"), context);
  assert.deepEqual(calls, ["SendMessageCommand Ordered"]);
});

test("a message of a topic from News: what failed is processed when it comes again", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Script-News.json"), context));
  calls.length = 0;
  await handler(await event("Script-News.json"), context);
  assert.deepEqual(calls, ["SendMessageCommand Ordered"]);
});
