import { expect, it } from "vitest";
import { Exit } from "../../src/cli/exit.ts";
import { stateFailure } from "../../src/cli/state-failure.ts";

it("what a disk does to a file that is open is told without a path, as it has none", () => {
  const full = Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" });
  const failure = stateFailure(full) as Exit;
  expect(failure).toBeInstanceOf(Exit);
  expect(failure.message).toMatch(/ \(ENOSPC\), where it keeps your keys/);
});

it("what no disk did is itself", () => {
  const bug = new TypeError("a bug");
  expect(stateFailure(bug)).toBe(bug);
});
