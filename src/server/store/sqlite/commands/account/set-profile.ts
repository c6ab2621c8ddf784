import { refuse } from "../../../../../protocol/errors.ts";
import type { Colour, Profile, Refusal } from "../../../../../protocol/index.ts";
import { displayLooks, nameIn } from "../../../names/display-looks.ts";
import { isReserved } from "../../../names/reserved.ts";
import { may } from "../../../rights.ts";
import { accountNamed, accountOf } from "../../accounts.ts";
import { displayedAs } from "../../displayed.ts";
import { profileOf, toProfile } from "../../queries/profile.ts";
import { type Connection, statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const update = statement(
  (
    db,
    args: {
      user: number;
      display: string | null;
      looks: string | null;
      colour: Colour | null;
      status: string | null;
    },
  ) =>
    db
      .updateTable("users")
      .set({ display: args.display, display_looks: args.looks, colour: args.colour, status: args.status })
      .where("id", "=", args.user),
);

/** How somebody wants to be shown, if that is how nobody else is. */
export const setProfile: CommandRunner<"setProfile"> = ({ user, ...wishes }, { connection }) => {
  if (!may(accountOf(connection, user)?.role, "profile")) return { refusal: refuse("not_allowed") };
  const before: Profile = profileOf(connection, user);
  const { display = before.display, colour = before.colour, status = before.status } = wishes;
  const refusal = wishes.display && refused(connection, user, wishes.display);
  if (refusal) return { refusal };
  const row = { display: display || null, colour: colour ?? null, status: status || null };
  connection.run(update, { user, looks: row.display && displayLooks(row.display), ...row });
  return { result: toProfile(row) };
};

function refused(connection: Connection, user: number, display: string): Refusal | undefined {
  const name = nameIn(display);
  const field = "display";
  if (isReserved(name)) return refuse("name_reserved", { field });
  const holder = accountNamed(connection, name)?.id ?? user;
  const other = displayedAs(connection, name) ?? user;
  if (holder === user && other === user) return undefined;
  return refuse("name_taken", {
    field,
    message: "Somebody is called so, or it looks the same. Pick another.",
  });
}
