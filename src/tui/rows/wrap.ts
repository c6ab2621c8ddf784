import { graphemes, width } from "../../protocol/index.ts";

/** Printable text as rows of at most so many cells: broken at spaces where there are any, else between characters. */
export function wrap(text: string, cells: number, measure = width): string[] {
  return text.split("\n").flatMap(line => wrapLine(line, Math.max(1, cells), measure));
}

function wrapLine(line: string, cells: number, measure: (text: string) => number): string[] {
  if (measure(line) <= cells) return [line];
  const rows: string[] = [];
  let row = "";
  let used = 0;
  const next = () => {
    rows.push(row.trimEnd());
    row = "";
    used = 0;
  };
  for (const word of line.match(/\s+|[^\s]+/g) ?? []) {
    const wide = measure(word);
    if (used + wide <= cells) {
      row += word;
      used += wide;
    } else if (/^\s/.test(word)) {
      // Space at the end of a row is not carried to the next.
      next();
    } else {
      if (used > 0 && (wide <= cells || used > cells / 2)) next();
      // A character may be of so many cells that the row cannot hold it.
      const parts = graphemes(word).map(one => (measure(one) > cells ? "\ufffd" : one));
      for (const grapheme of parts) {
        const wideness = measure(grapheme);
        if (used + wideness > cells && used > 0) next();
        row += grapheme;
        used += wideness;
      }
    }
  }
  if (row !== "") rows.push(row.trimEnd());
  return rows;
}
