import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const theme: Command = {
  name: "theme",
  usage: "/theme [THEME]",
  help: "another look; without a name, choose from a list and see each",
  run(argument, { look, chooseTheme }) {
    if (argument === "") {
      chooseTheme();
      return undefined;
    }
    if (!look.names.includes(argument))
      return failed(`There is no theme ${argument}: ${look.names.join(", ")}`);
    look.choose(argument);
    return { text: `For good it is theme = "${argument}" in config.toml.`, error: false };
  },
};
