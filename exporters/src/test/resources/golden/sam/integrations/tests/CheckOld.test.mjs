// Without AWS: whatever CheckOld calls is replaced by something that remembers the call.
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

const app = await import("../src/CheckOld/app.mjs");
const { handler } = app;

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("a request to judge from OldGate: every call is made", async () => {
  const answer = await handler(await event("CheckOld-OldGate.json"), context);
  assert.deepEqual(calls, []);
  assert.equal(answer.policyDocument.Statement[0].Effect, "Allow");
});

test("a request to judge from OldGate: nobody passes without a token", async () => {
  const answer = await handler({ ...(await event("CheckOld-OldGate.json")), headers: {}, authorizationToken: undefined }, context);
  assert.equal(answer.policyDocument.Statement[0].Effect, "Deny");
});
