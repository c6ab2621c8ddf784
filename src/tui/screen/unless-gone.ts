/** The terminal itself may be gone: then there is nothing to give back. */
export function unlessGone(act: () => void): void {
  try {
    act();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["EIO", "EPIPE", "EBADF", "ENXIO", "ENOTTY"].includes(code)) throw error;
  }
}
