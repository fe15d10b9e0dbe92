// Cart
// Shop calls it with an HTTP request.
// Site calls it with an HTTP request.

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.requestContext?.elb) {
    const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
    return [{ id: context.awsRequestId, body: parse(text || "null") }];
  }
  if (event.headers && event.requestContext) {
    const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
    return [{ id: event.requestContext.requestId, body: parse(text ?? "null") }];
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

const work = async (item) => {
  // Your work with item.body goes here.
};

const log = (fields) => console.log(JSON.stringify({ function: "Cart", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  if (!event.headers) {
    return { id: items[0].id };
  }
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: items[0].id }),
  };
};
