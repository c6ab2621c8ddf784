import { createLog, type LogLevel } from "../server/log.ts";
import { type RunningServer, startServer } from "../server/server.ts";
import { defaultDataDir, fromEnvironment } from "./environment.ts";
import { type ExitCode, exit, startExit } from "./exit.ts";
import { checkedIdentity, type IdentityFlags } from "./identity.ts";
import { chosenLimits } from "./limits.ts";
import { checkedPerimeter, type PerimeterFlags } from "./perimeter.ts";

export interface ServeOptions extends PerimeterFlags, IdentityFlags {
  readonly host: string;
  readonly port: number;
  readonly data?: string;
  readonly logLevel?: LogLevel;
  readonly keepEdits?: boolean;
  /** Each as NAME=VALUE. */
  readonly limit?: readonly string[];
}

/** Nobody presses a key twice in less, and a signal is passed on sooner. */
const sameKeyMs = 300;

/** Runs a server until it is told to stop. */
export async function serve(options: ServeOptions): Promise<ExitCode> {
  const { host, port, data = fromEnvironment("data") ?? defaultDataDir(), logLevel = "info" } = options;
  const { tls, perimeter } = checkedPerimeter(host, options);
  const limits = chosenLimits(options.limit ?? []);
  const identity = checkedIdentity(options);
  const log = createLog(logLevel);
  const started = await startServer({
    host,
    port,
    dataDir: data,
    log,
    tls,
    perimeter,
    identity,
    limits,
    keepEdits: options.keepEdits ?? false,
    onFailure: error => {
      // What was acknowledged is on disk; to go on without the store would be to promise what cannot be kept.
      log.fatal({ err: error }, "the store failed");
      process.exit(exit.failed);
    },
  });
  if ("failure" in started) throw startExit(started.failure);
  const { server } = started;

  const { promise, resolve } = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  const stop = (reason: string) => {
    const now = performance.now();
    // Who asks twice does not want to wait. One Ctrl+C comes twice where what started this passes it on as well.
    if (askedAt !== undefined && now - askedAt > sameKeyMs) process.exit(exit.interrupted);
    if (askedAt !== undefined) return;
    askedAt = now;
    void server.drain(reason).then(resolve);
  };
  process.on("SIGTERM", () => stop("stopping"));
  process.on("SIGINT", () => stop("stopping"));
  // Without a certificate it means what it means to any program: the terminal is gone.
  if (tls) process.on("SIGHUP", () => server.renewCertificate());
  answerParent(stop, server);
  // Last: whoever waits for this line may say what it wants from now on.
  process.stdout.write(`listening on ${server.address}\n`);
  if (server.ownerCode !== undefined) {
    process.stdout.write(
      `nobody owns this server yet; to own it, tell chat own this code: ${server.ownerCode}\n`,
    );
  }
  await promise;
  // Timers of what is over hold nobody up.
  process.exit(exit.done);
}

/** Started by `chat`, it answers to it: how many are here, stop, and that it has gone away. */
function answerParent(stop: (reason: string) => void, { ownerCode, people }: RunningServer): void {
  if (!process.send) return;
  process.on("message", message => {
    if (message === "people") process.send?.(people());
    else if (message === "stop") stop("stopping");
  });
  process.on("disconnect", () => stop("its terminal is gone"));
  // Ctrl+C goes to all of a terminal's programs; the parent decides what it means.
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", () => {});
  process.send({ ready: true, ownerCode });
}
