import type { Member, Message } from "../../protocol/index.ts";
import type { Timeline } from "./timeline.ts";

type Names = ReadonlyMap<number, { readonly name: string }>;
interface Named {
  readonly user?: number;
  readonly name?: string;
}

/**
 * What is said in the window under the names that people have now: a new name is no change of a message, so that it comes
 * with its person only.
 */
export function calledNow(before: Timeline, people: Iterable<Pick<Member, "user" | "name">>): Timeline {
  const names = new Map(Array.from(people, one => [one.user, one]));
  const messages = before.messages.map(message => messageNow(message, names));
  const said = messages.some((message, place) => message !== before.messages[place]);
  const topic = before.topic && now(before.topic, names);
  const settings = before.settings && now(before.settings, names);
  if (!said && topic === before.topic && settings === before.settings) return before;
  return {
    ...before,
    ...(said ? { messages } : {}),
    ...(topic ? { topic } : {}),
    ...(settings ? { settings } : {}),
  };
}

function messageNow(message: Message, names: Names): Message {
  let after = now(message, names);
  for (const part of ["reply", "origin", "deleted", "pinned"] as const) {
    const told = after[part];
    const renamed = told && now(told, names);
    if (renamed !== told) after = { ...after, [part]: renamed };
  }
  return after;
}

function now<T extends Named>(one: T, names: Names): T {
  const name = one.user === undefined ? undefined : names.get(one.user)?.name;
  return name === undefined || name === one.name ? one : { ...one, name };
}
