import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import yargs from "yargs";
import { keys } from "../../src/cli/commands/keys.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";

function add(file: string): Promise<unknown> {
  const fail = (_: string, error: Error) => {
    throw error;
  };
  return yargs(["keys", "add", file]).command(keys).exitProcess(false).fail(fail).parseAsync();
}

it("of a key that cannot be read it is said why", async () => {
  const directory = temporaryDirectory();
  await expect(add(join(directory, "missing.pub"))).rejects.toThrow("cannot be read (ENOENT)");
  await expect(add(directory)).rejects.toThrow("cannot be read (EISDIR)");
});

it("a private key goes nowhere", async () => {
  const file = join(temporaryDirectory(), "id_ed25519");
  writeFileSync(file, "-----BEGIN OPENSSH PRIVATE KEY-----\n");
  await expect(add(file)).rejects.toThrow("Name the .pub beside it.");
});
