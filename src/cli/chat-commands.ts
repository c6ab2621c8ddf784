import { admin } from "./commands/admin.ts";
import { config } from "./commands/config.ts";
import { deleteMessage } from "./commands/delete.ts";
import { devices } from "./commands/devices.ts";
import { draw } from "./commands/draw.ts";
import { edit } from "./commands/edit.ts";
import { forward } from "./commands/forward.ts";
import { here } from "./commands/here.ts";
import { history } from "./commands/history.ts";
import { info } from "./commands/info.ts";
import { invite } from "./commands/invite.ts";
import { join } from "./commands/join.ts";
import { keys } from "./commands/keys.ts";
import { link } from "./commands/link.ts";
import { login } from "./commands/login.ts";
import { mentions } from "./commands/mentions.ts";
import { own } from "./commands/own.ts";
import { passwd } from "./commands/passwd.ts";
import { pin } from "./commands/pin.ts";
import { pins } from "./commands/pins.ts";
import { profile } from "./commands/profile.ts";
import { react } from "./commands/react.ts";
import { register } from "./commands/register.ts";
import { rename } from "./commands/rename.ts";
import { rooms } from "./commands/rooms.ts";
import { search } from "./commands/search.ts";
import { send } from "./commands/send.ts";
import { tail } from "./commands/tail.ts";
import { thread } from "./commands/thread.ts";
import { token } from "./commands/token.ts";
import { settle } from "./config/settle.ts";
import { profileOption } from "./options.ts";
import { runProgram } from "./program.ts";

await runProgram("chat", program =>
  program
    .usage(
      "$0 [COMMAND]\n\nChat in a terminal. Without a command: join #general on this machine, with a server if none is running.",
    )
    .option("profile", profileOption)
    .middleware(settle)
    .command(here)
    .command(join)
    .command(send)
    .command(tail)
    .command(history)
    .command(edit)
    .command(deleteMessage)
    .command(react)
    .command(pin)
    .command(forward)
    .command(info)
    .command(thread)
    .command(pins)
    .command(mentions)
    .command(search)
    .command(draw)
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
    .command(profile)
    .command(admin)
    .command(config)
    // Not the way of yargs itself: with the exit of the process ours, it goes on to find the word unknown.
    .command("completion", "print a completion script: chat completion >> ~/.bashrc", {}, () => {
      program.showCompletionScript();
    })
    .example("$0", "the quickest way in: with a server if none is running")
    .example("$0 join --room general --user alice", "chat as alice")
    .example("make test 2>&1 | $0 send --room ci", "say what a program printed")
    .example("$0 tail --room ci --json | jq .text", "listen from a script")
    .example("$0 react '#ci/123' 👍", "a message's name is its room and number")
    .epilogue(
      "What flags do not say, the environment (--server is BACKCHANNEL_SERVER) and config.toml do: docs/config.md. Exit codes: docs/operating.md",
    ),
);
