import { expect, it } from "vitest";
import { Folding } from "../../src/cli/folding.ts";
import { noPreferences, Slice } from "../../src/client/index.ts";
import type { Preferences } from "../../src/protocol/index.ts";
import { messageOf } from "../client/support/scripted-server.ts";

const pest = { user: 7, name: "pest" };

function printer() {
  const preferences = new Slice<Preferences>({ ...noPreferences, ignored: [pest] });
  const printed: string[] = [];
  const line = ({ seq }: { seq: number }) => `${seq}\n`;
  const folding = new Folding({ preferences }, line, lines => printed.push(lines));
  const say = (...users: number[]) => {
    for (const user of users) folding.print(messageOf(printed.length + 1, { user }));
  };
  return { preferences, printed, folding, say };
}

it("each run of who is ignored is one line, which comes when the run is over", () => {
  const { printed, folding, say } = printer();
  say(2, 7, 7, 7);
  expect(printed).toEqual(["1\n"]);
  say(2, 7);
  expect(printed.slice(1)).toEqual(["(3 messages of somebody you ignore)\n", "2\n"]);
  folding.end();
  folding.end();
  expect(printed.slice(3)).toEqual(["(1 message of somebody you ignore)\n"]);
});

it("who is not ignored any more is printed from then on", () => {
  const { preferences, printed, say } = printer();
  say(7);
  preferences.set(noPreferences);
  say(7);
  expect(printed).toEqual(["(1 message of somebody you ignore)\n", "1\n"]);
});
