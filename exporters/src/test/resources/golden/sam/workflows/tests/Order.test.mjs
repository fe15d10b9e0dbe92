// Without AWS: whatever Order calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  FULFIL_STATE_MACHINE_ARN: "Fulfil",
  QUOTE_STATE_MACHINE_ARN: "Quote",
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

const app = await import("../src/Order/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.stateMachineArn}`);
  return {};
};
mock.method(app.workflows, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("a direct invocation from Users: every call is made", async () => {
  const answer = await handler(await event("Order-Users.json"), context);
  assert.deepEqual(calls.sort(), ["StartExecutionCommand Fulfil", "StartSyncExecutionCommand Quote"].sort());
  assert.deepEqual(answer, { id: "42" });
});

test("a direct invocation from Users: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Order-Users.json"), context));
});
