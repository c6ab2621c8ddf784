import type { Hands, Scenario } from "./hands.ts";

const f9 = "\x1b[20~";

/** Frames are seen, of which this is in the last. */
async function seen({ alice, saysIn }: Hands, text: string): Promise<void> {
  alice.type(f9);
  await alice.until("Frames:");
  await saysIn("r3", text);
  await alice.until(/← .*message/);
}

async function left({ alice, gone }: Hands): Promise<void> {
  alice.type(f9);
  await gone("Frames:");
}

export const ofFrames = {
  "pause-frames": async (hands, press) => {
    await seen(hands, "a frame");
    press();
    await hands.alice.until("PAUSED");
    press();
    await hands.gone("PAUSED");
    await left(hands);
  },
  "filter-frames": async (hands, press) => {
    await seen(hands, "another");
    press();
    await hands.alice.until("Only frames that hold these words");
    await hands.leave("Only frames");
    await left(hands);
  },
  "save-frames": async (hands, press) => {
    await seen(hands, "a third");
    press();
    await hands.alice.until("without secrets");
    await left(hands);
  },
} satisfies Record<string, Scenario>;
