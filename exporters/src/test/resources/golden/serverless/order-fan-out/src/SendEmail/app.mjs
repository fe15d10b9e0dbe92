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
  return event.Records.map((record) => ({ id: record.messageId, body: unwrap(parse(record.body)) }));
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "SendEmail", ...fields });

const work = async (item) => {
  // Your work with item.body goes here.
};

export const handler = async (event, context) => {
  const items = read(event, context);
  const batchItemFailures = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      console.error({ function: "SendEmail", message: error.message, id: item.id });
      batchItemFailures.push({ itemIdentifier: item.id });
    }
  }
  const failed = batchItemFailures.length;
  log({ message: "done", items: items.length, failed });
  return { batchItemFailures };
};
