import { expect, test } from "vitest";
import { commands, readLine } from "../../../src/tui/commands/table.ts";

test("a line is said, unless it begins with a slash", () => {
  expect(readLine("hello /help")).toEqual({ say: "hello /help" });
});

test("two slashes say one", () => {
  expect(readLine("//etc/hosts")).toEqual({ say: "/etc/hosts" });
});

test("a command has a name, in any case, and an argument", () => {
  expect(readLine("/JOIN  ops ")).toMatchObject({ command: { name: "join" }, argument: "ops" });
  expect(readLine("/topic two words")).toMatchObject({ command: { name: "topic" }, argument: "two words" });
  expect(readLine("/quit")).toMatchObject({ command: { name: "quit" }, argument: "" });
});

test("what is no command is named, so that it can be put right", () => {
  expect(readLine("/jion ops")).toEqual({ unknown: "jion" });
});

test("no two commands have one name, and each says what it does", () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const { usage, name, help } of commands) {
    expect(usage.startsWith(`/${name}`)).toBe(true);
    expect(help).not.toBe("");
  }
});
