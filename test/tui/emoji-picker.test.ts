import { expect, test } from "vitest";
import { together } from "./support/two-people.ts";

const enter = "\r";
const ctrlS = "\x13";
const altE = "\x1be";
const down = "\x1b[B";
const up = "\x1b[A";

test("a name that is typed finds an emoji, and Enter writes it where one writes", async () => {
  const { screen } = await together();
  screen.type(`tea?${altE}`);
  await screen.shows(/│ Emoji *\n.*│›👍 +\+1 +1 *\n.*│ ❤️ +heart +2/);
  screen.type("tad");
  await screen.shows(/│›🎉 +tada/);
  expect(screen.rows().at(-1)).toBe("› tad");
  screen.type(enter);
  await screen.shows(text => text.includes("› tea?🎉") && !text.includes(" Emoji"));
});

test("arrows move in the list, past its end; what was used is the first of the next list", async () => {
  const { screen } = await together();
  screen.type(`${altE}${up}`);
  await screen.shows(/│›✅ +white_check_mark/);
  screen.type(`${down}${down}`);
  await screen.shows(/│›❤️ +heart/);
  screen.type(`${enter}${altE}`);
  await screen.shows(/│›❤️ +heart +1 *\n.*│ 👍 +\+1 +2/);
  screen.type("1");
  await screen.shows(text => /› ❤️ *❤️/.test(text) && !text.includes(" Emoji"));
});

test("Escape, and the key itself, leave all as it was; what is like nothing is not taken", async () => {
  const { screen } = await together();
  screen.type(`half a line${altE}qqqqqq`);
  await screen.shows("Nothing is like that.");
  screen.type(enter);
  screen.type("\x1b");
  await screen.shows(text => !text.includes(" Emoji") && text.includes("› half a line"));
  screen.type(altE);
  await screen.shows(" Emoji");
  screen.type(altE);
  await screen.shows(text => !text.includes(" Emoji") && text.includes("› half a line"));
});

test("+ puts what is chosen to the message, and leaves it chosen, on a small screen", async () => {
  const { screen, bob, room } = await together(60, 15);
  await bob.send(room, "tea?");
  await screen.shows("tea?");
  screen.type(`${ctrlS}+`);
  const seen = await screen.shows("Which emoji?");
  expect(seen).toMatch(/^ Emoji *\n›👍/m);
  expect(screen.rows().filter(row => / [1-8]$/.test(row.trimEnd()))).toHaveLength(8);
  screen.type(`${down}${enter}`);
  await screen.shows(/›\d\d:\d\d +bob {2}tea\?[^\n]*\n +└ \[❤️ +1\]/);
});

test("/emoji lists what is called so, and only what is sent is said", async () => {
  const { screen } = await together();
  screen.type(`/emoji rocket${enter}`);
  await screen.shows(/│›🚀 +rocket/);
  screen.type(enter);
  await screen.shows("› 🚀");
  screen.type(enter);
  await screen.shows(/alice {2}🚀 +✓/);
});
