// Cart
// Shop calls it with an HTTP request.
// Site calls it with an HTTP request.

// Which of the triggers an event comes from.
const isBalanced = (event) => event.requestContext?.elb !== undefined;
const isHttp = (event) => event.headers !== undefined && event.requestContext?.requestId !== undefined && event.requestContext.connectionId === undefined;

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// The body of a request; null if it has none.
const bodyOf = ({ body, isBase64Encoded }) =>
  body ? parse(isBase64Encoded ? Buffer.from(body, "base64").toString() : body) : null;

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (isBalanced(event)) {
    return [{ id: context.awsRequestId, body: bodyOf(event) }];
  }
  if (isHttp(event)) {
    return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Cart", ...fields });

const work = async (item) => {
  // Your work with item.body goes here.
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  if (isBalanced(event)) {
    return {
      statusCode: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: items[0].id }),
    };
  }
  if (isHttp(event)) {
    return {
      statusCode: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: items[0].id }),
    };
  }
};
