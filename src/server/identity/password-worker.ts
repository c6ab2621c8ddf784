import { getPriority, setPriority } from "node:os";
import { hashSync, type Options, verifySync } from "@node-rs/argon2";
import { runProgram } from "../thread/program.ts";
import type { PasswordAnswer, PasswordQuestion } from "./password-thread.ts";

/** As OWASP has it: 19 MiB and two passes, some 15 ms. The default of the library is argon2id. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nothing gives way more. */
const last = 19;
giveWay();

/** Checked where there is none, so that an answer takes as long whether or not there is one. */
const nobodys = hashSync("nobody's", cost);

runProgram<PasswordQuestion, PasswordAnswer>(() => ({
  answer(question) {
    if ("hash" in question) return { hash: hashSync(question.hash, cost) };
    const { check, against } = question;
    return { right: verifySync(against ?? nobodys, check) && against !== null };
  },
}));

/** Whoever talks goes before whoever signs in, also where all threads share one core. */
function giveWay(): void {
  // On Linux a thread has a priority of its own; elsewhere this would be that of the whole server.
  if (process.platform !== "linux") return;
  try {
    setPriority(Math.min(getPriority() + 10, last));
  } catch {
    // A sandbox may refuse it: then hashing takes its turns with the others.
  }
}
