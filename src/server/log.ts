import pino from "pino";
import pretty from "pino-pretty";

export type Logger = pino.Logger;
export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
export const logLevels: readonly LogLevel[] = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Logs to stderr: for a person on a terminal, as JSON lines for everything else. No frame and no key is ever logged. */
export function createLog(level: LogLevel, stream: NodeJS.WriteStream = process.stderr): Logger {
  const destination = stream.isTTY
    ? pretty({ destination: stream, ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", sync: true })
    : stream;
  return pino({ level }, destination);
}
