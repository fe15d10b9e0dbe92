// Without AWS: whatever Create calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  EVENTS_BUS_NAME: "Events",
  JOBS_IN_ORDER_QUEUE_URL: "JobsInOrder",
  JOBS_QUEUE_URL: "Jobs",
  NEWS_IN_ORDER_TOPIC_ARN: "NewsInOrder",
  NEWS_TOPIC_ARN: "News",
  ORDERS_TABLE_NAME: "Orders",
  PAYMENTS_URL: "https://payments.test",
  READ_FUNCTION_NAME: "Read",
  SLOW_FUNCTION_NAME: "Slow",
  STOCK_TABLE_NAME: "Stock",
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

beforeEach(() => {
  calls.length = 0;
  failing = 0;
});

const app = await import("../src/Create/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.TableName ?? input.FunctionName ?? input.Entries?.[0].EventBusName ?? input.TopicArn ?? input.QueueUrl}`);
  return {};
};
mock.method(app.dynamodb, "send", send);
mock.method(app.lambda, "send", send);
mock.method(app.events, "send", send);
mock.method(app.sns, "send", send);
mock.method(app.sqs, "send", send);
mock.method(globalThis, "fetch", async (url, { method }) => {
  remember(`${method} ${new URL(url).origin}`);
  return new Response("{}");
});

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("an HTTP request from Rest: every call is made", async () => {
  const answer = await handler(await event("Create-Rest.json"), context);
  assert.deepEqual(calls.sort(), ["PutItemCommand Orders", "GetItemCommand Stock", "InvokeCommand Read", "InvokeCommand Slow", "PutEventsCommand Events", "PublishCommand News", "PublishCommand NewsInOrder", "SendMessageCommand Jobs", "SendMessageCommand JobsInOrder", "POST https://payments.test"].sort());
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});

test("an HTTP request from Rest: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Create-Rest.json"), context));
});
