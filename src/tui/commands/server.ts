import type { Command } from "./command.ts";

export const server: Command = {
  name: "server",
  usage: "/server [PROFILE|-]",
  help: "go to the server of another profile, or back with -; without one, which there are",
  run(argument, { servers: { here, known }, visit }) {
    if (argument !== "") return visit(argument);
    const all = known.map(({ name, about }) => `${name === here ? "*" : ""}${name} (${about})`).join("  ");
    return { text: all === "" ? "There are no profiles: config.toml has them." : all, error: false };
  },
};
