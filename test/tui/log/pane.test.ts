import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { TestTui } from "../support/test-tui.ts";
import { aliceAndBob } from "../support/two-people.ts";

const f9 = "\x1b[20~";
const enter = "\r";
const esc = "\x1b";

/** alice at a screen that shows the frames, from now on. */
async function watching(columns = 150) {
  const state = temporaryDirectory();
  const people = await aliceAndBob();
  const screen = new TestTui(people.alice, people.room, columns, 24, undefined, { XDG_STATE_HOME: state });
  screen.type(f9);
  await screen.shows(/Frames: \d/);
  const topic = async (text: string) => {
    await people.bob.setTopic(people.room, text);
    await screen.shows(text);
  };
  return { ...people, screen, state, topic };
}

test("F9 shows what goes over the line, one row a frame, and Escape goes back to what was said", async () => {
  const { screen, topic } = await watching();
  await topic("calm seas");
  // An answer to what the screen asked at its beginning may come after it.
  await screen.shows(/[› ]\d\d:\d\d:\d\d\.\d{3} ← topic +\d+ {2}\{"type":"topic",.*calm seas/);
  screen.type(esc);
  await screen.shows(text => !text.includes("Frames:") && text.includes("bob set the topic"));
});

test("a frame unfolds with Enter, stays while others come, and folds with Escape", async () => {
  const { screen, topic, bob, room } = await watching();
  await topic("one");
  screen.type(`/topic${enter}`);
  await screen.shows(/Frames: 1 of \d+ {2}topic/);
  screen.type(enter);
  await screen.shows(/^.*│? +"topic": "one"/m);
  await bob.setTopic(room, "two");
  await screen.shows(/Frames: ([2-9]|\d\d)/);
  expect(screen.text()).toContain('"topic": "one"');
  screen.type(esc);
  await screen.shows(text => text.includes("Frames:") && !text.includes('"topic": "one"'));
});

test("Space pauses under a sign, and nothing of what came is missing afterwards", async () => {
  const { screen, topic, bob, room } = await watching();
  await topic("before");
  screen.type(" ");
  await screen.shows(/PAUSED, \d more\. Space: go on/);
  await bob.setTopic(room, "meanwhile");
  await screen.shows(/PAUSED, [1-9]/);
  expect(screen.rows().filter(row => row.includes("← topic"))).toHaveLength(1);
  screen.type(" ");
  await screen.shows(text => !text.includes("PAUSED") && /← topic.*meanwhile/.test(text));
});

test("what is typed behind / filters at once; Enter keeps it, Escape takes it back", async () => {
  const { screen, topic } = await watching();
  await topic("calm");
  screen.type("/-topic");
  await screen.shows(text => !text.includes("← topic") && text.includes("  -topic"));
  screen.type(esc);
  await screen.shows("← topic");
  screen.type(`/topic${enter}`);
  await screen.shows(/Frames: \d+ of \d+ {2}topic/);
  expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
});

test("/log with words shows only frames that hold them, and letters are no text while they are seen", async () => {
  const { screen, topic } = await watching();
  screen.type(esc);
  await screen.shows(text => !text.includes("Frames:"));
  screen.type(`/log topic${enter}`);
  await screen.shows("Frames: 0");
  await topic("calm");
  await screen.shows(/Frames: \d+ of \d+ {2}topic/);
  screen.type("xjk");
  await screen.painted();
  expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
});

test("y copies the frame as JSON, to be put into the line as well", async () => {
  const { screen, topic } = await watching();
  await topic("calm");
  screen.type(`/topic${enter}`);
  await screen.shows(/Frames: 1 of \d+ {2}topic/);
  screen.type("y");
  await screen.shows("Copied.");
  const copied = /\x1b\]52;c;([\w+/=]+)\x07/.exec(screen.written.join(""))?.[1] ?? "";
  expect(JSON.parse(Buffer.from(copied, "base64").toString())).toMatchObject({ type: "topic" });
});

test("w writes those that are seen to a file for nobody else, after what a report begins with", async () => {
  const { screen, topic, state } = await watching();
  await topic("calm");
  screen.type(`/topic${enter}w`);
  await screen.shows("Saved 1 frame");
  const directory = join(state, "backchannel", "reports");
  const [name = ""] = readdirSync(directory);
  const file = join(directory, name);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const lines = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line));
  expect(lines).toMatchObject([{ node: process.version }, { way: "in", frame: { type: "topic" } }]);
});
