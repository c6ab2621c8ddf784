import type { Scenario } from "./hands.ts";

const below = "below: Alt+End";

/** Up where older messages are. */
const paged: Scenario = async ({ alice }) => {
  alice.type("\x1b[5~");
  await alice.until(below);
};

export const reading = {
  "page-up": async ({ alice, gone }, press) => {
    press();
    await alice.until(below);
    alice.type("\x1b[1;5F");
    await gone(below);
  },
  "page-down": async (hands, press) => {
    await paged(hands, press);
    press();
    await hands.gone(below);
  },
  oldest: async ({ alice, gone }, press) => {
    press();
    await alice.until("This is the beginning of #general.");
    alice.type("\x1b[1;5F");
    await gone(below);
  },
  newest: async (hands, press) => {
    await paged(hands, press);
    press();
    await hands.gone(below);
  },
  "first-unread": async ({ alice, saysIn, leave, gone, allRead }, press) => {
    alice.type("\x1b2");
    await alice.until(/^ #ops/);
    alice.type("\x1b1");
    await alice.until(/^ #general/);
    for (let n = 1; n <= 40; n++) await saysIn("ops", `unread ${n}`);
    await alice.until(/#ops +40/);
    alice.type("\x1b2");
    await alice.until("unread 40");
    press();
    await alice.until(/new since you left[\s\S]*unread 1 /);
    await leave("Esc: leave");
    alice.type("\x1b[1;5F");
    await gone(below);
    await allRead();
    alice.type("\x1b1");
    await alice.until(/^ #general/);
  },
  choose: async ({ alice, leave }, press) => {
    press();
    await alice.until("Esc: leave");
    await leave("Esc: leave");
  },
  hints: async ({ alice, leave }, press) => {
    press();
    await alice.until("[a]");
    await leave("[a]");
  },
  search: async ({ alice, leave }, press) => {
    press();
    await alice.until("Search for what?");
    await leave("Search for what?");
  },
} satisfies Record<string, Scenario>;
