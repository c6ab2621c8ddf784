import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { CommandModule } from "yargs";
import type { SshKeyInfo } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { Exit, exit } from "../exit.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { finish } from "../program.ts";
import { print, printList } from "../say.ts";

interface Listing extends Account {
  readonly json: boolean;
}
interface Adding extends Account {
  readonly file: string;
}
interface Removing extends Account {
  readonly fingerprint: string;
}

const list: CommandModule<object, Listing> = {
  command: "list",
  describe: "list the ssh keys that sign you in",
  builder: yargs => yargs.options({ json: jsonOption, ...accountOptions }),
  handler: finish(({ json, ...account }) =>
    connected(account, async client => {
      const { keys: all } = await asked(client, "keys", {});
      printList(all, json, keyLine);
    }),
  ),
};

const add: CommandModule<object, Adding> = {
  command: "add [file]",
  describe: "let an ssh key sign you in on other devices",
  builder: yargs =>
    yargs
      .positional("file", {
        type: "string",
        default: join(homedir(), ".ssh", "id_ed25519.pub"),
        defaultDescription: "~/.ssh/id_ed25519.pub",
        describe: "a public key",
      })
      .options(accountOptions),
  handler: finish(async ({ file, ...account }) => {
    const key = await readPublicKey(file);
    await connected(account, async client => {
      const added = await asked(client, "addKey", { key });
      print(keyLine(added.key));
    });
  }),
};

const remove: CommandModule<object, Removing> = {
  command: "remove <fingerprint>",
  describe: "let an ssh key sign you in no more",
  builder: yargs =>
    yargs
      .positional("fingerprint", {
        type: "string",
        demandOption: true,
        describe: "as chat keys list shows it",
      })
      .options(accountOptions),
  handler: finish(async ({ fingerprint, ...account }) => {
    await connected(account, client => asked(client, "removeKey", { fingerprint }));
  }),
};

export const keys: CommandModule = {
  command: "keys",
  describe: "the ssh keys that sign you in",
  builder: yargs =>
    yargs.command(list).command(add).command(remove).demandCommand(1, "Say which: list, add or remove"),
  handler: () => {},
};

async function readPublicKey(file: string): Promise<string> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Exit(
      exit.usage,
      `The key ${file} cannot be read (${code}). Name a public key, as ~/.ssh/id_ed25519.pub.`,
    );
  }
  // Whoever names the wrong half must not have it sent.
  if (content.includes("PRIVATE KEY")) {
    throw new Exit(
      exit.usage,
      `${file} is a private key, which nobody should have but you. Name the .pub beside it.`,
    );
  }
  return content.trim();
}

function keyLine({ fingerprint, type, comment, usedAt }: SshKeyInfo): string {
  const used = usedAt === undefined ? "not used yet" : `used ${new Date(usedAt).toISOString().slice(0, 10)}`;
  return [fingerprint, type, comment, used].filter(part => part !== "").join("  ");
}
