import { type LimitSettings, readLimits } from "../server/limits/settings.ts";
import { fromEnvironment } from "./environment.ts";
import { Exit, exit } from "./exit.ts";

/** The limits that the flags set, over those of the environment: each by its name. */
export function chosenLimits(flags: readonly string[]): LimitSettings {
  const environment = (fromEnvironment("limit") ?? "").split(",").filter(word => word.trim() !== "");
  const read = readLimits([...environment, ...flags]);
  if ("problem" in read) throw new Exit(exit.usage, read.problem);
  return read.limits;
}
