import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bareHost,
  readSshSig,
  SshReader,
  sshNamespace,
  sshSigBlob,
  sshSignedBytes,
  sshSignInText,
  sshString,
  sshUint32,
  writeSshSig,
} from "../../src/protocol/index.ts";

const sig = {
  key: Buffer.from("a key"),
  namespace: sshNamespace,
  hash: "sha512",
  signature: Buffer.from("a signature"),
} as const;

describe("the text that an ssh key signs", () => {
  it("names the host, the connection and the person, each on its line", () => {
    expect(sshSignInText("chat.example", "n0nce", "alice")).toBe("chat.example\nn0nce\nalice");
  });

  it("is another text for another host or person, whatever the server puts into the nonce", () => {
    const word = fc.stringMatching(/^[a-z.]{1,8}$/);
    const nonce = fc.string({ unit: fc.constantFrom("a", ".", "\n") });
    fc.assert(
      fc.property(word, nonce, word, word, nonce, word, (host, one, user, otherHost, other, otherUser) => {
        fc.pre(host !== otherHost || user !== otherUser);
        expect(sshSignInText(host, one, user)).not.toBe(sshSignInText(otherHost, other, otherUser));
      }),
    );
  });
});

describe("a host", () => {
  it.each([
    ["chat.example", "chat.example"],
    ["Chat.EXAMPLE:7788", "chat.example"],
    ["127.0.0.1:80", "127.0.0.1"],
    ["[::1]:7788", "[::1]"],
    ["[FE80::A]", "[fe80::a]"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    [new URL("wss://BÜCHER.example:1/x").host, "xn--bcher-kva.example"],
  ])("%s is the same on both sides: %s", (authority, host) => {
    expect(bareHost(authority)).toBe(host);
  });

  it.each(["", ":80", "a b", "a\nb", "me@host", "host:80:80", "host/x", "::1", "[::1", "a".repeat(300)])(
    "is not %j",
    authority => {
      expect(bareHost(authority)).toBeUndefined();
    },
  );
});

describe("an SSHSIG", () => {
  it("reads as it was written", () => {
    expect(readSshSig(writeSshSig(sig))).toEqual(sig);
    expect(sshSigBlob(writeSshSig(sig).toString("base64"))).toEqual(writeSshSig(sig));
  });

  it("is written as OpenSSH writes it", () => {
    const fields = ["a key", sshNamespace, "", "sha512", "a signature"].map(sshString);
    expect(writeSshSig(sig)).toEqual(Buffer.concat([Buffer.from("SSHSIG\0\0\0\x01"), ...fields]));
    const signed = ["ns", "", "sha256", "digest"].map(sshString);
    expect(sshSignedBytes("ns", "sha256", Buffer.from("digest"))).toEqual(
      Buffer.concat([Buffer.from("SSHSIG"), ...signed]),
    );
  });

  it("cut short, with something after it, or with anything in its reserved field is none", () => {
    const blob = writeSshSig(sig);
    for (let length = 0; length < blob.length; length++) {
      expect(readSshSig(blob.subarray(0, length))).toBeUndefined();
    }
    expect(readSshSig(Buffer.concat([blob, Buffer.alloc(1)]))).toBeUndefined();
    const fields = ["a key", sshNamespace, "reserved", "sha512", "a signature"].map(sshString);
    expect(readSshSig(Buffer.concat([Buffer.from("SSHSIG\0\0\0\x01"), ...fields]))).toBeUndefined();
  });

  it("of another version or hash is none", () => {
    const blob = writeSshSig(sig);
    blob[9] = 2;
    expect(readSshSig(blob)).toBeUndefined();
    expect(readSshSig(writeSshSig({ ...sig, hash: "sha1" as "sha256" }))).toBeUndefined();
  });

  it("may be in armor, with line breaks of either kind and space around it", () => {
    const lines = writeSshSig(sig).toString("base64").replace(/.{20}/g, "$&\n");
    const armored = `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`;
    for (const text of [armored, armored.replaceAll("\n", "\r\n"), ` \n${armored}\n`]) {
      expect(sshSigBlob(text)).toEqual(writeSshSig(sig));
    }
  });

  it("in base64 that is not exactly its own is none", () => {
    // All of these decode to the same byte where nobody looks.
    expect(sshSigBlob("QQ==")).toEqual(Buffer.from("A"));
    for (const text of ["QQ", "QQ=", "QR==", "QQ==QQ==", "Q Q==", "Q-==", "", "===="]) {
      expect(sshSigBlob(text)).toBeUndefined();
    }
  });
});

describe("the wire of ssh", () => {
  it("reads as empty from where it is cut short, and says so at the end", () => {
    const wire = new SshReader(Buffer.concat([sshString("whole"), sshUint32(9), Buffer.from("cut")]));
    expect(wire.name()).toBe("whole");
    expect(wire.whole).toBe(true);
    expect(wire.string()).toEqual(Buffer.alloc(0));
    expect([wire.byte(), wire.uint32(), wire.name()]).toEqual([0, 0, ""]);
    expect([wire.whole, wire.ended]).toEqual([false, false]);
  });

  it.each([
    ["01", "01"],
    ["0080", "80"],
    ["7f00", "7f00"],
  ])("reads the number %s", (hex, number) => {
    const wire = new SshReader(sshString(Buffer.from(hex, "hex")));
    expect(wire.positive().toString("hex")).toBe(number);
    expect(wire.ended).toBe(true);
  });

  it.each(["", "00", "80", "0001", "000080", "ff"])(
    "takes %j for no number above zero in its shortest form",
    hex => {
      const wire = new SshReader(sshString(Buffer.from(hex, "hex")));
      wire.positive();
      expect(wire.ended).toBe(false);
    },
  );
});
