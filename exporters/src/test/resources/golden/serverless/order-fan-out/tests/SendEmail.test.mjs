// Without AWS: whatever SendEmail calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

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

const app = await import("../src/SendEmail/app.mjs");
const { handler } = app;

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("messages of a queue from Emails: every call is made", async () => {
  const answer = await handler(await event("SendEmail-Emails.json"), context);
  assert.deepEqual(calls, []);
  assert.deepEqual(answer.batchItemFailures, []);
});
