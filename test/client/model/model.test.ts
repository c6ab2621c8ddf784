import { it } from "vitest";
import { check } from "./model.ts";

it("whoever does what on whatever line, all clients and the database agree in the end", async () => {
  await check(2, 3);
  // Two servers and ten programs: slow where much else goes on.
}, 120_000);
