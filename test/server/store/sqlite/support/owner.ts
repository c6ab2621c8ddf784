import { takeOwnership } from "../../../../../src/server/store/sqlite/lock.ts";

// A process that owns the directory it is given until it is killed.
process.send?.("owner" in takeOwnership(process.argv[2] as string) ? "taken" : "owned");
process.on("message", () => {});
