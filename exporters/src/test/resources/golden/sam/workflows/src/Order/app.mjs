// Order
// Users invokes it: a direct invocation.
// Step 1: starts Fulfil; runs Quote.
import { SFNClient, StartExecutionCommand, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";

// Made once per execution environment; exported for the tests, which replace what they do.
export const workflows = new SFNClient({});

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Starts Fulfil.
const startFulfil = async (item) => {
  return workflows.send(
    new StartExecutionCommand({
      stateMachineArn: process.env.FULFIL_STATE_MACHINE_ARN,
      input: JSON.stringify(item.body ?? {}),
    }),
  );
};

// Runs Quote.
const runQuote = async (item) => {
  const result = await workflows.send(
    new StartSyncExecutionCommand({
      stateMachineArn: process.env.QUOTE_STATE_MACHINE_ARN,
      input: JSON.stringify(item.body ?? {}),
    }),
  );
  if (result?.status === "FAILED" || result?.status === "TIMED_OUT") {
    throw new Error(`Quote failed: ${result.error}`);
  }
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Order", ...fields });

const work = async (item) => {
  await Promise.all([startFulfil(item), runQuote(item)]);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { id: items[0].id };
};
