import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { temporaryDirectory } from "../../support/test-server.ts";
import { TestStore } from "../support/test-store.ts";

it("of a picture that was deleted nothing is left on the disk, not in the log either, also if somebody was reading", async () => {
  const file = join(temporaryDirectory(), "backchannel.db");
  const store = await TestStore.open(file);
  onTestFinished(() => void store.connection.database.close());
  const user = store.person("alice");
  const room = store.room("lounge", user);
  const picture = { width: 320, height: 200, pixels: "a-needle".repeat(3_000) };
  const { seq } = store.do("send", { user, room, cid: "cid-of-it", text: "a haystack", picture });
  const isThere = () => [file, `${file}-wal`].some(path => readFileSync(path).includes("a-needle"));
  expect(isThere()).toBe(true);

  const reader = new Sqlite(file, { readonly: true });
  reader.exec("begin");
  reader.prepare("select count(*) from messages").get();
  store.do("deleteMessage", { user, room, seq });
  expect(store.tidyOnce()).toBe(true);
  reader.close();
  expect(store.tidyOnce()).toBe(false);
  expect(isThere()).toBe(false);
});
