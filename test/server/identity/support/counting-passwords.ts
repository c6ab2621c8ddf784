import { createRequire } from "node:module";
import { workerData } from "node:worker_threads";

// The program of the password thread, which counts in shared memory how often it has verified one: what it imports is
// replaced before it does.
const argon2 = createRequire(import.meta.url)("@node-rs/argon2");
const { verifySync } = argon2;
argon2.verifySync = (...given: unknown[]) => {
  Atomics.add(workerData as Int32Array, 0, 1);
  return verifySync(...given);
};
await import("../../../../src/server/identity/password-worker.ts");
