import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Failure } from "../../src/client/failure.ts";
import { Outbox } from "../../src/client/outbox.ts";
import { pictureOf } from "../../src/protocol/index.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";

const now = Date.UTC(2026, 0, 15, 12);
const refusal = new Failure("not_a_member", "Join the room first.", false);

it("messages wait in the order they were written, however long the disk takes with each", async () => {
  const outbox = await Outbox.open(temporaryDirectory());
  const texts = Array.from({ length: 40 }, (_, i) => `text ${i}`.padEnd((i * 7_919) % 9_000, "."));
  const added = texts.map(text => outbox.add(1, text, now));
  const seen = () => outbox.waiting.get().map(({ text }) => text);
  expect(seen()).toEqual(texts);
  expect(outbox.waiting.get().some(({ cid }) => outbox.isKept(cid))).toBe(false);
  await Promise.all(added);
  expect(seen()).toEqual(texts);
  expect(outbox.waiting.get().every(({ cid }) => outbox.isKept(cid))).toBe(true);
});

it("what waits is there after a new start, in its order, also when the clock was set back", async () => {
  const directory = temporaryDirectory();
  const first = await Outbox.open(directory);
  await first.add(1, "one", now);
  await first.add(1, "two", now);
  const second = await Outbox.open(directory);
  await second.add(1, "three", now - 86_400_000);
  const third = await Outbox.open(directory);
  expect(third.waiting.get().map(({ text }) => text)).toEqual(["one", "two", "three"]);
  expect(third.waiting.get()).toEqual(second.waiting.get());
});

it("a picture waits with its message, also over a new start; a file with what is none is not sent without it", async () => {
  const directory = temporaryDirectory();
  const picture = pictureOf({ width: 2, height: 1, pixels: Uint32Array.of(0, 4) });
  if (!picture) throw new Error("something is on it");
  const { cid } = await (await Outbox.open(directory)).add(1, "", now, { picture });
  const [waiting] = (await Outbox.open(directory)).waiting.get();
  expect(waiting).toEqual({ cid, room: 1, text: "", picture, at: now });
  const broken = { ...waiting, picture: { ...picture, width: 3 } };
  writeFileSync(join(directory, `${cid}.json`), JSON.stringify(broken));
  expect((await Outbox.open(directory)).waiting.get()).toEqual([]);
});

it("a message has a name by which a later one sorts behind it, and that the protocol takes", async () => {
  const outbox = await Outbox.open(temporaryDirectory());
  const [one, two, three] = await Promise.all([1, 1, 2].map(ms => outbox.add(1, "text", now + ms)));
  const cids = [one?.cid, two?.cid, three?.cid];
  expect([...cids].sort()).toEqual(cids);
  for (const cid of cids) expect(cid).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});

it("nothing is left of a message that was stored", async () => {
  const directory = temporaryDirectory();
  const outbox = await Outbox.open(directory);
  const { cid } = await outbox.add(1, "text", now);
  expect(readdirSync(directory)).toEqual([`${cid}.json`]);
  const asked = outbox.outcome(cid);
  await outbox.settle(cid, { seq: 7 });
  expect(readdirSync(directory)).toEqual([]);
  expect(outbox.waiting.get()).toEqual([]);
  // Whenever one asks, and however often.
  expect(await asked).toEqual({ seq: 7 });
  expect(await outbox.outcome(cid)).toEqual({ seq: 7 });
  await outbox.settle(cid, { seq: 7 });
});

it("a refusal is kept, so that the message is not sent by itself some day", async () => {
  const directory = temporaryDirectory();
  const outbox = await Outbox.open(directory);
  const { cid } = await outbox.add(1, "text", now);
  await outbox.refuse(cid, refusal);
  expect(await outbox.outcome(cid)).toEqual({ refused: refusal });
  const later = await Outbox.open(directory);
  expect(later.waiting.get()).toMatchObject([{ cid, text: "text", refused: { code: "not_a_member" } }]);
  await later.retry(cid);
  expect((await Outbox.open(directory)).waiting.get()[0]?.refused).toBeUndefined();
});

it("a message that is given up at once leaves no file, in whatever order the disk works", async () => {
  const directory = temporaryDirectory();
  const outbox = await Outbox.open(directory);
  const added = outbox.add(1, "text", now);
  const cid = outbox.waiting.get()[0]?.cid ?? "";
  const refused = outbox.refuse(cid, refusal);
  const discarded = outbox.settle(cid, "discarded");
  await Promise.all([added, refused, discarded]);
  expect(readdirSync(directory)).toEqual([]);
  expect(outbox.waiting.get()).toEqual([]);
});

it("a message that the disk does not take does not wait", async () => {
  const directory = join(temporaryDirectory(), "outbox");
  const outbox = await Outbox.open(directory);
  writeFileSync(directory, "in the way");
  await expect(outbox.add(1, "text", now)).rejects.toThrow();
  expect(outbox.waiting.get()).toEqual([]);
});

it("files that are not messages are passed over and left alone", async () => {
  const directory = temporaryDirectory();
  const whole = { cid: "0-whole-whole", room: 1, text: "text", at: now };
  const files: Record<string, string> = {
    "0-whole-whole.json": JSON.stringify(whole),
    "half.json": '{"cid":"0-half',
    "null.json": "null",
    "another-name.json": JSON.stringify(whole),
    "outside.json": JSON.stringify({ ...whole, cid: "../outside" }),
    "shape.json": JSON.stringify({ ...whole, room: "1" }),
    "0-whole-whole.json.tmp": "",
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  const outbox = await Outbox.open(directory);
  expect(outbox.waiting.get()).toEqual([whole]);
  await outbox.settle(whole.cid, "discarded");
  expect(readdirSync(directory)).toHaveLength(Object.keys(files).length - 1);
});

it("two programs of one person may send the same message: each tidies up what it finds", async () => {
  const directory = temporaryDirectory();
  const one = await Outbox.open(directory);
  const { cid } = await one.add(1, "text", now);
  const other = await Outbox.open(directory);
  await one.settle(cid, { seq: 1 });
  await other.settle(cid, { seq: 1 });
  expect(other.waiting.get()).toEqual([]);
});

it("a message is on disk for its owner only", async () => {
  const directory = join(temporaryDirectory(), "deep", "outbox");
  mkdirSync(join(directory, ".."));
  const outbox = await Outbox.open(directory);
  const { cid } = await outbox.add(3, "text", now);
  const file = join(directory, `${cid}.json`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(outbox.waiting.get()[0]);
  if (process.platform !== "win32") {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  }
  rmSync(directory, { recursive: true });
  expect((await Outbox.open(directory)).waiting.get()).toEqual([]);
});
