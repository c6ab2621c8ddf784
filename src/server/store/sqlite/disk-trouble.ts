/** Whether it says that there is no space left: also when it was the index of the log that found no room. */
export function isDiskFull(code: string): boolean {
  return ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "ENOSPC", "EDQUOT"].includes(code);
}

/** Whether a disk did that, to SQLite or to a file beside it, and no bug of ours. */
export function isDiskTrouble(error: unknown): boolean {
  const code = codeOf(error);
  return isDiskFull(code) || /^(SQLITE_(IOERR|BUSY|READONLY|CANTOPEN)|EIO|EROFS)/.test(code);
}

/** An error's code; empty, if it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
