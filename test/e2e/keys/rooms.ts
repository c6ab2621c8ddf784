import type { Hands, Scenario } from "./hands.ts";

async function home({ alice, allRead }: Hands): Promise<void> {
  await allRead();
  alice.type("\x1b1");
  await alice.until(/^ #general/);
}

/** A message is chosen, and what is below it not read. */
async function homeFromCall(hands: Hands): Promise<void> {
  await hands.leave("Esc: leave");
  hands.alice.type("\x1b[1;5F");
  await home(hands);
}

/** By its place in the list: the first is #general. */
export function toRoom(place: number): Scenario {
  return async (hands, press) => {
    const { alice } = hands;
    alice.type(place === 1 ? "\x1b2" : "\x1b1");
    await alice.until(place === 1 ? /^ #ops/ : /^ #general/);
    press();
    const name = ["general", "ops"][place - 1] ?? `r${place}`;
    await alice.until(new RegExp(`^ #${name}`));
    await home(hands);
  };
}

export const rooms = {
  "next-room": async (hands, press) => {
    press();
    await hands.alice.until(/^ #ops/);
    await home(hands);
  },
  "previous-room": async (hands, press) => {
    press();
    await hands.alice.until(/^ #r9/);
    await home(hands);
  },
  "next-unread": async (hands, press) => {
    await hands.saysIn("r3", "news");
    await hands.alice.until(/#r3 +1/);
    press();
    await hands.alice.until(/^ #r3/);
    await home(hands);
  },
  "next-call": async (hands, press) => {
    await hands.saysIn("r3", "@alice come");
    await hands.alice.until(/#r3 .*@1/);
    press();
    await hands.alice.until(/›.*@alice come/);
    await homeFromCall(hands);
  },
  "previous-call": async (hands, press) => {
    await hands.saysIn("r3", "@alice one");
    await hands.saysIn("r3", "@alice two");
    await hands.alice.until(/#r3 .*@2/);
    hands.alice.type("\x1bn");
    await hands.alice.until(/›.*@alice one/);
    hands.alice.type("\x1bn");
    await hands.alice.until(/› +@alice two/);
    press();
    await hands.alice.until(/›.*@alice one/);
    await homeFromCall(hands);
  },
  inbox: async (hands, press) => {
    press();
    await hands.alice.until("Not read");
    await hands.leave("Not read");
  },
  switch: async ({ alice, leave }, press) => {
    press();
    await alice.until("Go where?");
    await leave("Go where?");
  },
  "find-room": async ({ line, clear }, press) => {
    press();
    await line("/go");
    await clear();
  },
} satisfies Record<string, Scenario>;
