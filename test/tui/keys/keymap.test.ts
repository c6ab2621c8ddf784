import { expect, it } from "vitest";
import { keymapOf, wrongOverride } from "../../../src/tui/keys/keymap.ts";
import { keyNamed } from "../../../src/tui/keys/names.ts";
import { bindings, keyLabel } from "../../../src/tui/keys/table.ts";

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
