import { Box } from "ink";
import type { ReactNode } from "react";
import { infoRows } from "../panes/info.ts";
import type { PaneSize } from "../panes/pane.tsx";
import type { Times } from "../rows/dates.ts";
import type { Theme } from "../theme/theme.ts";
import type { MessageInfo } from "../view.ts";
import { Lines } from "./lines.tsx";

export function Info({
  info,
  now,
  times,
  theme,
  width,
  height,
}: PaneSize & { info: MessageInfo; now: number; times: Times; theme: Theme }): ReactNode {
  const rows = infoRows(info, { now, times, theme }, width).slice(info.first, info.first + height);
  return (
    <Box width={width} height={height}>
      <Lines lines={rows} />
    </Box>
  );
}
