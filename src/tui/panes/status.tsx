import type { ReactNode } from "react";
import type { ConnectionState, Typist } from "../../client/index.ts";
import { width as cellsOf, clip, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme.ts";
import type { View } from "../view.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** One line: who is typing or what a command came to on the left, how it stands with the connection on the right. */
export function Status({
  connection,
  typing,
  waiting,
  notice,
  now,
  theme,
  width,
  height,
}: PaneSize & {
  connection: ConnectionState;
  typing: readonly Typist[];
  waiting: number;
  notice: View["notice"];
  now: number;
  theme: Theme;
}): ReactNode {
  const line = theme.glyphs.line;
  const state = connectionText(connection, now);
  const queue = waiting === 0 ? "" : `${theme.glyphs.waiting} ${waiting} waiting  `;
  const right = clip(` ${queue}${state} `, width - 2);
  const room = width - cellsOf(right) - 6;
  const text = notice ? printableLine(notice.text) : typingText(typing);
  const left = text === "" || room < 8 ? "" : ` ${clip(text, room)} `;
  const fill = line.repeat(Math.max(0, width - 3 - cellsOf(left) - cellsOf(right)));
  const trouble = connection.status !== "online";
  const row =
    theme.paint("dim", line.repeat(2)) +
    theme.paint(notice?.error ? "error" : "strong", left) +
    theme.paint("dim", fill) +
    theme.paint(trouble ? "new" : waiting > 0 ? "waiting" : "dim", right) +
    theme.paint("dim", line);
  return <Rows rows={[row]} width={width} height={height} />;
}

export function typingText(typists: readonly Typist[]): string {
  const [one, two, ...more] = typists.map(({ name }) => printableLine(name));
  if (!one) return "";
  if (!two) return `${one} is typing…`;
  return more.length === 0 ? `${one} and ${two} are typing…` : "several people are typing…";
}

export function connectionText(connection: ConnectionState, now: number): string {
  switch (connection.status) {
    case "online":
      return "online";
    case "connecting":
      return "connecting…";
    case "waiting": {
      const seconds = Math.max(0, Math.ceil((connection.retryAt - now) / 1_000));
      return `offline: ${connection.reason}, next try in ${seconds} s (Alt+R: now)`;
    }
    case "stopped":
      return printableLine(connection.reason.message);
  }
}
