// Packages in the bundle that are not ES modules call require.
import { createRequire } from "node:module";

Object.assign(globalThis, { require: createRequire(import.meta.url) });
