import { type Draft, insert, replace } from "./edit.ts";

/** Text comes in from elsewhere; of several lines one may still choose what they become. */
export function paste(draft: Draft, text: string): Draft {
  const after = insert(draft, text);
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines === 1 ? after : { ...after, doing: { what: "pasting", from: draft.cursor, lines } };
}

/** The lines that were just pasted as one. */
export function joinPasted(draft: Draft): Draft {
  return changed(draft, text =>
    text
      .split("\n")
      .map(line => line.trim())
      .filter(Boolean)
      .join(" "),
  );
}

/** The lines that were just pasted as code. */
export function fencePasted(draft: Draft): Draft {
  return changed(draft, (text, { before, after }) => {
    const begin = before === "" || before.endsWith("\n") ? "" : "\n";
    const end = after === "" || after.startsWith("\n") ? "" : "\n";
    return `${begin}\`\`\`\n${text.replace(/\n$/, "")}\n\`\`\`${end}`;
  });
}

function changed(
  draft: Draft,
  change: (text: string, around: { before: string; after: string }) => string,
): Draft {
  const { text, cursor, doing } = draft;
  if (doing?.what !== "pasting") return draft;
  const around = { before: text.slice(0, doing.from), after: text.slice(cursor) };
  return replace(draft, doing.from, cursor, change(text.slice(doing.from, cursor), around));
}
