import { expect, it } from "vitest";
import { endingOf } from "../../../src/client/connection/reason.ts";
import { close, mayReturn } from "../../../src/protocol/index.ts";

it("who is sent away for good is told why in a sentence, and by a newer server at least its code", () => {
  const endings = Object.values(close).filter(code => !mayReturn(code));
  // Both sides notice that they have no version in common, and the client says so first.
  for (const code of endings.filter(one => one !== close.noCommonVersion)) {
    expect(endingOf(code).message).toMatch(/^[A-Z][^(]+$/);
  }
  expect(endingOf(4599).message).toBe("The server ended the connection (4599).");
  expect(endingOf(close.banned, "You are banned until Friday.").message).toBe("You are banned until Friday.");
});
