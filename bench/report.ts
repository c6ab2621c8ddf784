/** One figure of a run, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

export function isMet({ value, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

/** A line a figure, with its target and whether it was met. */
export function line(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const shown = value >= 1_000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
  const goal = !target
    ? ""
    : "atMost" in target
      ? `at most ${target.atMost}`
      : `at least ${target.atLeast.toLocaleString("en")}`;
  const met = isMet(figure);
  const mark = met === undefined ? "" : met ? "met" : "MISSED";
  return `  ${name.padEnd(58)} ${shown.padStart(10)} ${unit.padEnd(12)} ${goal.padEnd(18)} ${mark}`.trimEnd();
}
