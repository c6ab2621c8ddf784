import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the small file beside the database says, and by what it is known itself; see `continueBranch`. */
export interface Branch {
  readonly id: string;
  /** Its number on its disk, and when it was made: a copy has others. */
  readonly place: string;
  /** How many batches had changed what clients keep. */
  readonly reached: number;
}

/** So many digits have all numbers in it: it is written over in place. */
const digits = 16;

/** Where it is beside a database. */
export function branchFile(database: string): string {
  return join(dirname(database), "branch");
}

/** What is there, which may be anything; undefined if there is none. */
export function readBranch(file: string): Branch | undefined {
  let opened: number;
  try {
    opened = openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const [reached, id = ""] = readFileSync(opened, "utf8").trim().split(" ");
    return { id, place: placeOf(opened), reached: Number(reached) };
  } finally {
    closeSync(opened);
  }
}

/** Makes one, which is on disk when this returns. */
export function makeBranch(file: string, id: string, reached: number): Branch {
  rmSync(file, { force: true });
  const made = openSync(file, "wx", 0o600);
  try {
    writeSync(made, `${padded(reached)} ${id}\n`);
    fsyncSync(made);
    return { id, place: placeOf(made), reached };
  } finally {
    closeSync(made);
  }
}

/** Writes down how far the history has come. */
export class Milestones {
  readonly #file: number;

  constructor(file: string) {
    this.#file = openSync(file, "r+");
  }

  /** Waits for no disk: a power cut may leave an earlier number there, which only says less. */
  reached(count: number): void {
    writeSync(this.#file, padded(count), 0);
  }

  close(): void {
    closeSync(this.#file);
  }
}

function padded(count: number): string {
  return String(count).padStart(digits, "0");
}

function placeOf(opened: number): string {
  const { ino, birthtimeNs } = fstatSync(opened, { bigint: true });
  return `${ino} ${birthtimeNs}`;
}
