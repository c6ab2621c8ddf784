/** For `coerce`: a number that makes sense, or a sentence. Where less than one makes sense, parts of one do, too. */
export function atLeast(
  least: number,
  what: string,
  most = Number.MAX_SAFE_INTEGER,
): (given: number) => number {
  return given => {
    const fits = given >= least && given <= most && (least < 1 || Number.isInteger(given));
    // Left out, where it may be.
    if (fits || given === undefined) return given;
    const to = most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`;
    throw new Error(`${what} is a ${least < 1 ? "" : "whole "}number from ${least}${to}.`);
  };
}

export const limitOption = {
  type: "number",
  coerce: atLeast(1, "--limit"),
  default: 50,
  describe: "how many messages",
} as const;

/** From some seconds to nearly eight thousand years: the protocol has none after the year 9999. */
export const daysOption = { type: "number", coerce: atLeast(0.0001, "--days", 2_900_000) } as const;
