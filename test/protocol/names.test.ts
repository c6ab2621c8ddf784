import { describe, expect, it } from "vitest";
import { displayName, foldName, limits, roomName, userName } from "../../src/protocol/index.ts";

describe("a name", () => {
  it.each(["a", "alice", "Alice_2", "jean-luc", "x.y", "Ålice", "田中", "हिन्दी", "0day"])(
    "may be %s",
    name => {
      expect(userName(name)).toBe(name);
    },
  );

  it.each([
    "",
    " ",
    "al ice",
    "-a",
    ".hidden",
    "_x",
    "a\nb",
    "a\x1b[31m",
    "a\u202eb",
    "a\u200bb",
    "@bob",
    "🙂",
    "x\u0301\u0302\u0303b",
    "\ud800",
    "a\u3164",
    "a\u034f",
    "a\ufe0f",
    "a\u{e0100}",
  ])("may not be %j", name => {
    expect(userName(name)).toBeUndefined();
  });

  it("is stored composed, so that two ways of writing é are one", () => {
    expect(userName("Rene\u0301")).toBe("Ren\u00e9");
  });

  it("has a longest length", () => {
    expect(userName("a".repeat(limits.userName))).toBeDefined();
    expect(userName("a".repeat(limits.userName + 1))).toBeUndefined();
    expect(userName("a".repeat(1_000_000))).toBeUndefined();
  });

  it("is the same as another that differs in case or in compatibility form", () => {
    expect(foldName("ALICE")).toBe(foldName("alice"));
    expect(foldName("ＡＬＩＣＥ")).toBe("alice");
  });
});

describe("a room's name", () => {
  it("may be written with its #, which is not part of it", () => {
    expect(roomName("#general")).toBe("general");
    expect(roomName("general")).toBe("general");
    expect(roomName("##general")).toBeUndefined();
    expect(roomName("#")).toBeUndefined();
  });
});

describe("what somebody is called besides", () => {
  it("may have spaces and signs in it, and is cut at its ends", () => {
    expect(displayName(" Alice L. 🌻 ")).toBe("Alice L. 🌻");
    expect(displayName("e\u0301va")).toBe("éva");
  });

  it("is one line that can be seen, with nothing before it or in brackets", () => {
    for (const wrong of [
      "",
      " ",
      "@alice",
      "+1",
      "a (b)",
      "a\nb",
      "a\u202eb",
      "a\u200bb",
      "x".repeat(33),
      "\ud800a",
    ]) {
      expect(displayName(wrong), wrong).toBeUndefined();
    }
  });
});
