/** A row of ours without its colours and its links: what is read of it. */
export function withoutLooks(row: string): string {
  return row.replace(/\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\/g, "");
}
