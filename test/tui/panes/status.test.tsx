import { expect, test } from "vitest";
import type { ConnectionState } from "../../../src/client/index.ts";
import { width as cellsOf, errors } from "../../../src/protocol/index.ts";
import { purposeOf } from "../../../src/tui/doing.ts";
import { emptyDraft } from "../../../src/tui/keys/edit.ts";
import { rowsOf } from "../../../src/tui/panes/pane.tsx";
import type { Purpose } from "../../../src/tui/panes/purpose.ts";
import { connectionText, rowsOfNotice, Status, typingText } from "../../../src/tui/panes/status.tsx";
import type { Question } from "../../../src/tui/question.ts";
import { asking, initialView } from "../../../src/tui/view.ts";
import { asciiTheme, keymap, message, people, person, plainTheme, withoutStyle } from "../support/values.ts";

const online: ConnectionState = { status: "online", server: { name: "s", version: "1" }, since: 0 };
const lost: ConnectionState = { status: "waiting", attempt: 1, retryAt: 12_000, reason: "no server answers" };
const typist = (name: string, user = 1) => ({ user, name, until: 0 });

function line(more: Partial<Parameters<typeof Status>[0]> = {}): string {
  const drawn = rowsOf(
    <Status
      connection={online}
      typing={[]}
      people={people()}
      waiting={0}
      notice={undefined}
      purpose={undefined}
      hint=""
      below={undefined}
      now={0}
      keymap={keymap}
      theme={plainTheme}
      width={60}
      height={1}
      {...more}
    />,
  );
  return withoutStyle(drawn.join("\n"));
}

test("who is typing is said by name, up to two", () => {
  expect(typingText([], people(), plainTheme)).toBe("");
  expect(typingText([typist("bob")], people(), plainTheme)).toBe("bob is typing…");
  expect(typingText([typist("bob"), typist("carol", 2)], people(), plainTheme)).toBe(
    "bob and carol are typing…",
  );
  expect(typingText([typist("a"), typist("b", 2), typist("c", 3)], people(), plainTheme)).toBe(
    "several people are typing…",
  );
});

test("who is typing is called as over their messages, and what is hostile in that is harmless", () => {
  const known = people(
    person(1, "bob", { profile: { display: "Bob B." } }),
    person(2, "carol", { profile: { display: "\x1b[2Jcarol" } }),
  );
  const both = [typist("bob"), typist("carol", 2)];
  expect(typingText(both, known, plainTheme)).toBe("Bob B. and ␛[2Jcarol are typing…");
  expect(line({ typing: [typist("bob")], people: known })).toContain("Bob B. is typing…");
});

test("without Unicode what goes on ends in three dots", () => {
  expect(typingText([typist("bob")], people(), asciiTheme)).toBe("bob is typing...");
  expect(connectionText({ status: "connecting", attempt: 1 }, 0, 60, keymap, asciiTheme)).toBe(
    "connecting...",
  );
  expect(line({ theme: asciiTheme, notice: { text: "far too long ".repeat(9), error: false } })).toMatch(
    /^-- far too long .*\.\.\. -+ online -$/,
  );
});

test("the time to the next try counts down", () => {
  expect(connectionText(lost, 0, 20, keymap, plainTheme)).toBe("offline, next try in 12 s, Alt+R: now");
  expect(connectionText(lost, 11_001, 20, keymap, plainTheme)).toBe("offline, next try in 1 s, Alt+R: now");
  expect(connectionText(lost, 20_000, 20, keymap, plainTheme)).toBe("offline, next try in 0 s, Alt+R: now");
});

test("why the connection was lost is said where there is room", () => {
  expect(connectionText(lost, 0, 60, keymap, plainTheme)).toContain("no server answers");
});

test("a reason from outside cannot move the cursor", () => {
  expect(connectionText({ ...lost, reason: "\x1b[2J\nbye" }, 0, 100, keymap, plainTheme)).not.toMatch(
    /[\x00-\x1f]/,
  );
});

const place = { room: 1, seq: 3 };
const questions: readonly Question[] = [
  { what: "delete", place },
  { what: "forward", place },
  { what: "answer", place, message: message(3, "how was it? ".repeat(20)) },
  { what: "search" },
  { what: "ink" },
  { what: "letters" },
  { what: "clear" },
  { what: "share", picture: {} },
  { what: "frames" },
  { what: "sent", back: 0 },
  { what: "switch", at: 0, servers: [] },
  { what: "emoji", at: 0, found: undefined },
].map(question => ({ ...question, draft: emptyDraft }) as Question);

