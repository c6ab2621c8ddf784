import { open } from "./opening.ts";

// What a person sees comes first; the rest of the program takes several times as long to load.
open(process.argv.slice(2));
await import("./chat-commands.ts");
