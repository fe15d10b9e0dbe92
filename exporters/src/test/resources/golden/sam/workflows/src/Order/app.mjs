// Order
// Users invokes it: a direct invocation.
// Step 1: starts Fulfil; runs Quote.
import { SFNClient, StartExecutionCommand, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";

// Made once per execution environment.
const workflows = new SFNClient({});

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

const work = async (item) => {
  await Promise.all([startFulfil(item), runQuote(item)]);
};

const log = (fields) => console.log(JSON.stringify({ function: "Order", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { id: items[0].id };
};
