// Without AWS: whatever Accept calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  JOBS_QUEUE_URL: "Jobs",
  SQL_DATABASE_ENDPOINT: "Sql",
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

beforeEach(() => {
  calls.length = 0;
  failing = 0;
});

// The handler may connect when it is loaded: its pools are replaced before.
const require = createRequire(new URL("../src/Accept/app.ts", import.meta.url));
const pool = ({ host }: { host: string }) => ({
  query: async (sql: string) => {
    if (sql !== "SELECT 1") {
      remember(`${sql.startsWith("SELECT") ? "query" : "update"} ${host}`);
    }
    return { rows: [] };
  },
  end: async () => {},
});
mock.method(require("pg"), "Pool", function (options: { host: string }) {
  return pool(options);
});

const app = await import("../src/Accept/app.ts");
const handler = app.handler as unknown as (event: unknown, context: unknown) => Promise<any>;

const send = async ({ constructor, input }: { constructor: Function; input: any }): Promise<any> => {
  remember(`${constructor.name} ${input.QueueUrl}`);
  return {};
};
mock.method(app.sqs, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file: string): Promise<any> => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("an HTTP request from Api: every call is made", async () => {
  const answer = await handler(await event("Accept-Api.json"), context);
  assert.deepEqual(calls, ["SendMessageCommand Jobs", "query Sql"]);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});

test("an HTTP request from Api: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Accept-Api.json"), context));
  assert.deepEqual(calls, ["SendMessageCommand Jobs"]);
});
