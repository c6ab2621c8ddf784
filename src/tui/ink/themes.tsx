import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { PaneSize } from "../panes/pane.tsx";
import type { Theme } from "../theme/theme.ts";
import type { View } from "../view.ts";
import { Lines } from "./lines.tsx";

/** The themes there are, one below the other: what is chosen is seen on everything beside it. */
export function Themes({
  choice: { names, at },
  theme,
  width,
  height,
}: PaneSize & { choice: NonNullable<View["themes"]>; theme: Theme }): ReactNode {
  const room = height - 1;
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), names.length - room));
  const lines = names.slice(first, first + room).map((name, place) => {
    const chosen = first + place === at;
    const row = theme.clip(`${chosen ? theme.glyphs.prompt : " "}${name}`, width - 1);
    return chosen ? theme.paint("active", row.padEnd(width - 1)) : row;
  });
  const bar = theme.paint("dim", theme.glyphs.bar);
  return (
    <Box width={width} height={height}>
      <Lines lines={Array<string>(height).fill(bar)} />
      <Box flexDirection="column">
        <Text>{theme.paint("accent", " Themes")}</Text>
        <Lines lines={lines} />
      </Box>
    </Box>
  );
}
