// Without AWS: whatever Intake calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  ARCHIVE_DELIVERY_STREAM_NAME: "Archive",
  ORDERS_QUEUE_URL: "Orders",
  READINGS_STREAM_NAME: "Readings",
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

const app = await import("../src/Intake/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.DeliveryStreamName ?? input.StreamName ?? input.QueueUrl}`);
  return {};
};
mock.method(app.firehose, "send", send);
mock.method(app.kinesis, "send", send);
mock.method(app.sqs, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("a direct invocation from Devices: every call is made", async () => {
  const answer = await handler(await event("Intake-Devices.json"), context);
  assert.deepEqual(calls.sort(), ["PutRecordBatchCommand Archive", "PutRecordCommand Readings", "SendMessageCommand Orders"].sort());
  assert.deepEqual(answer, { id: "42" });
});

test("a direct invocation from Devices: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Intake-Devices.json"), context));
});
