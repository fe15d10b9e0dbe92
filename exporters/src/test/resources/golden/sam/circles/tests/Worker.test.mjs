// Without AWS: whatever Worker calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  WORK_QUEUE_URL: "Work",
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

const app = await import("../src/Worker/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.QueueUrl}`);
  return {};
};
mock.method(app.sqs, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("messages of a queue from Work: every call is made", async () => {
  await handler(await event("Worker-Work.json"), context);
  assert.deepEqual(calls, ["SendMessageCommand Work", "SendMessageCommand Work"]);
});

test("messages of a queue from Work: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Worker-Work.json"), context));
  assert.deepEqual(calls, ["SendMessageCommand Work"]);
});
