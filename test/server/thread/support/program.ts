import { runProgram } from "../../../../src/server/thread/program.ts";

/** Doubles numbers; a number below zero is a bug to it, and at zero it simply ends. */
runProgram<number, number>(() => ({
  answer(number) {
    if (number < 0) throw new Error(`${number} is below zero`);
    if (number === 0) process.exit();
    return 2 * number;
  },
}));
