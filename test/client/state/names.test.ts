import { expect, it } from "vitest";
import { calledNow } from "../../../src/client/state/names.ts";
import { noTimeline } from "../../../src/client/state/timeline.ts";
import { messageOf } from "../support/scripted-server.ts";

const bert = { user: 2, name: "bert" };
const deed = { user: 2, name: "bob", at: 1 };
const window = {
  ...noTimeline,
  epoch: "e1",
  messages: [
    messageOf(1),
    messageOf(2, { user: 3, name: "carol" }),
    messageOf(3, { user: 3, name: "carol", reply: { seq: 1, version: 1, user: 2, name: "bob", text: "" } }),
    messageOf(4, { user: 3, name: "carol", origin: { room: 2, seq: 1, ...deed }, pinned: deed }),
    messageOf(5, { user: 3, name: "carol", deleted: deed }),
  ],
  topic: { topic: "tea", version: 6, ...deed },
  settings: { settings: { name: "bob" }, version: 7, user: 3, name: "carol", at: 1 },
};

it("whoever has a new name has it wherever the window says it, and only what says it is another", () => {
  const { messages, topic, settings } = calledNow(window, [bert]);
  expect(messages.map(({ name }) => name)).toEqual(["bert", "carol", "carol", "carol", "carol"]);
  expect(messages[1]).toBe(window.messages[1]);
  expect(messages[2]).toMatchObject({ version: 3, reply: { name: "bert" } });
  expect(messages[3]).toMatchObject({ origin: { name: "bert" }, pinned: { name: "bert" } });
  expect(messages[4]).toMatchObject({ deleted: { name: "bert" } });
  expect(topic).toMatchObject({ topic: "tea", name: "bert" });
  expect(settings).toBe(window.settings);
});

it("where nobody has a new name nothing changes", () => {
  expect(
    calledNow(window, [
      { user: 2, name: "bob" },
      { user: 9, name: "bob" },
    ]),
  ).toBe(window);
  expect(calledNow(noTimeline, [bert])).toBe(noTimeline);
});
