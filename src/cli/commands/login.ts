import type { CommandModule } from "yargs";
import type { Proof } from "../../client/index.ts";
import { printableLine } from "../../protocol/index.ts";
import { type Account, connected } from "../connect.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { askSecret } from "../prompt.ts";
import { print } from "../say.ts";

interface Arguments extends Account {
  readonly code?: boolean | undefined;
  readonly "ssh-key"?: string | undefined;
  readonly "ssh-agent"?: boolean | undefined;
}

export const login: CommandModule<object, Arguments> = {
  command: "login",
  describe: "sign this device in to a name that is yours, once",
  builder: yargs =>
    yargs
      .options({
        code: { type: "boolean", describe: "by a code from chat link on another device" },
        "ssh-key": { type: "string", describe: "by an ssh key: this file's, or those that ssh looks for" },
        "ssh-agent": { type: "boolean", describe: "by any key in the ssh agent" },
        ...accountOptions,
      })
      .conflicts("code", ["ssh-key", "ssh-agent"])
      .conflicts("ssh-key", "ssh-agent")
      .example("$0 login --user alice", "asks for the password")
      .example("$0 login --user alice --ssh-key", "with ~/.ssh/id_ed25519 or the like"),
  handler: finish(async ({ code, "ssh-key": sshKey, "ssh-agent": sshAgent, ...account }) => {
    const proof = await proofOf(code, sshKey, sshAgent);
    await connected(
      account,
      async client => {
        const name = printableLine(client.me.get()?.name ?? account.user);
        print(`This device is signed in as ${name}.`);
      },
      { proof },
    );
  }),
};

async function proofOf(code = false, sshKey?: string, sshAgent = false): Promise<Proof> {
  if (code) return { code: await askSecret("Code: ") };
  if (sshAgent) return { ssh: { agent: true } };
  // Without a file after it, those that ssh itself looks for.
  if (sshKey !== undefined) return { ssh: sshKey === "" ? undefined : { file: sshKey } };
  return { password: await askSecret("Password: ") };
}
