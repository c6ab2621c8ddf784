import { expect, test } from "vitest";
import type { Client } from "../../../src/client/index.ts";
import { when } from "../../client/support/test-client.ts";
import type { TestTui } from "../support/test-tui.ts";
import { together } from "../support/two-people.ts";

const altH = "\x1bh";
const enter = "\r";

async function said(client: Client, room: number, ...texts: string[]): Promise<void> {
  for (const text of texts) await client.send(room, text);
  await when(client.waiting, waiting => waiting.length === 0);
}

/** What the terminal was last asked to put into its clipboard. */
function clipboard(screen: TestTui): string | undefined {
  const last = [...screen.written.join("").matchAll(/\x1b\]52;c;([\w+/=]+)\x07/g)].at(-1)?.[1];
  return last && Buffer.from(last, "base64").toString();
}

/** The label that stands before this text, or in the row where it is. */
async function labelOf(screen: TestTui, row: RegExp): Promise<string> {
  await screen.shows(row);
  return row.exec(screen.text())?.[1] ?? "";
}

test("a letter copies the message, the link or the code at which it stands, and the labels are gone", async () => {
  const { screen, bob, room } = await together(100);
  await said(bob, room, "look at https://a.example/page now", "```sh\nmake -j4\n```");
  await screen.shows("make -j4");
  const before = screen.rows();
  for (const [label, wanted] of [
    [/look at \[(\w)\]ps:\/\/a\.example\/page now/, "https://a.example/page"],
    [/\[(\w)\] +bob +look at/, "look at https://a.example/page now"],
    [/\[(\w)\]ake -j4/, "make -j4"],
  ] as const) {
    screen.type(altH);
    screen.type(await labelOf(screen, label));
    await screen.shows(/Copied[a-z ]*\./);
    expect(clipboard(screen)).toBe(wanted);
    expect(screen.rows().slice(0, -2)).toEqual(before.slice(0, -2));
    expect(screen.rows().at(-1)?.trimEnd()).toBe("›");
  }
  screen.type("\x19");
  await screen.shows("› make -j4");
});

test("labels at the board are for the conversation, which is seen then", async () => {
  const { screen, bob, room } = await together(100);
  await said(bob, room, "to be copied");
  await screen.shows("to be copied");
  screen.type("\x1b[17~");
  await screen.shows("pencil bright white 1");
  screen.type(altH);
  screen.type(await labelOf(screen, /\[(\w)\] +bob +to be copied/));
  await screen.shows("Copied.");
  expect(clipboard(screen)).toBe("to be copied");
});

test("nothing that is shown moves for a label, and Escape leaves all as it was", async () => {
  const { screen, bob, room } = await together(100);
  await said(bob, room, "one https://a.example/ two");
  const before = await screen.shows("one https://a.example/ two");
  screen.type(`${altH}`);
  const during = await screen.shows(/\[\w\]ps/);
  expect(during).toContain("/a.example/ two");
  expect(during.indexOf("/a.example/ two")).toBe(before.indexOf("/a.example/ two"));
  screen.type("\x1b");
  await screen.shows(text => text.includes("one https://a.example/ two") && !text.includes("copies"));
});

test("a capital opens a link, here one to a message of this server", async () => {
  const { screen, alice, bob, room } = await together(100);
  await said(bob, room, "the first");
  const { messages } = await when(alice.room(room).timeline, now => now.messages.length === 1);
  await said(bob, room, `see ${alice.address}/#general/${messages[0]?.seq}`);
  await screen.shows("see ws://");
  screen.type(altH);
  const label = await labelOf(screen, /see \[(\w)\]/);
  screen.type(label.toUpperCase());
  await screen.shows(text => !text.includes("copies") && text.includes("Esc: leave"));
  expect(clipboard(screen)).toBeUndefined();
});

test("two letters where there are many: the first leaves those that it begins, Backspace takes it back", async () => {
  const { screen, bob, room } = await together(100, 40);
  await said(bob, room, ...Array.from({ length: 30 }, (_, place) => `line ${place + 1}`));
  await screen.shows("line 30");
  screen.type(altH);
  const whole = await screen.shows(/\[m\w\]/);
  const labels = [...whole.matchAll(/\[(\w+)\]/g)].map(([, label]) => label as string);
  expect(labels).toHaveLength(30);
  screen.type("m");
  const left = await screen.shows(text => /\[m\w\]/.test(text) && !/\[\w\]/.test(text));
  expect([...left.matchAll(/\[m\w\]/g)]).toHaveLength(labels.filter(label => label.startsWith("m")).length);
  screen.type("\x7f");
  await screen.shows(/\[a\]/);
  screen.type("m");
  await screen.shows(text => !/\[a\]/.test(text));
  const row = /\[(m\w)\] .*?(line \d+)/.exec(screen.text());
  screen.type(row?.[1]?.[1] ?? "");
  await screen.shows("Copied.");
  expect(clipboard(screen)).toBe(row?.[2]);
});

test("any other key takes the labels away and does what it does; letters that are none of them do nothing", async () => {
  const { screen, bob, room } = await together(100);
  await said(bob, room, "one");
  await screen.shows("bob  one");
  screen.type(`${altH}`);
  await screen.shows("[a]");
  screen.type("z");
  await screen.painted();
  expect(screen.text()).toContain("[a]");
  screen.type("\x1bOP");
  await screen.shows(text => text.includes("Writing") && !text.includes("[a]"));
});

test("in a list the labels are those of what is listed", async () => {
  const { screen, bob, room } = await together(100);
  await said(bob, room, "about llamas", "about other things");
  screen.type(`/search llamas${enter}`);
  await screen.shows(/Search: llamas +1/);
  screen.type(altH);
  screen.type(await labelOf(screen, /\[(\w)\] +bob +about llamas/));
  await screen.shows("Copied.");
  expect(clipboard(screen)).toBe("about llamas");
  expect(screen.text()).toContain("Search: llamas");
});
