import { type AnswerBody, type BoardDeed, printableLine, type Stroke } from "../../protocol/index.ts";

/** What was done on a room's board as far as it is known here, the newest first. */
export interface BoardHistory {
  readonly room: number;
  /** As people call the room. */
  readonly title: string;
  readonly entries: readonly BoardEntry[];
  readonly more: boolean;
}

export type BoardEntry = AnswerBody<"boardHistory">["entries"][number];

const deeds: Readonly<Record<BoardDeed, (what: string) => string>> = {
  draw: what => `drew ${what}`,
  undo: what => `took back ${what}`,
  redo: what => `put ${what} there again`,
  clear: () => "cleared the board",
  unclear: () => "took back that it was cleared",
};

/** What somebody did, in words; printable, and one line. */
export function boardDeed({ did, stroke }: Pick<BoardEntry, "did" | "stroke">): string {
  return printableLine(deeds[did](strokeText(stroke)));
}

function strokeText(stroke: Stroke | undefined): string {
  if (!stroke) return "what is not known any more";
  const { tool, text } = stroke;
  if (tool === "text") return `the text "${text}"`;
  if (tool === "eraser") return "with the eraser";
  return tool === "ellipse" ? "an ellipse" : `a ${tool === "pencil" ? "path" : tool}`;
}
