import { foldName, roomName, userName } from "../../src/protocol/index.ts";
import type { Command, Commands, CommandType, Outcome, Store } from "../../src/server/store/store.ts";
import type { Line, Log } from "./log.ts";

/** So many commands share a transaction. */
const batch = 500;
/** People whose nicks look alike are told apart by a number, up to this one. */
const mostAlike = 20;

/** What became of a log: a room of its own, with all who spoke as its people. */
export interface Imported {
  readonly room: number;
  readonly name: string;
  /** The seq of its first message; the others follow one by one. */
  readonly first: number;
  readonly messages: number;
  readonly people: number;
}

/** Puts a log into a new room by the commands that a server runs: people sign in, join and say what they said. */
export async function importLog(store: Store, { channel, lines }: Log): Promise<Imported> {
  const name = roomName(channel);
  const [first] = lines;
  if (name === undefined) throw new Error(`${JSON.stringify(channel)} cannot be a room's name`);
  if (!first) throw new Error(`${channel}: nobody said anything`);
  const users = await signIn(store, lines);
  const people = [...new Set(users.values())];
  const userOf = ({ nick }: Line) => users.get(foldName(nick)) as number;
  const { at } = first;
  const [created] = await run(store, [
    { type: "createRoom", user: userOf(first), name, topic: "", at } as const,
  ]);
  if (!created || "refusal" in created)
    throw new Error(`#${name}: ${created?.refusal.message ?? "there is no answer"}`);
  const { room } = created.result;
  await allOf(
    store,
    people.map((user): Command<"joinRoom"> => ({ type: "joinRoom", user, name, at })),
  );
  const sent = await allOf(
    store,
    lines.map(
      (line, n): Command<"send"> => ({
        type: "send",
        user: userOf(line),
        room,
        cid: `import-${name}-${n}`,
        text: line.text,
        at: line.at,
        ...(line.action ? { action: true } : {}),
      }),
    ),
  );
  return { room, name, first: sent[0]?.seq ?? 0, messages: sent.length, people: people.length };
}

/** Who everybody is, by folded nick: under it, or as near to it as a free name comes. */
async function signIn(store: Store, lines: readonly Line[]): Promise<Map<string, number>> {
  const users = new Map<string, number>();
  let waiting = new Map<string, Line>();
  for (const line of lines) {
    const folded = foldName(line.nick);
    if (!waiting.has(folded)) waiting.set(folded, line);
  }
  for (let attempt = 1; waiting.size > 0 && attempt <= mostAlike; attempt++) {
    const people = [...waiting];
    const outcomes = await run(
      store,
      people.map(
        ([folded, { nick, at }]): Command<"signIn"> => ({
          type: "signIn",
          name: nameLike(nick, attempt),
          // Nobody has such a key: none of them can come in, and who is imported again is who they were.
          key: `irc ${folded}`,
          device: "irc",
          address: "127.0.0.1",
          registration: "open",
          at,
        }),
      ),
    );
    waiting = new Map();
    for (const [i, outcome] of outcomes.entries()) {
      const [folded, line] = people[i] as (typeof people)[number];
      if ("refusal" in outcome) waiting.set(folded, line);
      else users.set(folded, outcome.result.user);
    }
  }
  if (waiting.size > 0) throw new Error(`there is no name for ${[...waiting.keys()].join(", ")}`);
  return users;
}

function nameLike(nick: string, attempt: number): string {
  const letters = nick.replace(/[^\p{L}\p{N}._-]/gu, "-").replace(/^[._-]+/, "");
  const name = attempt === 1 ? letters : `${letters || "nick"}-${attempt}`;
  return userName(name) ?? `nick-${attempt}`;
}

/** What came of them all, none of which may be refused. */
async function allOf<T extends CommandType>(
  store: Store,
  commands: readonly Extract<Command, { type: T }>[],
): Promise<Commands[T]["result"][]> {
  return (await run(store, commands)).map(outcome => {
    if ("refusal" in outcome) throw new Error(outcome.refusal.message);
    return outcome.result;
  });
}

async function run<T extends CommandType>(
  store: Store,
  commands: readonly Extract<Command, { type: T }>[],
): Promise<readonly Outcome<T>[]> {
  const outcomes: Outcome<T>[] = [];
  for (let from = 0; from < commands.length; from += batch) {
    outcomes.push(...((await store.commit(commands.slice(from, from + batch))) as readonly Outcome<T>[]));
  }
  return outcomes;
}
