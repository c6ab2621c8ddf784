import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSshKey, readSshKeyLine, sshFingerprint, sshString } from "../../src/protocol/index.ts";

// Made by ssh-keygen; its private half is gone.
const ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpdmW2c1dT9PHrGNOOEmPFCCY9a8hyuM7v0gYfbyxkx";
const point = Buffer.concat([Buffer.from([4]), randomBytes(64)]);
const long = Buffer.concat([Buffer.from([0, 0xff]), randomBytes(255)]);
const three = Buffer.from([3]);

const blobOf = (...fields: (string | Buffer)[]) => Buffer.concat(fields.map(sshString));
const lineOf = (...fields: [string, ...(string | Buffer)[]]) =>
  `${fields[0]} ${blobOf(...fields).toString("base64")} me@here`;

const good: readonly [string, ...(string | Buffer)[]][] = [
  ["ssh-ed25519", randomBytes(32)],
  ["ecdsa-sha2-nistp256", "nistp256", point],
  ["ecdsa-sha2-nistp384", "nistp384", Buffer.concat([Buffer.from([4]), randomBytes(96)])],
  ["ecdsa-sha2-nistp521", "nistp521", Buffer.concat([Buffer.from([4]), randomBytes(132)])],
  ["ssh-rsa", three, long],
  ["sk-ssh-ed25519@openssh.com", randomBytes(32), "ssh:"],
  ["sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", point, "ssh:"],
];

describe("the line of an ssh public key", () => {
  it("is read as ssh-keygen writes it, with or without a comment", () => {
    expect(readSshKeyLine(`${ed25519} me@here and there\n`)).toMatchObject({
      type: "ssh-ed25519",
      comment: "me@here and there",
    });
    expect(readSshKeyLine(`  ${ed25519}\r\n`)).toMatchObject({ type: "ssh-ed25519", comment: "" });
  });

  it.each(good)("may be of type %s, and is read whole", (...fields) => {
    const line = lineOf(...fields);
    const key = readSshKeyLine(line);
    if ("refused" in key) throw new Error(key.refused);
    expect(key).toMatchObject({ type: fields[0], blob: blobOf(...fields), comment: "me@here" });
  });

  it.each([
    ["options", `from="10.0.0.1",no-pty ${ed25519}`, "without them"],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----", "private key: keep it"],
    ["a certificate", lineOf("ssh-ed25519-cert-v01@openssh.com", "x"), "certificate"],
    ["a DSA key", lineOf("ssh-dss", "x"), "No ssh key of this type"],
    ["a short RSA key", lineOf("ssh-rsa", three, Buffer.alloc(256, 0x7f)), "fewer than 2048 bits"],
    ["two lines", `${ed25519}\n${ed25519}`, "one line"],
    ["nothing", "", "not an ssh public key"],
    ["a type of its own", "toString AAAA", "not an ssh public key"],
    ["a type without a key", "ssh-ed25519", "damaged"],
    ["half a key", ed25519.slice(0, -12), "damaged"],
    ["one type in front and another within", ed25519.replace("ssh-ed25519", "ssh-rsa"), "damaged"],
    ["far too much", `ssh-ed25519 ${"A".repeat(100_000)}`, "not an ssh public key"],
  ])("with %s is refused, with what to do", (_what, line, sentence) => {
    expect(readSshKeyLine(line)).toEqual({ refused: expect.stringContaining(sentence) });
  });
});

describe("an ssh key", () => {
  it.each([
    ["an Ed25519 point too short", ["ssh-ed25519", randomBytes(31)]],
    ["something after it", ["ssh-ed25519", randomBytes(32), ""]],
    ["another curve's name", ["ecdsa-sha2-nistp256", "nistp384", point]],
    ["a compressed point", ["ecdsa-sha2-nistp256", "nistp256", Buffer.from([2, ...point.subarray(1, 33)])]],
    ["the point at infinity", ["ecdsa-sha2-nistp256", "nistp256", Buffer.from([0])]],
    ["no application", ["sk-ssh-ed25519@openssh.com", randomBytes(32)]],
    ["an exponent of one, for which all is signed", ["ssh-rsa", Buffer.from([1]), long]],
    ["an even exponent", ["ssh-rsa", Buffer.from([4]), long]],
    ["an exponent that keeps a server busy", ["ssh-rsa", Buffer.alloc(64, 0x7f), long]],
    ["a zero too many in front", ["ssh-rsa", three, Buffer.concat([Buffer.alloc(1), long])]],
    ["a modulus of a megabyte", ["ssh-rsa", three, Buffer.alloc(1_000_000, 0x7f)]],
  ] as [string, (string | Buffer)[]][])("with %s is none", (_what, fields) => {
    expect(readSshKey(blobOf(...fields))).toHaveProperty("refused");
  });

  it("of any bytes is a key to the last byte, or a sentence, and never a throw", () => {
    const blob = fc
      .tuple(fc.constantFrom(...good), fc.nat(400), fc.nat(4), fc.uint8Array({ maxLength: 4 }))
      .map(([fields, at, removed, added]) => {
        const bytes = blobOf(...fields);
        return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
      });
    fc.assert(
      fc.property(fc.oneof(blob, fc.uint8Array()), bytes => {
        const key = readSshKey(bytes);
        if ("refused" in key) expect(key.refused).toMatch(/^[A-Z]/);
        else expect(key.blob).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 500 },
    );
  });
});

it("a fingerprint is SHA256 and base64 without its padding", () => {
  expect(sshFingerprint(Buffer.alloc(32, 0xff))).toBe(`SHA256:${"/".repeat(42)}8`);
});
