// Runs a script as k6 would, on stand-ins for its modules, and prints what it would do: node k6.mjs SCRIPT TIMES
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [script, times] = process.argv.slice(2);
const said = { requests: {}, slept: {}, bytes: {} };
let source = '';

const modules = path.join(path.dirname(path.resolve(script)), 'node_modules', 'k6');
fs.mkdirSync(modules, { recursive: true });
fs.writeFileSync(
  path.join(modules, 'package.json'),
  JSON.stringify({ name: 'k6', type: 'module', exports: { '.': './index.js', './http': './http.js' } }),
);
fs.writeFileSync(path.join(modules, 'index.js'), 'export const sleep = (s) => globalThis.slept(s);');
fs.writeFileSync(path.join(modules, 'http.js'), 'export default { request: (...all) => globalThis.requested(...all) };');

globalThis.__ENV = { BASE_URL: 'https://one.example/', TOKEN_Web: 'secret' };
for (const name of ['class', 'Rest', 'Url', 'Edge', 'Web', 'Balancer']) {
  globalThis.__ENV[`BASE_URL_${name}`] = `https://${name.toLowerCase()}.example`;
}
globalThis.open = (file) => fs.readFileSync(path.join(path.dirname(script), file), 'utf8');
globalThis.slept = (seconds) => {
  if (!(seconds >= 0)) {
    throw new Error(`sleeps ${seconds} s`);
  }
  (said.slept[source] ||= []).push(seconds);
};
globalThis.requested = (method, url, body, params) => {
  const key = `${method} ${url.replace(/\d+/g, 'N')}`;
  const of = (said.requests[source] ||= {});
  of[key] = (of[key] || 0) + 1;
  (said.tokens ||= {})[`${params.tags.endpoint} ${params.headers.Authorization ?? 'none'}`] = true;
  said.bytes[source] = body === null ? 0 : body.length;
  JSON.parse(body ?? '{}');
  (said.tags ||= {})[`${params.tags.endpoint}|${params.tags.name}|${params.timeout}`] = true;
  return { status: url.includes('rest.example') ? 503 : 200 };
};

const loaded = await import(pathToFileURL(script));
for (const [name, scenario] of Object.entries(loaded.options.scenarios)) {
  source = name;
  for (let i = 0; i < Number(times); i++) {
    loaded[scenario.exec]();
  }
}
console.log(JSON.stringify({ options: loaded.options, ...said }));
