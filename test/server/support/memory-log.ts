import { Writable } from "node:stream";
import { createLog, type Logger } from "../../../src/server/log.ts";

/** A log that a test reads line by line. */
export function memoryLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  return { log: createLog("debug", stream as unknown as NodeJS.WriteStream), lines };
}
