import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { Keymap } from "../keys/keymap.ts";
import { helpRows } from "../panes/help.ts";
import type { PaneSize } from "../panes/pane.tsx";
import type { Theme } from "../theme/theme.ts";
import { Lines } from "./lines.tsx";

export function Help({
  first,
  keymap,
  theme,
  width,
  height,
}: PaneSize & { first: number; keymap: Keymap; theme: Theme }): ReactNode {
  const room = height - 1;
  const rows = helpRows(keymap, theme, width - 2).slice(first);
  const more = rows.length > room ? `${keymap.label("page-down")}: more. ` : "";
  return (
    <Box flexDirection="column" width={width} height={height} paddingX={1}>
      <Box flexDirection="column" height={room}>
        <Lines lines={rows.slice(0, room)} />
      </Box>
      <Text wrap="truncate">{theme.paint("dim", `${more}${keymap.label("escape")}: close.`)}</Text>
    </Box>
  );
}
