import { limits as defaults, type Limits } from "../../protocol/index.ts";

interface Setting {
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}

const many = 1_000_000;
const rate = (meaning: string): Setting => ({ least: 0, most: many, meaning });
const count = (meaning: string): Setting => ({ least: 1, most: many, meaning });

/** The limits that whoever runs a server may set; the others are part of the protocol. */
export const settings = {
  sendsPerSecond: rate(
    "messages, edits, reactions and other changes of one account; each 8 KiB more of what one tells (and 8,192 pixels sent) count as another",
  ),
  sendBurst: count("of them at once, after a rest"),
  joinsPerSecond: rate(
    "rooms joined, made and changed, people invited, kicked and the like, tokens made by one account",
  ),
  joinBurst: count("of them at once"),
  searchesPerSecond: rate("searches of one account"),
  searchBurst: count("of them at once"),
  drawsPerSecond: rate("strokes drawn, undone and redone, and pages of boards read, by one account"),
  drawBurst: count("of them at once"),
  signInsPerSecond: rate("tries to sign in with one name from one address, and new passwords of one account"),
  signInBurst: count("of them at once"),
  connectionsPerSecond: rate("new connections of one person; counted for whole addresses only"),
  connectionBurst: count("of them at once"),
  framesPerSecond: rate(
    "frames of one account, whatever they ask for; each 64 KiB of an answer count as another",
  ),
  frameBurst: count("of them at once"),
  peoplePerAddress: count(
    "one address (of IPv6 a /64) may do as much of all these as so many people; this machine itself ten times that",
  ),
  strangers: count("connections that have not signed in yet, of all"),
  strangersPerAddress: count("and from one address; this machine itself is not held to it"),
  connectionsPerUser: count("connections of one account at once; one more ends the oldest"),
  roomsPerUser: {
    least: 0,
    most: many,
    meaning: "rooms one person may be in, and conversations they may open; 0 is any number",
  },
  frameBytes: { least: 1_024, most: 1_048_576, meaning: "bytes of one frame from a client" },
  queuedBytes: {
    least: 65_536,
    most: 1_073_741_824,
    meaning: "bytes that may wait for a slow connection before it is closed",
  },
  authSeconds: { least: 1, most: 3_600, meaning: "time to sign in" },
  receiptMembers: {
    least: 0,
    most: many,
    meaning: "the largest room with ticks for what was delivered and read",
  },
  typingMembers: { least: 0, most: many, meaning: "the largest room that shows who is typing" },
  presenceMembers: { least: 0, most: many, meaning: "the largest room that is told who comes and goes" },
  boardPeople: { least: 0, most: many, meaning: "people at a board who see each other point and draw" },
  clearMembers: { least: 0, most: many, meaning: "the largest room whose board anybody may clear" },
} as const satisfies Partial<Record<keyof Limits, Setting>>;

export type SettingName = keyof typeof settings;
export type LimitSettings = { readonly [K in SettingName]?: number };

/** No rate is kept: for measurements, where the load is wanted. */
export const noRates = {
  sendsPerSecond: 0,
  joinsPerSecond: 0,
  searchesPerSecond: 0,
  drawsPerSecond: 0,
  signInsPerSecond: 0,
  connectionsPerSecond: 0,
  framesPerSecond: 0,
} as const satisfies LimitSettings;

/** Reads `NAME=VALUE`; of two for one name the later counts. What is wrong is one sentence. */
export function readLimits(words: readonly string[]): { limits: LimitSettings } | { problem: string } {
  const limits: { [K in SettingName]?: number } = {};
  for (const word of words) {
    const [name = "", value = "", ...more] = word.split("=").map(part => part.trim());
    if (!isSetting(name) || more.length > 0) {
      const names = Object.keys(settings).join(", ");
      return { problem: `${JSON.stringify(word)} is not a limit: write NAME=VALUE with one of ${names}.` };
    }
    const { least, most } = settings[name];
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      return { problem: `${name} is a whole number from ${least} to ${most}, not ${JSON.stringify(value)}.` };
    }
    limits[name] = number;
  }
  return { limits };
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

/** Each with its default, as the docs list them. */
export function listSettings(): readonly { name: string; value: number; meaning: string }[] {
  return Object.entries(settings).map(([name, { meaning }]) => ({
    name,
    value: defaults[name as SettingName],
    meaning,
  }));
}
