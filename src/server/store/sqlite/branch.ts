import { renameSync } from "node:fs";
import type Sqlite from "better-sqlite3";
import { nanoid } from "nanoid";
import { type Branch, branchFile, makeBranch, readBranch } from "./branch-file.ts";

/**
 * Looks whether this history is the one that was here last, and gives all rooms new epochs if it is another; whether it
 * is. What is put back from a backup ends before what clients know, and then goes on otherwise, past the versions that
 * they know: without another epoch they would keep what was never said in it.
 *
 * A database cannot tell that of itself. So it and a small file beside it know each other, and however one of them is
 * put back, they do not any more:
 * - the file says how far the history has come. A database that was copied in the same run knows of less;
 * - at each start there is a new file with a new id. A database of an earlier run knows another one;
 * - the database knows the file by its place on the disk. A directory that was copied has another file.
 */
export function continueBranch(database: Sqlite.Database, history: string): boolean {
  const file = branchFile(history);
  const fresh = `${file}.new`;
  const known = database.prepare("select id, place, reached from branch").get() as Branch | undefined;
  const before = readBranch(file);
  // Without either it is a history that was begun when neither was kept. A start that was killed may have left its file
  // where it was made.
  const isSame = known ? knows(known, before) || knows(known, readBranch(fresh)) : !before;
  const made = makeBranch(fresh, nanoid(), known?.reached ?? 0);
  database
    .transaction(() => {
      if (!isSame) database.exec("update rooms set epoch = lower(hex(randomblob(16)))");
      database.exec("delete from branch");
      database.prepare("insert into branch (id, place, reached) values (:id, :place, :reached)").run(made);
    })
    .immediate();
  renameSync(fresh, file);
  return !isSame;
}

function knows(known: Branch, found: Branch | undefined): boolean {
  return found?.id === known.id && found.place === known.place && found.reached <= known.reached;
}
