import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Widths } from "./layout.ts";

/** Where it is kept how wide the side panes were dragged. */
export interface KeptWidths {
  read(): Widths;
  /** Says why it could not be. */
  keep(widths: Widths): string | undefined;
}

/**
 * In a file of this directory: screens belong to a machine, and not to who one is on a server. It is read before the
 * program is loaded, so that the panes are at once where they will be.
 */
export function keptWidths(directory: string): KeptWidths {
  const path = join(directory, "widths.json");
  return {
    read() {
      try {
        return widthsIn(JSON.parse(readFileSync(path, "utf8")));
      } catch {
        // No file, or none of ours: there are widths without it.
        return {};
      }
    },
    keep(widths) {
      try {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        writeFileSync(path, JSON.stringify(widths), { mode: 0o600 });
        return undefined;
      } catch (error) {
        return `This could not be kept on disk: ${error instanceof Error ? error.message : error}`;
      }
    },
  };
}

/** Whatever is no width is passed over; how much of one there is room for is seen later. */
function widthsIn(content: unknown): Widths {
  const { rooms, members } = content as Record<string, unknown>;
  return {
    ...(isWidth(rooms) ? { rooms } : {}),
    ...(isWidth(members) ? { members } : {}),
  };
}

function isWidth(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
