import type { Argv } from "yargs";

/** Sentences in place of those of yargs. */
export const sentences = {
  "Arguments %s and %s are mutually exclusive": "Say either --%s or --%s, not both",
};

/** What is wrong with a command line, and where to read how it is right. */
export function wrongWords(name: string, message: string, program: Argv): string {
  const { commands, fullCommands } = contextOf(program);
  const help = `See: ${[name, ...commands, "--help"].join(" ")}`;
  const given = /^Not enough non-option arguments: got (\d+)/.exec(message)?.[1];
  const missing = given && needed(fullCommands.at(-1))[Number(given)];
  return missing ? `${missing} is missing. ${help}` : `${message}. ${help}`;
}

/** `<message>` and `<emoji>` of `react <message> <emoji>`. */
function needed(command = ""): readonly string[] {
  return command.match(/<[^>]*>/g) ?? [];
}

/** Which subcommand it came to: yargs knows, and its types do not say so. */
function contextOf(program: Argv): { commands: readonly string[]; fullCommands: readonly string[] } {
  const { getContext } = (program as unknown as Inner).getInternalMethods();
  return getContext();
}

interface Inner {
  getInternalMethods(): { getContext(): ReturnType<typeof contextOf> };
}
