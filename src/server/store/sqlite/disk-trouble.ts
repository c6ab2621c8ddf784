/** Whether it says that there is no space left: also when it was the index of the log that found no room. */
export function isDiskFull(code: string): boolean {
  return ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "ENOSPC", "EDQUOT"].includes(code);
}
