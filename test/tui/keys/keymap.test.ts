import { expect, it } from "vitest";
import { hintOf } from "../../../src/tui/doing.ts";
import { keymapOf, wrongOverride } from "../../../src/tui/keys/keymap.ts";
import { keyNamed } from "../../../src/tui/keys/names.ts";
import { bindings, keyLabel } from "../../../src/tui/keys/table.ts";
import { initialView } from "../../../src/tui/view.ts";

it("a key that is bound to something else does that and nothing else, and the help shows it first", () => {
  const keymap = keymapOf({ "Ctrl+N": "help", f1: "none" });
  expect(keymap.actionOf("ctrl+n")).toBe("help");
  expect(keymap.actionOf("alt+down")).toBe("next-room");
  expect(keymap.actionOf("f1")).toBeUndefined();
  expect(keymap.label("help")).toBe("Ctrl+N");
  expect(keymap.bindings.find(({ action }) => action === "next-room")?.keys).toEqual(["alt+down"]);
});

it("of two keys that change places neither loses its own", () => {
  const keymap = keymapOf({ f7: "fold-members", f8: "fold-rooms" });
  expect([keymap.actionOf("f7"), keymap.actionOf("f8")]).toEqual(["fold-members", "fold-rooms"]);
});

it("every key of the table is known by the name that the help gives it", () => {
  for (const { keys } of bindings) for (const key of keys) expect(keyNamed(keyLabel(key)), key).toBe(key);
});

it("a key is known however its modifiers are written", () => {
  expect(keyNamed("Shift+Ctrl+Left")).toBe("ctrl+shift+left");
  expect(keyNamed("alt+ctrl+N")).toBe("ctrl+alt+n");
  expect(keyNamed("Alt+N")).toBe("alt+n");
  expect(keyNamed("ctlr+n")).toBeUndefined();
  expect(keyNamed("")).toBeUndefined();
});

it("what is wrong with an override is told", () => {
  expect(wrongOverride({ "ctrl+n": "next-room", "alt+x": "none" })).toBeUndefined();
  expect(wrongOverride({ "ctrl+n": "next-room", "meta+x": "send" })?.key).toBe("meta+x");
  expect(wrongOverride({ "ctrl+n": "fly" })?.problem).toMatch(/nothing is called "fly"/);
});

it("two keys after each other may mean something, unless the first does so by itself", () => {
  expect(keymapOf({}).begins("ctrl+x")).toBe(true);
  expect(keymapOf({}).begins("ctrl+e")).toBe(false);
  expect(keymapOf({}).actionOf("ctrl+x ctrl+e")).toBe("open-editor");
  expect(keymapOf({ "ctrl+x": "help" }).begins("ctrl+x")).toBe(false);
  expect(keymapOf({ "Ctrl+X Ctrl+X": "help" }).actionOf("ctrl+x ctrl+x")).toBe("help");
});

it("the letters for a message that is chosen can be others, in the help and the hints too", () => {
  const keymap = keymapOf({ x: "delete", d: "thread", t: "none", "[": "reply" });
  const chosen = ["x", "d", "t", "[", "r"].map(key => keymap.actionOf(key, "choosing"));
  expect(chosen).toEqual(["delete", "thread", undefined, "reply", "reply"]);
  expect(keymap.actionOf("x")).toBeUndefined();
  expect(keymap.label("delete")).toBe("x");
  const hint = hintOf({ ...initialView, keys: "choosing", chosen: 1 }, keymap);
  expect(hint).toContain("Esc: leave  [ reply  + react  d thread  e edit  x delete");
  expect(hintOf({ ...initialView, keys: "choosing", chosen: 1 }, keymapOf({ r: "none" }))).toContain(
    "Esc: leave  + react",
  );
});

it("a key for a message that is chosen keeps what it means while one writes, and the other way round", () => {
  const keymap = keymapOf({ enter: "reply", "alt+1": "react", up: "left", "alt+k": "info" });
  expect([keymap.actionOf("enter"), keymap.actionOf("enter", "choosing")]).toEqual(["send", "reply"]);
  expect([keymap.actionOf("alt+1"), keymap.actionOf("alt+1", "choosing")]).toEqual(["room-1", "react"]);
  expect([keymap.actionOf("up"), keymap.actionOf("up", "choosing")]).toEqual(["left", "previous-message"]);
  expect(keymapOf({ home: "next-room" }).actionOf("home", "choosing")).toBe("next-room");
});

it("a letter can be bound to nothing that is done while one writes, and not be one of two keys", () => {
  expect(wrongOverride({ x: "delete", r: "none", space: "reply" })).toBeUndefined();
  for (const [key, action] of [
    ["x", "next-room"],
    ["space", "send"],
    ["g g", "first-message"],
  ] as const) {
    expect(wrongOverride({ [key]: action })?.problem, key).toMatch(/is something to write/);
  }
});
