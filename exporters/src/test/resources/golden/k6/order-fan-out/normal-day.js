// Order fan-out, scenario Normal day
// k6 run -e BASE_URL=https://… normal-day.js
import http from 'k6/http';
import { sleep } from 'k6';

const endpoints = {
  OrdersApi: {
    name: 'OrdersApi',
    url: address('BASE_URL'),
    routes: [
      { method: 'POST', name: 'OrdersApi POST /orders', path: () => '/orders', share: 1 },
    ],
  },
};

export const options = {
  discardResponseBodies: true,
  scenarios: {
    Shoppers: {
      executor: 'constant-arrival-rate',
      rate: 50,
      timeUnit: '1s',
      duration: '3600s',
      preAllocatedVUs: 50,
      maxVUs: 250,
      exec: 'sendShoppers',
      tags: { source: 'Shoppers' },
    },
  },
  thresholds: {
    'http_req_duration{endpoint:OrdersApi}': ['p(99)<800'],
    'http_req_failed{endpoint:OrdersApi}': ['rate<0.001'],
  },
};

export function sendShoppers() {
  request(endpoints.OrdersApi, { bytes: 1024 });
}

function variable(name, what) {
  if (!__ENV[name]) {
    throw new Error(`Say ${what}: -e ${name}=…`);
  }
  return __ENV[name];
}

function address(name) {
  return variable(name, 'where to send').replace(/\/+$/, '');
}

function route(routes) {
  let left = Math.random() * routes.reduce((sum, r) => sum + r.share, 0);
  return routes.find((r) => (left -= r.share) < 0) || routes[routes.length - 1];
}

function request(endpoint, { bytes, timeout = '60s', retries = 0, backoff = 0, maxBackoff = 0, jitter = false }) {
  const { method, name, path } = route(endpoint.routes);
  const url = endpoint.url + path();
  const body = ['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method) ? null : filled(bytes);
  const headers = { 'Content-Type': 'application/json' };
  if (endpoint.token) {
    headers.Authorization = `Bearer ${endpoint.token}`;
  }
  const params = { timeout, headers, tags: { name, endpoint: endpoint.name } };
  for (let attempt = 0; ; attempt++) {
    const { status } = http.request(method, url, body, params);
    const failed = status === 0 || status === 429 || status >= 500;
    if (!failed || attempt >= retries) {
      return;
    }
    sleep(Math.min(backoff * 2 ** attempt, maxBackoff) * (jitter ? Math.random() : 1));
  }
}

/** A JSON object of so many bytes. */
function filled(bytes) {
  return `{"filler":"${'x'.repeat(Math.max(0, bytes - 13))}"}`;
}

function anyOf(count) {
  return 1 + Math.floor(Math.random() * count);
}

function exponential(mean) {
  return -mean * Math.log(1 - Math.random());
}

function logNormal(mu, sigma) {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  return Math.exp(mu + sigma * normal);
}

/** From a table of [probability, value], straight between its points. */
function quantile(points) {
  const p = Math.random();
  let i = 1;
  while (i < points.length - 1 && points[i][0] < p) {
    i++;
  }
  if (points.length === 1 || p <= points[0][0]) {
    return points[0][1];
  }
  const [[p0, v0], [p1, v1]] = [points[i - 1], points[i]];
  return p >= p1 ? v1 : v0 + ((v1 - v0) * (p - p0)) / (p1 - p0);
}
