import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noRates } from "../../src/server/limits/settings.ts";
import { createLog } from "../../src/server/log.ts";
import { startServer } from "../../src/server/server.ts";

/** Our server as `chat-server start` runs it: every message committed at FULL before anybody sees it. */
const dataDir = process.env.BENCH_DATA_DIR ?? mkdtempSync(join(tmpdir(), "backchannel-bench-"));
const started = await startServer({
  host: "127.0.0.1",
  port: 0,
  dataDir,
  log: createLog("warn"),
  // One sender of a bench says as much as thousands of people.
  limits: noRates,
  onFailure: error => {
    throw error;
  },
});
if ("failure" in started) throw new Error(started.failure.message);
process.send?.({ port: started.server.port });
process.on("message", async message => {
  if (message !== "collect") return;
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  process.send?.("collected");
});
process.on("disconnect", async () => {
  await started.server.drain("bench over");
  if (!process.env.BENCH_DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