test.each(questions)(
  "how to leave is seen while one is asked ($what), also on a narrow screen without a server",
  question => {
    const purpose = purposeOf(asking(initialView, question), keymap, plainTheme);
    const keys = purpose?.keys as string;
    expect(keys).toMatch(/^\((?:Enter: none, )?Esc: [\w ]+\)$|^y: yes, any other key: no$/);
    for (const connection of [online, lost]) {
      for (const width of [80, 60, 48]) {
        const shown = line({ connection, waiting: 2, width, purpose });
        expect(shown).toContain(keys);
        expect(cellsOf(shown)).toBe(width);
      }
    }
  },
);

test("the connection is told in one word only where what is asked has no room else", () => {
  const purpose = { what: "Search for what?", keys: "(Esc: nothing)" };
  expect(line({ connection: lost, purpose, width: 80 })).toContain("next try in 12 s");
  expect(line({ connection: lost, purpose, width: 60 })).toMatch(
    /Search for what\? \(Esc: nothing\) ─+ offline ─$/,
  );
});

test("what waits is counted", () => {
  expect(line({ connection: lost, waiting: 2 })).toContain("◌ 2 waiting");
});

test("while one reads further up, it says how much is below and how to get there", () => {
  expect(line({ below: { unread: 3 } })).toContain("↓ 3 new below: Alt+End");
  expect(line({ below: { unread: 0 } })).toContain("↓ more below: Alt+End");
});

test("what a command came to is said before who is typing", () => {
  const shown = line({ notice: { text: "You left #ops.", error: false }, typing: [typist("bob")] });
  expect(shown).toContain("You left #ops.");
  expect(shown).not.toContain("typing");
});

test("who is typing is seen whole: of the keys there are those for which there is room besides", () => {
  const hint = "Alt+K: go anywhere  Ctrl+S: choose a message  F1: all keys";
  expect(line({ hint, width: 80 })).toContain(hint);
  expect(line({ hint, typing: [typist("bob")], width: 80 })).toMatch(
    /^── Alt\+K: go anywhere {2}Ctrl\+S: choose a message {2}bob is typing… ─+ online ─$/,
  );
  expect(line({ hint, typing: [typist("bob")], width: 40 })).toMatch(/^── bob is typing… ─+ online ─$/);
});

test("it is one row, as wide as the screen, whatever there is to say", () => {
  for (const width of [20, 33, 60, 97]) {
    for (const connection of [online, lost]) {
      const notice = { text: "a long notice ".repeat(20), error: true };
      const shown = line({ width, connection, notice, below: { unread: 5 }, waiting: 3 });
      expect(shown.split("\n")).toHaveLength(1);
      expect(cellsOf(shown), shown).toBe(width);
    }
  }
});

test("a notice is seen whole before it is told in full how it stands with the connection", () => {
  const notice = { text: "There is no connection to the server.", error: true };
  expect(line({ connection: lost, width: 80 })).toContain("next try in 12 s");
  expect(line({ connection: lost, notice, width: 80 })).toMatch(
    /^── There is no connection to the server\. ─+ offline ─$/,
  );
});

test("what is wrong with the name of a room is seen whole beside the connection", () => {
  const notice = { text: errors.bad_room_name.message, error: true };
  expect(line({ notice, width: 80 })).toContain(errors.bad_room_name.message);
});

test("a notice for which the line has no room is told below it, in three rows at most", () => {
  const text = "Not sent: only those who run #notices say something there, and you are not one of them.";
  const rows = (text: string, columns: number, rows = 24, purpose?: Purpose) =>
    rowsOfNotice({ notice: { text, error: true } }, purpose, { columns, rows });
  expect(rows("You left #ops.", 60)).toBe(0);
  expect(rows(text, 120)).toBe(0);
  expect(rows(text, 60)).toBe(2);
  expect(rows(text.repeat(9), 60)).toBe(3);
  expect(rows(text, 60, 9)).toBe(0);
  expect(rows("You left #ops.", 60, 24, { what: "Search for what, in all of them?" })).toBe(1);

  const notice = { text, error: true };
  const whole = line({ notice, height: 3, typing: [typist("bob")] }).split("\n");
  expect(whole[0]).toMatch(/^── bob is typing… ─+ online ─$/);
  expect(
    whole
      .slice(1)
      .map(row => row.replace(/^│ /, ""))
      .join(" "),
  ).toBe(text);
  const cut = line({ notice: { text: text.repeat(9), error: true }, height: 4 }).split("\n");
  expect(cut).toHaveLength(4);
  expect(cut[3]).toMatch(/…$/);
  for (const row of [...whole, ...cut]) expect(cellsOf(row)).toBeLessThanOrEqual(60);
});
