import yargs, { type Argv } from "yargs";
import { hideBin } from "yargs/helpers";
import { programVersion } from "../protocol/index.ts";
import { isUnicode } from "../tui/locale.ts";
import { keepToAscii } from "./ascii.ts";
import { codeOf, Exit, type ExitCode, exit } from "./exit.ts";
import { whileTaken } from "./output.ts";
import { sentences, wrongWords } from "./wrong-words.ts";

let code: ExitCode = exit.done;

/** A subcommand's handler. The program ends with what it gives, and with nothing given all is done. */
export function finish<A>(run: (args: A) => Promise<ExitCode> | Promise<void>): (args: A) => Promise<void> {
  return async args => {
    code = (await run(args)) ?? exit.done;
  };
}

/** Runs one of our programs with the words it was given. */
export async function runProgram(name: string, build: (program: Argv) => Argv): Promise<void> {
  if (!isUnicode(process.env)) for (const stream of [process.stdout, process.stderr]) keepToAscii(stream);
  process.exitCode = await codeOf(() => whileTaken(() => parsed(name, build)));
}

/** Does what the words say, and gives how that ended. */
async function parsed(name: string, build: (program: Argv) => Argv): Promise<ExitCode> {
  const program: Argv = build(yargs(hideBin(process.argv)).scriptName(name))
    .version(programVersion)
    .help()
    .alias("h", "help")
    .strict()
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .updateStrings(sentences)
    .fail((message, error) => {
      // What an option's own check throws comes wrapped.
      if (error) throw error.name === "YError" ? new Exit(exit.usage, error.message) : error;
      throw new Exit(exit.usage, wrongWords(name, message, program));
    })
    .exitProcess(false);
  await program.parseAsync();
  return code;
}
