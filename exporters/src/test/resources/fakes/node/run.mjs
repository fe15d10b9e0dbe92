// Calls a handler once. Arguments: the event's file, and the id of an item whose calls fail.
import { readFile } from "node:fs/promises";

const [eventFile, failing] = process.argv.slice(2);
const record = globalThis.console.log;
globalThis.calls = [];
globalThis.console.log = () => {};
globalThis.fetch = async (url, options) => {
  globalThis.calls.push({ command: "fetch", url, method: options.method });
  return { ok: true, status: 200 };
};
if (failing) {
  const push = globalThis.calls.push.bind(globalThis.calls);
  globalThis.calls.push = (call) => {
    push(call);
    if (JSON.stringify(call).includes(failing)) {
      throw new Error("as asked");
    }
  };
}
const { handler } = await import("./app.mjs");
const event = JSON.parse(await readFile(eventFile, "utf8"));
const answer = await handler(event, { awsRequestId: "invocation-1" });
record(JSON.stringify({ calls: [...globalThis.calls], answer: answer ?? null }));
