import { Box, Text } from "ink";
import type { ReactNode } from "react";

/** A pane's rows, which are styled and fitted already. One text for all: each further node costs Ink a layout. */
export function Rows({
  rows,
  width,
  height,
}: {
  rows: readonly string[];
  width: number;
  height: number;
}): ReactNode {
  return (
    <Box width={width} height={height}>
      <Text wrap="truncate">{rows.slice(0, height).join("\n")}</Text>
    </Box>
  );
}

export interface PaneSize {
  readonly width: number;
  readonly height: number;
}
