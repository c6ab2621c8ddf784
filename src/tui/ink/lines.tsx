import { Text } from "ink";
import type { ReactNode } from "react";

/** Lines that are styled already, one below the other. One text for all: each further node costs Ink a layout. */
export function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return <Text wrap="truncate">{lines.join("\n")}</Text>;
}
