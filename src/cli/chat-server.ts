import { defaultHost, defaultPort } from "../protocol/index.ts";
import { type LogLevel, logLevels } from "../server/log.ts";
import { defaultDataDir, fromEnvironment } from "./environment.ts";
import { identityOptions } from "./identity.ts";
import { goOnUnread } from "./output.ts";
import { perimeterOptions } from "./perimeter.ts";
import { portNumber } from "./port.ts";
import { finish, runProgram } from "./program.ts";
import { serve } from "./serve.ts";

await runProgram("chat-server", program =>
  program
    .usage("$0 COMMAND\n\nA chat server for people who live in a terminal.")
    .command(
      "start",
      "run a server until it is told to stop",
      yargs =>
        yargs.options({
          host: {
            type: "string",
            default: fromEnvironment("host") ?? defaultHost,
            describe: "address to listen on",
          },
          port: {
            type: "string",
            coerce: portNumber,
            default: fromEnvironment("port") ?? String(defaultPort),
            describe: "port to listen on; 0 takes a free one",
          },
          data: {
            type: "string",
            default: fromEnvironment("data") ?? defaultDataDir(),
            describe: "where the history is kept",
          },
          "log-level": {
            choices: logLevels,
            default: (fromEnvironment("log-level") ?? "info") as LogLevel,
            describe: "how much to log, to standard error",
          },
          "keep-edits": {
            type: "boolean",
            default: fromEnvironment("keep-edits") === "true",
            describe: "keep what edited messages said before, for the people of their room",
          },
          limit: {
            type: "string",
            array: true,
            nargs: 1,
            default: [] as string[],
            defaultDescription: "docs/operating.md lists them",
            describe: "how much is let through, as NAME=VALUE; may be repeated",
          },
          ...identityOptions,
          ...perimeterOptions,
        }),
      finish(options => {
        goOnUnread();
        return serve(options);
      }),
    )
    .demandCommand(1, "Say what to do: chat-server start")
    .example("$0 start", "listen on ws://127.0.0.1:7788")
    .example("$0 start --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem", "with TLS, for other machines")
    .example("$0 start --port 0 --data ./history", "a free port, and the history here")
    .epilogue("Every flag has an environment variable: --log-level is BACKCHANNEL_LOG_LEVEL."),
);
