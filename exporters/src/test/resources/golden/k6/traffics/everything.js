// It's every \ traffic, scenario Everything
// k6 run -e BASE_URL_class=https://… -e BASE_URL_Rest=https://… -e BASE_URL_Url=https://… -e BASE_URL_Edge=https://… everything.js
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
  Rest: {
    name: 'Rest',
    url: address('BASE_URL_Rest'),
    routes: [
      { method: 'POST', name: 'Rest POST /any', path: () => '/any', share: 1 },
    ],
  },
  Url: {
    name: 'Url',
    url: address('BASE_URL_Url'),
    routes: [
      { method: 'POST', name: 'Url POST /', path: () => '/', share: 1 },
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

export const options = {
  discardResponseBodies: true,
  scenarios: {
    Steady: {
      executor: 'constant-arrival-rate',
      rate: 15,
      timeUnit: '60s',
      duration: '1200s',
      preAllocatedVUs: 10,
      maxVUs: 50,
      exec: 'sendSteady',
      tags: { source: 'Steady' },
    },
    Ramping: {
      executor: 'ramping-arrival-rate',
      startRate: 1,
      timeUnit: '1s',
      stages: [
        { target: 100, duration: '600s' },
        { target: 100, duration: '600s' },
      ],
      preAllocatedVUs: 100,
      maxVUs: 500,
      exec: 'sendRamping',
      tags: { source: 'Ramping' },
    },
    Stepping: {
      executor: 'ramping-arrival-rate',
      startRate: 1,
      timeUnit: '1s',
      stages: [
        { target: 1, duration: '300s' },
        { target: 20, duration: '0s' },
        { target: 20, duration: '900s' },
      ],
      preAllocatedVUs: 20,
      maxVUs: 100,
      exec: 'sendStepping',
      tags: { source: 'Stepping' },
    },
    Daily: {
      executor: 'ramping-arrival-rate',
      startRate: 3600,
      timeUnit: '3600s',
      stages: [
        { target: 3614, duration: '25s' },
        { target: 3655, duration: '25s' },
        { target: 3723, duration: '25s' },
        { target: 3819, duration: '25s' },
        { target: 3941, duration: '25s' },
        { target: 4091, duration: '25s' },
        { target: 4266, duration: '25s' },
        { target: 4468, duration: '25s' },
        { target: 4696, duration: '25s' },
        { target: 4949, duration: '25s' },
        { target: 5227, duration: '25s' },
        { target: 5529, duration: '25s' },
        { target: 5855, duration: '25s' },
        { target: 6204, duration: '25s' },
        { target: 6576, duration: '25s' },
        { target: 6969, duration: '25s' },
        { target: 7383, duration: '25s' },
        { target: 7818, duration: '25s' },
        { target: 8272, duration: '25s' },
        { target: 8744, duration: '25s' },
        { target: 9234, duration: '25s' },
        { target: 9740, duration: '25s' },
        { target: 10263, duration: '25s' },
        { target: 10800, duration: '25s' },
        { target: 11351, duration: '25s' },
        { target: 11914, duration: '25s' },
        { target: 12489, duration: '25s' },
        { target: 13075, duration: '25s' },
        { target: 13670, duration: '25s' },
        { target: 14273, duration: '25s' },
        { target: 14883, duration: '25s' },
        { target: 15499, duration: '25s' },
        { target: 16120, duration: '25s' },
        { target: 16745, duration: '25s' },
        { target: 17372, duration: '25s' },
        { target: 18000, duration: '25s' },
        { target: 18628, duration: '25s' },
        { target: 19255, duration: '25s' },
        { target: 19880, duration: '25s' },
        { target: 20501, duration: '25s' },
        { target: 21117, duration: '25s' },
        { target: 21727, duration: '25s' },
        { target: 22330, duration: '25s' },
        { target: 22925, duration: '25s' },
        { target: 23511, duration: '25s' },
        { target: 24086, duration: '25s' },
        { target: 24649, duration: '25s' },
        { target: 25200, duration: '25s' },
      ],
      preAllocatedVUs: 10,
      maxVUs: 50,
      exec: 'sendDaily',
      tags: { source: 'Daily' },
    },
    People: {
      executor: 'constant-vus',
      vus: 50,
      duration: '1200s',
      exec: 'sendPeople',
      tags: { source: 'People' },
    },
    Silent: {
      executor: 'ramping-arrival-rate',
      startRate: 0,
      timeUnit: '1s',
      stages: [
        { target: 0, duration: '1200s' },
      ],
      preAllocatedVUs: 10,
      maxVUs: 50,
      exec: 'sendSilent',
      tags: { source: 'Silent' },
    },
  },
  thresholds: {
    'http_req_duration{endpoint:class}': ['p(99)<800', 'avg<100'],
    'http_req_duration{source:People}': ['p(99.9)<2000'],
    'http_req_failed{endpoint:Rest}': ['rate<0.001'],
  },
};

export function sendSteady() {
  request(endpoints.class, { bytes: 2048, timeout: '1500ms' });
}

export function sendRamping() {
  request(endpoints.Rest, { bytes: 1024, retries: 3, backoff: 0.2, maxBackoff: 20, jitter: false });
}

export function sendStepping() {
  for (let i = Math.round(quantile([[0, 1], [1, 3]])); i > 0; i--) {
    request(endpoints.Url, { bytes: 1024 });
  }
}

export function sendDaily() {
  if (Math.random() < 0.5) {
    request(endpoints.Edge, { bytes: 1024 });
  }
}

export function sendPeople() {
  sleep(exponential(5));
  request(endpoints.Edge, { bytes: 1024 });
  for (let i = Math.round(2); i > 0; i--) {
    request(endpoints.class, { bytes: 1024 });
  }
}

export function sendSilent() {
  request(endpoints.class, { bytes: 1024 });
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
