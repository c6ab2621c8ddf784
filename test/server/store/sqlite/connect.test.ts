import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openConnection } from "../../../../src/server/store/sqlite/connect.ts";
import { temporaryDirectory } from "../../support/test-server.ts";

it("the server's writer has each commit on disk before it goes on: no kill of a process would show that it has not", () => {
  const file = join(temporaryDirectory(), "backchannel.db");
  writeFileSync(file, "");
  const { database } = openConnection(file, "writer");
  onTestFinished(() => void database.close());
  expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
  // 2 is `full`: in WAL mode `normal` is on disk only with the next checkpoint.
  expect(database.pragma("synchronous", { simple: true })).toBe(2);
});
