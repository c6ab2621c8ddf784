import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { importLog } from "../../bench/irc/import-logs.ts";
import { linesOf, logsIn } from "../../bench/irc/log.ts";
import { openSqliteStore } from "../../src/server/store/sqlite/sqlite-store.ts";
import type { Store } from "../../src/server/store/store.ts";

const log = `2005-02-08 [09:56] <cowbud> Agrajag: pretty good
2005-02-08 === vtg [vertigo@route6]  has joined #ubuntu
2005-02-08 [09:58] <[cowbud> I am not cowbud
2005-02-08 [09:57]  * Agrajag laughs
2005-02-08 [09:59] <CowBud> <b> and the same as before
2005-02-08 [09:59] <quiet>
2005-02-08 [09:59] <|> no letters
2005-02-08 [09:59] <admin> I am no admin
`;

const directory = mkdtempSync(join(tmpdir(), "backchannel-irc-"));
let store: Store | undefined;
afterAll(async () => {
  await store?.close();
  rmSync(directory, { recursive: true, force: true });
});

test("a log is read line by line: what was said and done, not who came, at times that never go back", () => {
  const at = (minute: number) => Date.UTC(2005, 1, 8, 9, minute);
  expect(linesOf(log).slice(0, 4)).toEqual([
    { at: at(56), nick: "cowbud", text: "Agrajag: pretty good", action: false },
    { at: at(58), nick: "[cowbud", text: "I am not cowbud", action: false },
    { at: at(58), nick: "Agrajag", text: "laughs", action: true },
    { at: at(59), nick: "CowBud", text: "<b> and the same as before", action: false },
  ]);
});

test("a directory of logs becomes rooms, in which each nick is a person of a name that is allowed", async () => {
  writeFileSync(join(directory, "ubuntu.txt.gz"), gzipSync(log));
  writeFileSync(join(directory, "README.md"), "no log");
  const [found, ...others] = logsIn(directory);
  if (!found) throw new Error("there is no log");
  expect(others).toEqual([]);

  const dataDir = join(directory, "data");
  const opened = await openSqliteStore({ dataDir, now: 0, readers: 1, onFailure: () => {} });
  if ("failure" in opened) throw new Error(opened.failure.message);
  store = opened.store;
  const imported = await importLog(store, found);
  expect(imported).toMatchObject({ name: "ubuntu", messages: 6, people: 5 });

  const [reader] = await store.commit([
    {
      type: "signIn",
      name: "reader",
      key: "a key",
      device: "",
      address: "",
      at: 0,
      registration: "open",
    },
    { type: "joinRoom", user: 6, name: "ubuntu", at: 0 },
  ]);
  expect(reader).toMatchObject({ result: { user: 6 } });
  const page = await store.read("history", {
    user: 6,
    room: imported.room,
    place: { at: "after", seq: imported.first - 1 },
    limit: 10,
  });
  if (!("messages" in page)) throw new Error(page.message);
  expect(page.messages.map(({ name, text, action }) => [name, text, action === true])).toEqual([
    ["cowbud", "Agrajag: pretty good", false],
    ["cowbud-2", "I am not cowbud", false],
    ["Agrajag", "laughs", true],
    ["cowbud", "<b> and the same as before", false],
    ["nick-1", "no letters", false],
    ["admin-2", "I am no admin", false],
  ]);
  expect(page.start).toBe(true);
  await expect(importLog(store, found)).rejects.toThrow("#ubuntu: This room name is taken.");
});
