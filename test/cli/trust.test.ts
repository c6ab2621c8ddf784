import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkedTrust } from "../../src/cli/trust.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { newCertificate } from "../support/certificate.ts";

const address = "wss://host";

it("the client is given the authority itself, not its file's name", () => {
  const { cert, pin } = newCertificate();
  const ca = join(temporaryDirectory(), "ca.pem");
  writeFileSync(ca, cert);
  expect(checkedTrust(address, { ca, pin: pin.hex })).toEqual({ ca: cert, pin: pin.hex });
  expect(checkedTrust("ws://host", { ca: undefined, pin: "" })).toEqual({});
});

it("what cannot be a pin or an authority is one sentence", () => {
  const directory = temporaryDirectory();
  const garbage = join(directory, "garbage");
  writeFileSync(garbage, "nothing");
  expect(() => checkedTrust(address, { pin: "abc" })).toThrow(/^"abc" is no pin\./);
  expect(() => checkedTrust(address, { ca: join(directory, "missing") })).toThrow("cannot be read (ENOENT)");
  expect(() => checkedTrust(address, { ca: garbage })).toThrow("holds no certificate in PEM");
});

it("a pin is not forgotten because the address says that there is no TLS", () => {
  const { hex } = newCertificate().pin;
  expect(() => checkedTrust("ws://host", { pin: hex })).toThrow(/begins with wss:\/\//);
});
