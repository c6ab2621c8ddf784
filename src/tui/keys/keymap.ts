import { keyNamed } from "./names.ts";
import { type Action, type Binding, bindings, keyLabel } from "./table.ts";

/** The table of keys as its person has it. */
export interface Keymap {
  readonly bindings: readonly Binding[];
  /** What a key means: while one writes, while a message is chosen, or while frames are seen. */
  actionOf(key: string, doing?: Doing): Action | undefined;
  /** Whether another key has to follow before this one means something. */
  begins(key: string): boolean;
  /** The first key of an action, as it is written for people. */
  label(action: Action): string;
}

export type Doing = "writing" | "choosing" | "logging";

/** Which key does what instead, as the configuration says it: `"ctrl+n" = "next-room"`. */
export type Overrides = Readonly<Record<string, string>>;

/** A key that does nothing. */
const nothing = "none";

export function keymapOf(overrides: Overrides): Keymap {
  const changed = Object.entries(overrides).reduce(rebound, bindings);
  const [message, frames] = ["A message that is chosen", "What goes over the line"];
  const actions = {
    writing: actionsIn(changed, group => group !== message && group !== frames),
    choosing: actionsIn(changed, group => group !== "Writing" && group !== frames),
    // One moves among frames as among messages.
    logging: actionsIn(changed, group => group !== "Writing"),
  };
  const firstKeys = new Map(changed.map(({ action, keys: [first] }) => [action, first]));
  const begun = new Set(
    changed.flatMap(({ keys }) => keys.filter(key => key.includes(" ")).map(key => key.split(" ")[0])),
  );
  return {
    bindings: changed,
    begins: key => begun.has(key) && !actions.writing.has(key),
    actionOf: (key, doing = "writing") => actions[doing].get(key),
    label: action => keyLabel(firstKeys.get(action) ?? action),
  };
}

/** The later group wins: Home is the first message while one chooses. */
function actionsIn(
  all: readonly Binding[],
  has: (group: Binding["group"]) => boolean,
): ReadonlyMap<string, Action> {
  return new Map(
    all
      .filter(({ group }) => has(group))
      .flatMap(({ action, keys }) => keys.map(key => [key, action] as const)),
  );
}

/** What is wrong with the overrides, if anything is: the key, and a sentence. */
export function wrongOverride(overrides: Overrides): { key: string; problem: string } | undefined {
  for (const [key, action] of Object.entries(overrides)) {
    const name = keyNamed(key);
    if (name === undefined) return { key, problem: `there is no key ${JSON.stringify(key)}.` };
    if ([...name].length === 1) {
      return { key, problem: `${key} is something to write, not a key: with Ctrl or Alt it is one.` };
    }
    if (action === nothing || bindings.some(binding => binding.action === action)) continue;
    const names = bindings.map(binding => binding.action).join(", ");
    return {
      key,
      problem: `nothing is called ${JSON.stringify(action)}. There are ${names} and ${nothing}.`,
    };
  }
  return undefined;
}

/** The key is taken from whatever had it. What is left without any key stays in the table, for another line to give it one. */
function rebound(
  before: readonly Binding[],
  [written, action]: readonly [string, string],
): readonly Binding[] {
  const key = keyNamed(written);
  if (key === undefined) return before;
  return before.map(binding => {
    const others = binding.keys.filter(other => other !== key);
    if (binding.action === action) return { ...binding, keys: [key, ...others] };
    return others.length === binding.keys.length ? binding : { ...binding, keys: others };
  });
}
