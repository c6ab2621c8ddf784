import { expect, it } from "vitest";
import { Conversation } from "../../../src/tui/conversation.ts";
import { timesOf } from "../../../src/tui/rows/dates.ts";
import { rowsOf } from "../../../src/tui/rows/layout-item.ts";
import { fullName, shownAs } from "../../../src/tui/rows/shown-as.ts";
import { StillClient } from "../support/still-client.ts";
import {
  colourTheme,
  context,
  message,
  messageItem,
  morning,
  people,
  person,
  plainTheme,
  timeline,
} from "../support/values.ts";

const known = people(person(2, "bob", { profile: { display: "Bob B.", colour: "green" } }));

it("a message stands under what its author is called, in their colour", () => {
  const [row] = rowsOf(messageItem("hi"), context(80, { people: known }));
  expect(row).toMatch(/ Bob B\. {2}hi$/);
  const [coloured] = rowsOf(messageItem("hi"), context(80, { people: known, theme: colourTheme }));
  expect(coloured).toContain("\x1b[38;5;64mBob B.");
});

it("of who is not loaded, or has nothing to be called, the name is all, and it is the one they have now", () => {
  expect(shownAs({ user: 2, name: "bob" }, people()).text).toBe("bob");
  expect(shownAs({ user: 2, name: "bob" }, people(person(2, "bert"))).text).toBe("bert");
  expect(fullName({ name: "bob" })).toBe("bob");
  expect(fullName({ name: "bob", profile: { display: "Bob B." } })).toBe("Bob B. (bob)");
});

it("what a server says that it should not is harmless all the same", () => {
  const profile = { display: "\x1b]0;x\x07\nalice" };
  expect(shownAs({ user: 2, name: "bob" }, people(person(2, "bob", { profile }))).text).toBe("␛]0;x␇ alice");
});

it("what is laid out already is laid out anew when its author is called otherwise", () => {
  const client = new StillClient();
  client.timeline.set(timeline([message(1, "hi")]));
  const conversation = new Conversation(client.asClient(), 1, plainTheme, timesOf("24h"), () => morning);
  const last = () => {
    const rows = conversation.rows(80);
    return conversation
      .items()
      .flatMap(item => rows(item))
      .join("\n");
  };
  expect(last()).toContain(" bob  hi");
  client.people.set(known);
  expect(last()).toContain(" Bob B.  hi");
});
