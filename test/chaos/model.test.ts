import { it } from "vitest";
import { check } from "../client/model/model.ts";

/** `RUNS=5000 npm run chaos`; a seed begins it with the same acts again: `SEED=123`. */
const { RUNS, SEED } = process.env;

it(
  "whoever does what on whatever line, all clients and the database agree in the end",
  async () => {
    await check(Number(RUNS ?? 200), 20, SEED === undefined ? undefined : Number(SEED));
  },
  2 ** 31 - 1,
);
