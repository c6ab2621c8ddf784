import { expect } from "vitest";
import type { Scenario } from "./hands.ts";

export const screen = {
  "fold-rooms": async ({ alice, gone }, press) => {
    press();
    await gone("#r9");
    press();
    await alice.until("#r9");
  },
  "fold-members": async ({ alice, gone }, press) => {
    press();
    await gone("of 2 here");
    press();
    await alice.until("of 2 here");
  },
  bare: async ({ alice, gone }, press) => {
    press();
    await gone("#general");
    press();
    await alice.until("#general");
  },
  mouse: async ({ writes }, press) => {
    const taken = writes("\x1b[?1006h");
    press();
    await taken;
    const given = writes("\x1b[?1006l");
    press();
    await given;
  },
  frames: async ({ alice, gone }, press) => {
    press();
    await alice.until(/Frames: ?\d*/);
    press();
    await gone("Frames:");
  },
  // Left alone it tries less and less often: so many times would take minutes.
  retry: async ({ alice, gone, cutOff }, press) => {
    const mute = await cutOff();
    for (let tries = 0; tries < 12; tries++) {
      await alice.until("Alt+R");
      const called = mute.called();
      press();
      await called;
      await gone("Alt+R");
      mute.drop();
    }
  },
  // Some other program has written over it.
  repaint: async ({ alice }, press) => {
    const rows = () =>
      alice
        .lines()
        .map(line => line.trimEnd())
        .join("\n");
    const before = rows();
    await new Promise<void>(written => alice.screen.write("\x1b[2J\x1b[5;5Hgarbage", written));
    press();
    await alice.until(() => rows() === before);
  },
  help: async ({ alice, leave }, press) => {
    press();
    await alice.until("PgDn: more");
    await leave("PgDn: more");
  },
  escape: async ({ alice, gone }, press) => {
    alice.type("\x13");
    await alice.until("Esc: leave");
    press();
    await gone("Esc: leave");
  },
  // There is no shell to go back to: launched.test.ts has one.
  suspend: async ({ alice, writes }, press) => {
    const back = writes(/\x1b\[\?1049l[\s\S]*\x1b\[\?1049h/);
    press();
    await back;
    await alice.until("of 2 here");
  },
  "clear-or-quit": async ({ alice, line }, press) => {
    alice.type("words");
    await line("words");
    press();
    await line("");
  },
  quit: async ({ alice }, press) => {
    press();
    expect(await alice.exited).toBe(0);
    expect(alice.alternate).toBe(false);
  },
} satisfies Record<string, Scenario>;
