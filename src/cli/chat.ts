import { admin } from "./commands/admin.ts";
import { devices } from "./commands/devices.ts";
import { here } from "./commands/here.ts";
import { history } from "./commands/history.ts";
import { invite } from "./commands/invite.ts";
import { join } from "./commands/join.ts";
import { keys } from "./commands/keys.ts";
import { link } from "./commands/link.ts";
import { login } from "./commands/login.ts";
import { own } from "./commands/own.ts";
import { passwd } from "./commands/passwd.ts";
import { register } from "./commands/register.ts";
import { rename } from "./commands/rename.ts";
import { rooms } from "./commands/rooms.ts";
import { search } from "./commands/search.ts";
import { send } from "./commands/send.ts";
import { tail } from "./commands/tail.ts";
import { token } from "./commands/token.ts";
import { runProgram } from "./program.ts";

await runProgram("chat", program =>
  program
    .usage("$0 [COMMAND]\n\nChat in a terminal.")
    .command(here)
    .command(join)
    .command(send)
    .command(tail)
    .command(history)
    .command(search)
    .command(rooms)
    .command(register)
    .command(login)
    .command(passwd)
    .command(link)
    .command(devices)
    .command(keys)
    .command(token)
    .command(invite)
    .command(own)
    .command(rename)
    .command(admin)
    .completion("completion", "print a completion script: chat completion >> ~/.bashrc")
    .example("$0", "the quickest way in: with a server if none is running")
    .example("$0 join --room general --user alice", "chat as alice")
    .example("make test 2>&1 | $0 send --room ci", "say what a program printed")
    .example("$0 tail --room ci --json | jq .text", "listen from a script")
    .epilogue(
      "Flags have environment variables: --server is BACKCHANNEL_SERVER. Exit codes: docs/operating.md",
    ),
);
