import { Validator } from "typebox/compile";
import { describe, expect, it, vi } from "vitest";
import {
  checkAnswer,
  type ErrorCode,
  limits,
  parseClientFrame,
  parseServerFrame,
} from "../../src/protocol/index.ts";

const send = { type: "send", id: 7, room: 1, cid: "abcdefgh12", text: "hi" };

function refusalOf(
  frame: unknown,
): { code: ErrorCode; field?: string | undefined; re?: number | undefined } | undefined {
  const parsed = parseClientFrame(typeof frame === "string" ? frame : JSON.stringify(frame));
  if ("frame" in parsed) return undefined;
  return { code: parsed.refusal.code, field: parsed.refusal.field, re: parsed.re };
}

describe("a client's frame", () => {
  it("is given back as it came when it has the shape of its type", () => {
    expect(parseClientFrame(JSON.stringify(send))).toEqual({ frame: send });
  });

  it.each<[string, unknown, ErrorCode, string | undefined]>([
    ["text that is no JSON", "hello", "not_json", undefined],
    ["an array", "[1]", "not_json", undefined],
    ["null", "null", "not_json", undefined],
    ["no type", {}, "bad_frame", "type"],
    ["a type that is no string", { type: 3 }, "bad_frame", "type"],
    ["an unknown type", { type: "shout" }, "unknown_type", "type"],
    ["a type that every object has", { type: "constructor" }, "unknown_type", "type"],
    ["a missing field", { ...send, text: undefined }, "bad_frame", "text"],
    ["a field of the wrong type", { ...send, room: "1" }, "bad_frame", "room"],
    ["a number no double holds exactly", { ...send, room: 2 ** 53 }, "bad_frame", "room"],
    ["an unknown field", { ...send, urgent: true }, "unknown_field", "urgent"],
    [
      "an unknown field inside",
      {
        type: "auth",
        id: 1,
        version: "chat.v1",
        user: "a",
        device: { key: "A".repeat(43), signature: "A".repeat(86), x: 1 },
      },
      "unknown_field",
      "device.x",
    ],
    ["a prototype in disguise", `{"type":"pong","__proto__":{"admin":true}}`, "unknown_field", "__proto__"],
  ])("with %s is refused with the exact code and field", (_, frame, code, field) => {
    expect(refusalOf(frame)).toMatchObject({ code, ...(field === undefined ? {} : { field }) });
  });

  it("nested deeper than the limit is refused as such, however deep it is", () => {
    const nested = (depth: number) => `{"type":"pong","a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect(refusalOf(nested(limits.depth))?.code).toBe("too_deep");
    expect(refusalOf(nested(30_000))?.code).toBe("too_deep");
    expect(refusalOf(nested(limits.depth - 1))?.code).toBe("unknown_field");
  });

  it("that is refused is answered by its id, when that could be read", () => {
    expect(refusalOf({ ...send, room: -1 })?.re).toBe(7);
    expect(refusalOf({ ...send, id: "7" })?.re).toBeUndefined();
    expect(refusalOf({ ...send, id: 1.5 })?.re).toBeUndefined();
  });

  it("of thousands of unknown fields is refused at the first, without a look at all that is wrong", () => {
    const allErrors = vi.spyOn(Validator.prototype, "Errors");
    const many = Object.fromEntries(Array.from({ length: 4_700 }, (_, place) => [`u${place}`, place]));
    const device = { key: "A".repeat(43), signature: "A".repeat(86), ...many };
    expect(refusalOf({ type: "pong", ...many })).toMatchObject({ code: "unknown_field", field: "u0" });
    expect(refusalOf({ type: "auth", id: 1, version: "chat.v1", user: "a", device })).toMatchObject({
      code: "unknown_field",
      field: "device.u0",
    });
    expect(allErrors).not.toHaveBeenCalled();
  });

  it("is taken or refused alike, the first time and when its schema is compiled", async () => {
    const frames = [send, { ...send, room: "1" }, { ...send, urgent: true }, { ...send, text: undefined }];
    for (const frame of frames.map(frame => JSON.stringify(frame))) {
      vi.resetModules();
      const fresh = await import("../../src/protocol/parse.ts");
      const outcomes = Array.from({ length: 4 }, () => fresh.parseClientFrame(frame));
      expect(new Set(outcomes.map(outcome => JSON.stringify(outcome))).size).toBe(1);
      expect("frame" in (outcomes[0] ?? {})).toBe(frame === JSON.stringify(send));
    }
  });

  it("cannot put anything long into the refusal that comes back", () => {
    const parsed = parseClientFrame(JSON.stringify({ ...send, ["x".repeat(10_000)]: 1 }));
    expect("refusal" in parsed && parsed.refusal.message.length).toBeLessThan(200);
  });
});

describe("a server's frame", () => {
  it("may have fields that this client does not know", () => {
    const event = { type: "left", room: 4, because: "moved" };
    expect(parseServerFrame(JSON.stringify(event))).toEqual({ kind: "event", event });
  });

  it("cannot tell of a time that no date is made of", () => {
    const kindAt = (at: number) =>
      parseServerFrame(JSON.stringify({ type: "topic", room: 4, change: { topic: "", version: 1, at } }))
        .kind;
    expect(kindAt(1_700_000_000_000)).toBe("event");
    expect(kindAt(9e15)).toBe("unknown");
  });

  it("of a type this client does not know is passed over, with the reason", () => {
    expect(parseServerFrame(`{"type":"fireworks"}`)).toEqual({ kind: "unknown", reason: "unknown type" });
    expect(parseServerFrame("garbage")).toMatchObject({ kind: "unknown" });
    expect(parseServerFrame(`{"type":"left","room":"4"}`)).toMatchObject({ kind: "unknown" });
  });

  it("that answers names its request, and is checked against what was asked", () => {
    const frame = { type: "ok", re: 3, seq: 1, version: 1, ordinal: 1, at: 5 };
    expect(parseServerFrame(JSON.stringify(frame))).toEqual({ kind: "answer", re: 3, value: frame });
    expect(checkAnswer("send", frame)).toBe(true);
    expect(checkAnswer("join", frame)).toBe(false);
  });

  it("that refuses a request is told apart from one that refuses nothing in particular", () => {
    const error = { type: "error", code: "bad_text", message: "no", retryable: false };
    expect(parseServerFrame(JSON.stringify({ ...error, re: 9 }))).toMatchObject({ kind: "refused", re: 9 });
    expect(parseServerFrame(JSON.stringify(error))).toMatchObject({ kind: "event" });
  });
});
