// It's every \ traffic, scenario Everything!
// k6 run -e BASE_URL_class=https://… -e BASE_URL_Edge=https://… everything-2.js
import http from 'k6/http';
import { sleep } from 'k6';

const endpoints = {
  class: {
    name: 'class',
    url: address('BASE_URL_class'),
    routes: [
      { method: 'GET', name: 'class GET /orders/{}', path: () => '/orders/' + anyOf(1000000), share: 0.9 },
      { method: 'PUT', name: 'class PUT /orders/{}/lines/{}', path: () => '/orders/' + anyOf(1000000) + '/lines/' + anyOf(1000000), share: 0.1 },
    ],
  },
  Edge: {
    name: 'Edge',
    url: address('BASE_URL_Edge'),
    routes: [
      { method: 'GET', name: 'Edge GET /images/{}', path: () => '/images/' + anyOf(500), share: 1 },
    ],
  },
};

const log_Recorded = column('arrivals.csv', 'time').reduce(perSecond, []);

const log_Minutes = column('minutes.csv', 'n');

function column(file, name) {
  const lines = open(file).split(/\r?\n/).filter((line) => line.trim() && !line.startsWith('#'));
  const cells = (line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const i = cells(lines[0]).indexOf(name);
  if (i < 0) {
    throw new Error(`${file} has no column ${name}`);
  }
  return lines.slice(1).map((line) => Number(cells(line)[i]));
}

/** Counts arrival times by the second. */
function perSecond(counts, seconds) {
  const i = Math.floor(seconds);
  while (counts.length <= i) {
    counts.push(0);
  }
  counts[i]++;
  return counts;
}

/** Each count for its unit of time, and from one to the next at once. */
function stages(counts, unit, seconds) {
  return counts.slice(0, Math.ceil(seconds / unit)).flatMap((count) => [
    { target: count, duration: '0s' },
    { target: count, duration: `${unit}s` },
  ]);
}

function most(counts) {
  return counts.reduce((a, b) => Math.max(a, b), 0);
}

export const options = {
  discardResponseBodies: true,
  scenarios: {
    Recorded: {
      executor: 'ramping-arrival-rate',
      timeUnit: '1s',
      stages: stages(log_Recorded, 1, 180),
      preAllocatedVUs: 10,
      maxVUs: Math.max(50, Math.ceil(most(log_Recorded)) * 5),
      exec: 'sendRecorded',
      tags: { source: 'Recorded' },
    },
    Minutes: {
      executor: 'ramping-arrival-rate',
      timeUnit: '60s',
      stages: stages(log_Minutes, 60, 180),
      preAllocatedVUs: 10,
      maxVUs: Math.max(50, Math.ceil(most(log_Minutes) / 60) * 5),
      exec: 'sendMinutes',
      tags: { source: 'Minutes' },
    },
    People: {
      executor: 'constant-vus',
      vus: 2,
      duration: '180s',
      exec: 'sendPeople',
      tags: { source: 'People' },
    },
  },
  thresholds: {
    'http_req_duration{endpoint:class}': ['p(99)<800', 'avg<100'],
    'http_req_duration{source:People}': ['p(99.9)<2000'],
  },
};

export function sendRecorded() {
  request(endpoints.class, { bytes: 1024 });
}

export function sendMinutes() {
  request(endpoints.class, { bytes: 1024 });
}

export function sendPeople() {
  sleep(logNormal(1.262864, 0.832555));
  request(endpoints.Edge, { bytes: 1024 });
  for (let i = Math.round(2); i > 0; i--) {
    request(endpoints.class, { bytes: 1024 });
  }
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
