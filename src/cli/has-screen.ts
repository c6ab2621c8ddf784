/** Whether there is a full screen to draw on. Readers of the screen and plain terminals are told line by line. */
export function hasScreen(): boolean {
  const { TERM, INK_SCREEN_READER } = process.env;
  return Boolean(
    process.stdin.isTTY && process.stdout.isTTY && TERM !== "dumb" && INK_SCREEN_READER !== "true",
  );
}
