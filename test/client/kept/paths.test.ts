import { join } from "node:path";
import { expect, it } from "vitest";
import { stateDirectory } from "../../../src/client/kept/paths.ts";
import { defaultStateDir } from "../../../src/client/kept/state-dir.ts";

it("state is kept where XDG says", () => {
  expect(defaultStateDir({ XDG_STATE_HOME: "/state" })).toBe(join("/state", "backchannel"));
  expect(defaultStateDir({})).toMatch(/\.local.state.backchannel$/);
});

it("each name on each server has a directory of its own, and names that fold alike share one", () => {
  const of = (address: string, user: string) => stateDirectory("/state", address, user);
  expect(of("ws://host:7788", "Alice")).toBe(of("ws://host:7788", "alice"));
  expect(of("ws://host:7788", "alice")).not.toBe(of("ws://host:7789", "alice"));
  expect(of("ws://host:7788", "alice")).not.toBe(of("ws://host:7788", "bob"));
});

it("no name leaves the directory or is too long for a file system", () => {
  for (const user of ["..", "../../etc", "a/b", "\ud800", "ﷺ".repeat(32), "名".repeat(32), "x".repeat(999)]) {
    const [root, state, host, name, ...more] = stateDirectory("/state", "ws://host:7788", user).split("/");
    expect([root, state, host, more]).toEqual(["", "state", "host%3A7788", []]);
    expect(name).not.toMatch(/^\.|^$/);
    expect(Buffer.byteLength(name ?? "")).toBeLessThanOrEqual(200);
  }
});
