// Without AWS: whatever CreateOrder calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  ORDERS_TABLE_NAME: "Orders",
  ORDER_CREATED_TOPIC_ARN: "OrderCreated",
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

const app = await import("../src/CreateOrder/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.TableName ?? input.TopicArn}`);
  return {};
};
mock.method(app.dynamodb, "send", send);
mock.method(app.sns, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("an HTTP request from OrdersApi: every call is made", async () => {
  const answer = await handler(await event("CreateOrder-OrdersApi.json"), context);
  assert.deepEqual(calls, ["PutItemCommand Orders", "PublishCommand OrderCreated"]);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});

test("an HTTP request from OrdersApi: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("CreateOrder-OrdersApi.json"), context));
  assert.deepEqual(calls, ["PutItemCommand Orders"]);
});
