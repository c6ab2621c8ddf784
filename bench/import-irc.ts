import { parseArgs } from "node:util";
import { openSqliteStore } from "../src/server/store/sqlite/sqlite-store.ts";
import { importLog } from "./irc/import-logs.ts";
import { logDirectory, logsIn } from "./irc/log.ts";

/**
 * `node bench/import-irc.ts [DIR] --data DATADIR`: puts real logs into rooms, one a file, to look at, search in and
 * measure. A server whose data directory it is must not run meanwhile.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { data: { type: "string" } } });
const [directory = logDirectory] = positionals;
if (values.data === undefined || positionals.length > 1) {
  console.error("Usage: node bench/import-irc.ts [DIR] --data DATADIR");
  process.exit(2);
}
const logs = logsIn(directory);
if (logs.length === 0) {
  console.error(`There is no log (*.txt, *.txt.gz) in ${directory}.`);
  process.exit(1);
}
const opened = await openSqliteStore({
  dataDir: values.data,
  now: Date.now(),
  onFailure: error => {
    throw error;
  },
});
if ("failure" in opened) {
  console.error(opened.failure.message);
  process.exit(1);
}
try {
  for (const log of logs) {
    const { name, messages, people } = await importLog(opened.store, log);
    console.log(`#${name}: ${messages} messages of ${people} people`);
  }
} catch (error) {
  // As of a room that is there already.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await opened.store.close();
