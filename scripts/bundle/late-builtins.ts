import { builtinModules } from "node:module";
import type { Plugin } from "esbuild";

const namespace = "late-builtins";

/**
 * What comes with Node is loaded when something of it is used, not with the program: of most of it one run uses
 * nothing, and importing it makes Node load all that it could give besides (12 ms of a start, measured).
 */
export const lateBuiltins: Plugin = {
  name: namespace,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, "");
      return builtinModules.includes(name) ? { path: name, namespace, sideEffects: false } : undefined;
    });
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: standIn(path) }));
  },
};

function standIn(name: string): string {
  const builtin = process.getBuiltinModule(`node:${name}`) as object;
  const load = `process.getBuiltinModule("node:${name}")`;
  // A class is derived from, and the process is one: neither can be stood in for.
  if (typeof builtin === "function" || builtin === process) return `module.exports = ${load};`;
  // As what it inherits: what it has itself would be copied for each file that imports it.
  return `module.exports = Object.create(new Proxy({}, { get: (_, key) => ${load}[key] }));`;
}
