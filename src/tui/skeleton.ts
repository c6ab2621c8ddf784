import { layout, type Widths } from "./layout.ts";
import type { Size } from "./screen/terminal.ts";
import { asciiGlyphs, unicodeGlyphs } from "./theme/glyphs.ts";

/**
 * What is on the screen before anything is known: the lines between the panes, the name of the room, the prompt. It is
 * drawn before the rest of the program is loaded, so that this file and what it imports stay small. Without colours,
 * which only the settings know.
 */
export function skeleton(size: Size, title: string, unicode: boolean, widths: Widths = {}): string {
  const { bar, line, prompt, ellipsis } = unicode ? unicodeGlyphs : asciiGlyphs;
  const areas = layout(size, { widths }, 1);
  const parts: string[] = [];
  const put = (x: number, y: number, text: string) => parts.push(`\x1b[${y + 1};${x + 1}H${text}`);
  const column = (x: number, top: number, height: number) => {
    for (let y = top; y < top + height; y++) put(x, y, faint(bar));
  };

  const [head, rooms, members] = [areas.get("title"), areas.get("rooms"), areas.get("members")];
  if (head) put(0, head.y, ` ${title} `.slice(0, head.width));
  if (rooms) column(rooms.x + rooms.width - 1, rooms.y, rooms.height);
  if (members) column(members.x, members.y, members.height);
  const status = areas.get("status");
  if (status) {
    const said = ` connecting${ellipsis} `.slice(0, Math.max(0, status.width - 1));
    put(0, status.y, faint(line.repeat(status.width - said.length - 1) + said + line));
  }
  const composer = areas.get("composer");
  if (composer) put(0, composer.y, `${prompt} `.slice(0, composer.width));
  return parts.join("");
}

function faint(text: string): string {
  return `\x1b[2m${text}\x1b[22m`;
}
