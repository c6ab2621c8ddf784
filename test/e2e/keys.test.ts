import { expect, test } from "vitest";
import { type Action, bindings } from "../../src/tui/keys/table.ts";
import { bytesOf } from "./keys/bytes.ts";
import { ofChosen } from "./keys/chosen.ts";
import { ofFrames } from "./keys/frames.ts";
import { atTheTerminal, type Scenario } from "./keys/hands.ts";
import { reading } from "./keys/reading.ts";
import { rooms, toRoom } from "./keys/rooms.ts";
import { screen } from "./keys/screen.ts";
import { writing } from "./keys/writing.ts";

/** What is seen of each action: a key that is new needs one, or this does not compile. */
const scenarios: Record<Exclude<Action, `room-${number}`>, Scenario> = {
  ...writing,
  ...reading,
  ...rooms,
  ...screen,
  ...ofChosen,
  ...ofFrames,
};

function scenarioOf(action: Action): Scenario {
  const place = /^room-(\d)$/.exec(action)?.[1];
  return place ? toRoom(Number(place)) : scenarios[action as keyof typeof scenarios];
}

test("each key of the table has a scenario, and bytes that a terminal sends for it", () => {
  for (const { action, keys } of bindings) {
    expect(scenarioOf(action), action).toBeInstanceOf(Function);
    for (const key of keys) expect(bytesOf(key), key).not.toBe("");
  }
  const actions = new Set<string>(bindings.map(({ action }) => action));
  expect(Object.keys(scenarios).filter(action => !actions.has(action))).toEqual([]);
});

test("each key of the table does in a real terminal what the table says", async () => {
  const hands = await atTheTerminal();
  // When those were pressed there is no server any more, and then no program.
  const last: readonly Action[] = ["retry", "quit"];
  const all = bindings.toSorted((one, other) => last.indexOf(one.action) - last.indexOf(other.action));
  for (const { action, keys } of all) {
    for (const key of keys) {
      try {
        await scenarioOf(action)(hands, () => hands.alice.type(bytesOf(key)));
        if (action !== "quit") await hands.line("");
      } catch (error) {
        throw new Error(`${key} does not ${action}: ${(error as Error).message}`, { cause: error });
      }
    }
  }
}, 60_000);
