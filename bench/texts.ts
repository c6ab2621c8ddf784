import { type Log, logDirectory, logsIn } from "./irc/log.ts";

/** Lines of real chat where they are at hand, otherwise made up. */
export function chatLines(): string[] {
  const lines = logsIn(logDirectory).flatMap(log => log.lines.map(({ text }) => text));
  return lines.length > 0 ? lines : madeUp();
}

/** Real logs where they are at hand, otherwise one of made-up lines, as many as those have; which of both is said. */
export function chatLogs(): Log[] {
  const logs = logsIn(logDirectory).filter(({ lines }) => lines.length > 0);
  if (logs.length > 0) return logs;
  console.log(`  There are no logs in ${logDirectory}: these are made-up lines.`);
  const texts = madeUp();
  const lines = Array.from({ length: 60_000 }, (_, n) => ({
    at: Date.UTC(2020, 0, 1) + n * 20_000,
    nick: `person${1 + ((n * n) % 97)}`,
    text: texts[n % texts.length] as string,
    action: false,
  }));
  return [{ channel: "made-up", lines }];
}

function madeUp(): string[] {
  return Array.from({ length: 1_000 }, (_, i) => `message ${i} ${"lorem ipsum ".repeat(i % 9)}`);
}
