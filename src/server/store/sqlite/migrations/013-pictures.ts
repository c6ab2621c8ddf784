import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Pictures in messages. The last column: who reads of a message what is before it does not read a picture. */
export const pictures: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table messages add column picture text`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.alterTable("messages").dropColumn("picture").execute();
  },
};
