// Worker
// Work invokes it: messages of a queue.
// Step 1: sends to Work.
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment.
const sqs = new SQSClient({});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.Records?.[0]?.eventSource === "aws:sqs") {
    return event.Records.map((record) => ({ id: record.messageId, body: parse(record.body) }));
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Sends to Work.
const sendToWork = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.WORK_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
    }),
  );
};

const work = async (item) => {
  await sendToWork(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Worker", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { items: items.length };
};
