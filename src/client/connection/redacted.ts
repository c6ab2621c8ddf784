/**
 * The texts of a frame that may be seen: whatever else is text is hidden, so that a field that is new, here or on a newer
 * server, is a secret until it is listed. A test goes through all that the protocol has and names those that are hidden.
 */
const open: ReadonlySet<string> = new Set([
  ...["type", "version", "versions", "signIn", "registration", "epoch", "cid"],
  ...["user", "name", "names", "userName", "by", "byName", "display", "status", "presence"],
  ...["role", "roomName", "rooms", "topic", "colour", "notify", "order", "keywords", "after"],
  ...["text", "emoji", "query", "message", "field", "reason", "why", "state", "kind", "action", "can"],
  // Of what is drawn; a picture is no secret, but long.
  ...["sid", "tool", "ink", "did"],
]);

export const hidden = "(hidden)";
/** Nothing of ours is deeper. What is could take the stack of whoever goes through it. */
const deepest = 16;

/** What was read from a frame, without what nobody else may see: what proves who one is, and where people are. */
export function redacted(frame: unknown): unknown {
  const isError = typeof frame === "object" && frame !== null && "type" in frame && frame.type === "error";
  return shown(frame, "", isError, deepest);
}

/** `code`: an error's says what is wrong; any other lets somebody in. */
function shown(value: unknown, name: string, isError: boolean, deeper: number): unknown {
  if (typeof value === "string") return open.has(name) || (isError && name === "code") ? value : hidden;
  if (typeof value !== "object" || value === null) return value;
  if (deeper === 0) return hidden;
  if (Array.isArray(value)) return value.map(one => shown(one, name, isError, deeper - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, shown(inner, key, isError, deeper - 1)]),
  );
}
