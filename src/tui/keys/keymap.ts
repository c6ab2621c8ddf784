import { keyNamed } from "./names.ts";
import { type Action, type Binding, bindings, keyLabel } from "./table.ts";

/** The table of keys as its person has it. */
export interface Keymap {
  readonly bindings: readonly Binding[];
  /** What a key means: while one writes, while a message is chosen, while frames are seen, or while one draws. */
  actionOf(key: string, doing?: Doing): Action | undefined;
  /** Whether another key has to follow before this one means something. */
  begins(key: string): boolean;
  /** Whether any key does this. */
  has(action: Action): boolean;
  /** The first key of an action, as it is written for people. */
  label(action: Action): string;
}

export type Doing = "writing" | "choosing" | "logging" | "drawing";

/** Which key does what instead, as the configuration says it: `"ctrl+n" = "next-room"`. */
export type Overrides = Readonly<Record<string, string>>;

const ofMessages = "A message that is chosen";
const ofFrames = "What goes over the line";
const ofBoards = "On the board";
/** Nothing is written while these count: their keys may be letters. */
const lettered: readonly (Binding["group"] | undefined)[] = [ofMessages, ofFrames, ofBoards];
/** A key that does nothing. */
const nothing = "none";

export function keymapOf(overrides: Overrides): Keymap {
  const changed = Object.entries(overrides).reduce(rebound, bindings);
  const during = (...own: readonly Binding["group"][]) =>
    actionsIn(changed, group => own.includes(group) || (group !== "Writing" && !lettered.includes(group)));
  const actions = {
    writing: during("Writing"),
    choosing: during(ofMessages),
    // One moves among frames as among messages.
    logging: during(ofMessages, ofFrames),
    drawing: during(ofBoards),
  };
  const firstKeys = new Map(changed.map(({ action, keys: [first] }) => [action, first]));
  const begun = new Set(
    changed.flatMap(({ keys }) => keys.filter(key => key.includes(" ")).map(key => key.split(" ")[0])),
  );
  return {
    bindings: changed,
    begins: key => begun.has(key) && !actions.writing.has(key),
    actionOf: (key, doing = "writing") => actions[doing].get(key),
    has: action => firstKeys.get(action) !== undefined,
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

/**
 * Whether a key that is bound to something of one group is lost to another: Enter may answer a message and still send,
 * and a key for messages that are chosen comes before what it means everywhere.
 */
function meets(to: Binding["group"] | undefined, other: Binding["group"]): boolean {
  if (lettered.includes(to)) return other === to;
  return to !== "Writing" || !lettered.includes(other);
}

/** What is wrong with the overrides, if anything is: the key, and a sentence. */
export function wrongOverride(overrides: Overrides): { key: string; problem: string } | undefined {
  for (const [key, action] of Object.entries(overrides)) {
    const name = keyNamed(key);
    if (name === undefined) return { key, problem: `there is no key ${JSON.stringify(key)}.` };
    const meant = bindings.find(binding => binding.action === action);
    if (!meant && action !== nothing) {
      const names = bindings.map(binding => binding.action).join(", ");
      return {
        key,
        problem: `nothing is called ${JSON.stringify(action)}. There are ${names} and ${nothing}.`,
      };
    }
    const alone = !name.includes(" ");
    const mayBeLetter = alone && lettered.includes(meant?.group ?? ofMessages);
    if (!mayBeLetter && name.split(" ").some(isWritten)) {
      return {
        key,
        problem: `${key} is something to write: it can only be for a message that is chosen, for frames or for boards.`,
      };
    }
  }
  return undefined;
}

/** While one writes it comes into the text. */
function isWritten(key: string): boolean {
  return key === "space" || [...key].length === 1;
}

/** The key is taken from whatever it meant at the same time. What is left without any key stays in the table, for another line to give it one. */
function rebound(
  before: readonly Binding[],
  [written, action]: readonly [string, string],
): readonly Binding[] {
  const key = keyNamed(written);
  if (key === undefined) return before;
  const to = before.find(binding => binding.action === action)?.group;
  return before.map(binding => {
    const others = binding.keys.filter(other => other !== key);
    if (binding.action === action) return { ...binding, keys: [key, ...others] };
    if (!meets(to, binding.group)) return binding;
    return others.length === binding.keys.length ? binding : { ...binding, keys: others };
  });
}
