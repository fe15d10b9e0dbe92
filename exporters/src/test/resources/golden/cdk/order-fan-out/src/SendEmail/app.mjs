// SendEmail
// Emails invokes it: messages of a queue.

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// A topic without raw delivery wraps its messages.
const unwrap = (body) => (body?.Type === "Notification" ? parse(body.Message) : body);

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.Records?.[0]?.eventSource === "aws:sqs") {
    return event.Records.map((record) => ({ id: record.messageId, body: unwrap(parse(record.body)) }));
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

const work = async (item) => {
  // Your work with item.body goes here.
};

const log = (fields) => console.log(JSON.stringify({ function: "SendEmail", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  const batchItemFailures = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      log({ message: error.message, id: item.id });
      batchItemFailures.push({ itemIdentifier: item.id });
    }
  }
  const failed = batchItemFailures.length;
  log({ message: "done", requestId: context.awsRequestId, items: items.length, failed });
  if (event.Records) {
    return { batchItemFailures };
  }
};
