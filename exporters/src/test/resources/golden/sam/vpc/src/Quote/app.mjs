// Quote
// Shoppers invokes it: a direct invocation.
// Step 1: requests Rates.

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Requests Rates.
const requestRates = async (item) => {
  const response = await fetch(process.env.RATES_URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(item.body ?? {}),
  });
  if (!response.ok) {
    throw new Error(`Rates answered ${response.status}`);
  }
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Quote", ...fields });

const work = async (item) => {
  await requestRates(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { id: items[0].id };
};
