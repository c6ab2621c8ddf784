import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKeyFile } from "../../../src/client/ssh/key-file.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { needsOpenSsh, RealKeys } from "./support/ssh-programs.ts";

describe("a key's file", () => {
  needsOpenSsh();
  const keys = RealKeys.forThisFile();

  it.each(["ed25519", "rsa", "locked"] as const)(
    "says without a passphrase which key it is: %s",
    async kind => {
      const path = join(temporaryDirectory(), "moved");
      copyFileSync(join(keys().directory, kind), path);
      const file = await readKeyFile(path);
      expect(file).toMatchObject({ path, hasPrivate: true, key: { blob: keys().key(kind).blob } });
    },
  );

  it("may be named by either half", async () => {
    const path = keys().file("ecdsa521");
    expect(await readKeyFile(`${path}.pub`)).toEqual(await readKeyFile(path));
  });

  it("may be the public half alone, where an agent has the other", async () => {
    const path = join(temporaryDirectory(), "public");
    writeFileSync(`${path}.pub`, keys().line("ed25519"));
    const { blob } = keys().key("ed25519");
    expect(await readKeyFile(path)).toMatchObject({ path, hasPrivate: false, key: { blob } });
  });
});

it("a file of an older form is left to ssh-keygen", async () => {
  const path = join(temporaryDirectory(), "old");
  for (const content of [
    "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
    "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
    "-----BEGIN OPENSSH PRIVATE KEY-----\n",
    "",
    "\0".repeat(1_000_000),
  ]) {
    writeFileSync(path, content);
    expect(await readKeyFile(path)).toEqual({ path, key: undefined, hasPrivate: true });
  }
});

it("where there is no file there is no key", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "directory"));
  for (const name of ["nothing", "directory", join("nothing", "within")]) {
    expect(await readKeyFile(join(directory, name))).toBeUndefined();
  }
});
