import { expect, it } from "vitest";
import { roomLines } from "../../src/cli/room-lines.ts";
import { StillClient } from "../tui/support/still-client.ts";
import { member, message, people, person, roomOf, timeline } from "../tui/support/values.ts";

function printer(members = 2) {
  const client = new StillClient();
  client.rooms.set(new Map([[1, roomOf(1, "general", { members })]]));
  const printed: string[] = [];
  const folding = {
    print: ({ text }: { text: string }) => printed.push(text),
    tell: (line: string) => printed.push(line),
  };
  const read: number[] = [];
  Object.assign(client, { read: (_: number, { seq }: { seq: number }) => read.push(seq) });
  const show = roomLines(client.asClient(), 1, folding);
  const renamed = (name: string, from: string, version: number) =>
    client.people.set(
      people(person(2, name, { ...member(2, name, version), formerly: { name: from, version, at: 1 } })),
    );
  return { client, printed, read, show, renamed };
}

const line = "-- bob is now called bert\n";

it("a new name is a line between what was said before and after, once", () => {
  const { client, printed, read, show, renamed } = printer();
  renamed("bert", "bob", 2);
  client.timeline.set(timeline([message(1, "before"), message(3, "after")], { version: 3 }));
  show();
  show();
  expect(printed).toEqual(["before", line, "after"]);
  expect(read).toEqual([1, 3]);
  renamed("bertie", "bert", 4);
  client.timeline.set(timeline([message(3, "after"), message(5, "more")], { version: 5, atStart: false }));
  show();
  expect(printed.slice(3)).toEqual(["-- bert is now called bertie\n", "more"]);
});

it("one that is heard of before what is missing waits for that, and one from before the window is not told", () => {
  const { client, printed, show, renamed } = printer();
  renamed("bert", "bob", 5);
  client.timeline.set(timeline([message(3, "before")], { version: 3 }));
  show();
  expect(printed).toEqual(["before"]);
  client.timeline.set(timeline([message(3, "before"), message(4, "missed")], { version: 5 }));
  show();
  expect(printed).toEqual(["before", "missed", line]);

  const later = printer();
  later.renamed("bert", "bob", 5);
  later.client.timeline.set(timeline([message(7, "late")], { version: 7, atStart: false }));
  later.show();
  expect(later.printed).toEqual(["late"]);
});

it("in large rooms it is no news, and what it should not hold is harmless", () => {
  for (const [size, lines] of [
    [64, ["-- ␛[2J is now called x 09:41 alice: forged\n"]],
    [65, []],
  ] as const) {
    const { client, printed, show, renamed } = printer(size);
    renamed("x\n09:41 alice: forged", "\x1b[2J", 1);
    client.timeline.set(timeline([], { version: 1 }));
    show();
    expect(printed).toEqual(lines);
  }
});
