// Page
// Front calls it with an HTTP request.
// Step 1: requests Front, in 10 % of the cases.

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
  return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
};

// Requests Front, in 10 % of the cases.
const requestFront = async (item) => {
  const response = await fetch(`${process.env.FRONT_API_URL}/page`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(item.body ?? {}),
  });
  if (!response.ok) {
    throw new Error(`Front answered ${response.status}`);
  }
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Page", ...fields });

const work = async (item) => {
  await requestFront(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: items[0].id }),
  };
};
