import { Box, Text } from "ink";
import { type ReactNode, useContext, useInsertionEffect } from "react";
import { TakeRows } from "../screen/take-rows.ts";

/**
 * A pane's rows, which are styled and fitted already. Their root takes them past Ink's output stage, which would cut
 * each into characters twice and put it together again as it was: at 200x60 that was half of what a new message cost,
 * and most of the garbage. Where no root takes them, Ink draws them.
 */
export function Rows({
  rows,
  width,
  height,
}: {
  rows: readonly string[];
  width: number;
  height: number;
}): ReactNode {
  const take = useContext(TakeRows);
  const fitted = rows.slice(0, height);
  // When it is certain that they are to be seen, and before Ink tells its root that there is a frame.
  useInsertionEffect(() => take?.(fitted));
  if (take) return null;
  // One text for all: each further node costs Ink a layout.
  return (
    <Box width={width} height={height}>
      <Text wrap="truncate">{fitted.join("\n")}</Text>
    </Box>
  );
}

export interface PaneSize {
  readonly width: number;
  readonly height: number;
}
