import pino from "pino";
import pretty from "pino-pretty";
import { printable, printableLine } from "../protocol/index.ts";

export type Logger = pino.Logger;
export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
export const logLevels: readonly LogLevel[] = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** What proves who somebody is and what people say to each other, by the names it has in frames. */
const secrets = new Set(["key", "signature", "nonce", "password", "secret", "token", "text"]);
/** What comes from the wire may be long. */
const longest = 500;
/** Frames are at most this deep, and nothing else that is logged is deeper. */
const deepest = 8;

/**
 * Logs to stderr: for a person on a terminal, as JSON lines for everything else. No secret can be logged, and
 * nothing that came from the wire can do anything to the terminal it is read on.
 */
export function createLog(level: LogLevel, stream: NodeJS.WriteStream = process.stderr): Logger {
  // As a stream in this process, not as pino's worker: the last lines before a crash are what one wants to read.
  const destination = stream.isTTY
    ? pretty({ destination: stream, ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", sync: true })
    : stream;
  return pino(
    {
      level,
      formatters: { log: fields => harmless(fields, deepest) as Record<string, unknown> },
      hooks: {
        // The sentence is no field, and without one pino takes that of the error.
        logMethod(given, method) {
          const [first, sentence = messageOf(first), ...rest] = given as unknown[];
          const all = typeof first === "string" ? given : [first, sentence, ...rest];
          method.apply(
            this,
            all.map(each => (typeof each === "string" ? printableLine(each) : each)) as never,
          );
        },
      },
      // An error is described by `harmless` already; pino would look for one.
      serializers: { err: (described: unknown) => described },
    },
    destination,
  );
}

function messageOf(logged: unknown): string | undefined {
  const error = logged instanceof Error ? logged : (logged as { err?: unknown } | undefined)?.err;
  return error instanceof Error ? error.message : undefined;
}

function harmless(value: unknown, depth: number): unknown {
  if (typeof value === "string") return printableLine(value.slice(0, longest));
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return describe(value);
  if (depth === 0) return "…";
  if (Array.isArray(value)) return value.map(each => harmless(each, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      printableLine(name.slice(0, longest)),
      secrets.has(name) ? "[not logged]" : harmless(each, depth - 1),
    ]),
  );
}

/** Only what every error has, and its code: some carry along what they failed on. */
function describe(error: Error): object {
  return {
    type: printableLine(String(error.name)),
    message: printableLine(error.message.slice(0, longest)),
    ...("code" in error ? { code: printableLine(String(error.code)) } : {}),
    stack: printable(String(error.stack ?? "")),
  };
}
