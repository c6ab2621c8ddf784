import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const vi: Command = {
  name: "vi",
  usage: "/vi on|off",
  help: "write as in vi, with an insert, a normal and a visual mode; for good: vi = true in config.toml",
  run(argument, { writeAsInVi }) {
    if (argument !== "on" && argument !== "off") return failed(`Like this: ${this.usage}`);
    writeAsInVi(argument === "on");
    const text = argument === "on" ? "Esc is vi's normal mode now." : "The keys are those of a shell now.";
    return { text, error: false };
  },
};
