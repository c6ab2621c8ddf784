/** What a line says: itself, and `//` a slash. Undefined: it is a command, or is meant to be one. */
export function saidBy(line: string): string | undefined {
  if (!line.startsWith("/")) return line;
  return line.startsWith("//") ? line.slice(1) : undefined;
}
