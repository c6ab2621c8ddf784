import { createLog, type LogLevel } from "../server/log.ts";
import { startServer } from "../server/server.ts";
import { defaultDataDir, fromEnvironment } from "./environment.ts";
import { Exit, type ExitCode, exit, startExit } from "./exit.ts";
import { chosenLimits } from "./limits.ts";

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data?: string;
  readonly logLevel?: LogLevel;
  readonly insecure?: boolean;
  /** Each as NAME=VALUE. */
  readonly limit?: readonly string[];
}

/** Runs a server until it is told to stop. */
export async function serve(options: ServeOptions): Promise<ExitCode> {
  const {
    host,
    port,
    data = fromEnvironment("data") ?? defaultDataDir(),
    logLevel = "info",
    insecure,
    limit = [],
  } = options;
  const limits = chosenLimits(limit);
  if (!insecure && !isLoopback(host)) {
    throw new Exit(
      exit.usage,
      `${host} can be reached from other machines, and what is said would cross the network in the clear. Put a proxy with TLS in front of 127.0.0.1, or say --insecure.`,
    );
  }
  const log = createLog(logLevel);
  const started = await startServer({
    host,
    port,
    dataDir: data,
    log,
    limits,
    onFailure: error => {
      // What was acknowledged is on disk; to go on without the store would be to promise what cannot be kept.
      log.fatal({ err: error }, "the store failed");
      process.exit(exit.failed);
    },
  });
  if ("failure" in started) throw startExit(started.failure);
  const { server } = started;

  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  const stop = (reason: string) => {
    // Who asks twice does not want to wait.
    if (asked) process.exit(exit.interrupted);
    asked = true;
    void server.drain(reason).then(resolve);
  };
  process.on("SIGTERM", () => stop("stopping"));
  process.on("SIGINT", () => stop("stopping"));
  answerParent(stop, () => server.people());
  // Last: whoever waits for this line may say what it wants from now on.
  process.stdout.write(`listening on ${server.address}\n`);
  await promise;
  // Timers of what is over hold nobody up.
  process.exit(exit.done);
}

/** Started by `chat`, it answers to it: how many are here, stop, and that it has gone away. */
function answerParent(stop: (reason: string) => void, people: () => number): void {
  if (!process.send) return;
  process.on("message", message => {
    if (message === "people") process.send?.(people());
    else if (message === "stop") stop("stopping");
  });
  process.on("disconnect", () => stop("its terminal is gone"));
  // Ctrl+C goes to all of a terminal's programs; the parent decides what it means.
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", () => {});
  process.send("ready");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}
