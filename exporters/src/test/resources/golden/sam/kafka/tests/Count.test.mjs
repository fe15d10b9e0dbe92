// Without AWS: whatever Count calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  TOTALS_TABLE_NAME: "Totals",
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

const app = await import("../src/Count/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.TableName}`);
  return {};
};
mock.method(app.dynamodb, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("records of a Kafka topic from Sales: every call is made", async () => {
  await handler(await event("Count-Sales.json"), context);
  assert.deepEqual(calls, ["PutItemCommand Totals", "PutItemCommand Totals"]);
});

test("records of a Kafka topic from Sales: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Count-Sales.json"), context));
  assert.deepEqual(calls, ["PutItemCommand Totals"]);
});
