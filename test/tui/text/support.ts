import type { Reader } from "../../../src/tui/text/spans.ts";
import { createTheme } from "../../../src/tui/theme/theme.ts";

/** Who reads, and on what. */
export function reader(more: Partial<Reader> = {}, environment: NodeJS.ProcessEnv = {}): Reader {
  const theme = createTheme({ LANG: "en_US.UTF-8", TERM: "xterm-256color", ...environment });
  return { theme, name: "alice", revealed: false, id: "m1", ...more };
}
