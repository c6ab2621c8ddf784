import { expect, test } from "vitest";
import { sentBefore } from "../../src/tui/sent-before.ts";

test("what was sent is found by any letters in it, the latest first and each once", () => {
  const sent = ["Deploy now", "hello", "deploy later", "hello", "Deploy now"];
  expect(sentBefore(sent, "dep")).toEqual(["Deploy now", "deploy later"]);
  expect(sentBefore(sent, "LO")).toEqual(["Deploy now", "hello", "deploy later"]);
  expect(sentBefore(sent, "")).toEqual([]);
  expect(sentBefore(sent, "zz")).toEqual([]);
});
