import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createLog } from "../../src/server/log.ts";

/** A log, and what it wrote. */
function setUp(isTTY: boolean) {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const log = createLog("debug", Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream);
  return { log, written: () => written };
}

const frame = {
  type: "auth",
  user: "alice",
  device: { key: "SECRET-K", signature: "SECRET-S", name: "laptop" },
  text: "SECRET-T",
  nonce: "SECRET-N",
};

it.each([false, true])("no secret is logged, however deep it lies (terminal: %s)", isTTY => {
  const { log, written } = setUp(isTTY);
  log.info({ frame, frames: [frame] }, "came in");
  expect(written()).toContain("laptop");
  expect(written()).not.toContain("SECRET");
});

it.each([false, true])(
  "what came from the wire cannot act on the terminal that reads it (terminal: %s)",
  isTTY => {
    const { log, written } = setUp(isTTY);
    const hostile = "\u001b]0;owned\u0007\u009b2J\u202egnp.exe\r\nforged line";
    log.warn({ name: hostile, nested: { [hostile]: hostile } }, "came in");
    log.error({ err: Object.assign(new Error(hostile), { name: hostile, code: hostile }) }, "failed");
    log.error(`for ${hostile}`);
    log.error(new Error(hostile));
    log.error({ err: new Error(hostile) });
    const withoutColours = written().replace(/\u001b\[\d+m/g, "");
    expect(withoutColours).not.toMatch(/[\u001b\u0007\u0080-\u009f\u202e\r]/);
    expect(withoutColours).toContain("owned");
    expect(withoutColours).not.toMatch(/^forged/m);
  },
);

it("an error is logged by its type, code and stack, and nothing it carries along", () => {
  const { log, written } = setUp(false);
  const error = Object.assign(new RangeError("too far"), { code: "E_FAR", request: frame });
  log.error({ err: error }, "failed");
  const line = JSON.parse(written());
  expect(line).toMatchObject({
    msg: "failed",
    err: { type: "RangeError", message: "too far", code: "E_FAR" },
  });
  expect(line.err.stack).toContain("log.test");
  expect(written()).not.toContain("SECRET");
});
