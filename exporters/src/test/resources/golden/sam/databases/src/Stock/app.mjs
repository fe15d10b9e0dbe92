// Stock
// Api calls it with an HTTP request.
// Step 1: writes to Ledger.
// Step 2: reads from Archive.
// Step 3: reads from Rates.
import mysql from "mysql2/promise";
import pg from "pg";
import { createCluster } from "redis";
import { Signer } from "@aws-sdk/rds-signer";

// Made once per execution environment; exported for the tests, which replace what they do.
export const cacheRates = createCluster({
  rootNodes: [{ url: `rediss://${process.env.RATES_CACHE_ENDPOINT}:6379` }],
  defaults: { socket: { tls: true } },
});
const connectArchive = () => {
  const endpoint = { hostname: process.env.ARCHIVE_DATABASE_ENDPOINT, port: 5432, username: "app" };
  const token = () => new Signer(endpoint).getAuthToken();
  return new pg.Pool({
    host: endpoint.hostname,
    port: endpoint.port,
    user: endpoint.username,
    database: "app",
    max: 1,
    ssl: true,
    password: token,
  });
};
const connectLedger = () => {
  const endpoint = { hostname: process.env.LEDGER_DATABASE_ENDPOINT, port: 3306, username: "app" };
  const token = () => new Signer(endpoint).getAuthToken();
  return mysql.createPool({
    host: endpoint.hostname,
    port: endpoint.port,
    user: endpoint.username,
    database: "app",
    connectionLimit: 1,
    ssl: {},
    authPlugins: { mysql_clear_password: () => async () => Buffer.from(`${await token()}\0`) },
  });
};
const poolLedger = connectLedger();
await poolLedger.query("SELECT 1");

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

// Writes to Ledger.
const writeLedger = async (item) => {
  return await poolLedger.query("INSERT INTO items (id, body) VALUES (?, ?) ON DUPLICATE KEY UPDATE body = VALUES(body)", [String(item.id), JSON.stringify(item.body ?? null)]);
};

// Reads from Archive.
const readArchive = async (item) => {
  const poolArchive = connectArchive();
  try {
    return await poolArchive.query("SELECT body FROM items WHERE id = $1", [String(item.id)]);
  } finally {
    await poolArchive.end();
  }
};

// Requests Exchange.
const requestExchange = async (item) => {
  const response = await fetch(process.env.EXCHANGE_URL, {
    method: "GET",
  });
  if (!response.ok) {
    throw new Error(`Exchange answered ${response.status}`);
  }
};

// Reads from Rates.
const readRates = async (item) => {
  if (!cacheRates.isOpen) {
    await cacheRates.connect();
  }
  const key = String(item.id);
  const found = await cacheRates.get(key);
  if (found !== null) {
    return JSON.parse(found);
  }
  const value = await requestExchange(item);
  await cacheRates.set(key, JSON.stringify(value ?? null), { PX: 300000 });
  return value;
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Stock", ...fields });

const work = async (item) => {
  await writeLedger(item);
  await readArchive(item);
  await readRates(item);
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
