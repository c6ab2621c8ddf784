import { readFileSync, writeFileSync } from "node:fs";
import { accountSettings, settings } from "../src/cli/config/table.ts";
import { errors } from "../src/protocol/index.ts";
import { listSettings } from "../src/server/limits/settings.ts";
import { rights } from "../src/server/store/rights.ts";
import { svgOf } from "../src/tui/board/export/svg.ts";
import { txtOf } from "../src/tui/board/export/text.ts";
import { commands } from "../src/tui/commands/table.ts";
import { bindings, keyLabel } from "../src/tui/keys/table.ts";
import { palettes } from "../src/tui/theme/palettes.ts";
import { sketch } from "./sketch.ts";

/** Writes what the docs say of the code from the code: `npm run docs`. A test holds them to it. */
export function withTables(page: string): string {
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(new RegExp(`(<!-- ${name}: .*? -->\\n)[\\s\\S]*?(<!-- /${name} -->)`), `$1${table()}\n$2`),
    page,
  );
}

export const pages = ["protocol", "terminal", "operating", "config", "board"].map(
  name => new URL(`../docs/${name}.md`, import.meta.url),
);

const tables = {
  errors: () =>
    rows(
      ["code", "meaning", "retryable"],
      Object.entries(errors).map(([code, { message, retryable }]) => [
        `\`${code}\``,
        message,
        retryable ? "yes" : "no",
      ]),
    ),
  limits: () =>
    rows(
      ["name", "default", "what it limits"],
      listSettings().map(({ name, value, meaning }) => [`\`${name}\``, String(value), meaning]),
    ),
  roles: () =>
    [
      rightsTable("on the server", rights.server, ["owner", "admin", "member", "guest", "bot"]),
      rightsTable("in a room one is in", rights.room, ["owner", "moderator", "member"]),
    ].join("\n\n"),
  settings: () =>
    rows(
      ["setting", "default", "what it is"],
      Object.entries(settings).map(([name, { schema, otherwise, meaning }]) => {
        const words = "enum" in schema ? ` One of ${schema.enum.map(word => `\`${word}\``).join(", ")}.` : "";
        // The login name is that of whoever writes the docs.
        const known = otherwise === undefined || name === "user" ? "" : `\`${JSON.stringify(otherwise)}\``;
        const inProfile = Object.hasOwn(accountSettings, name) ? " Also in profiles." : "";
        return [`\`${name}\``, known, `${meaning}.${words}${inProfile}`];
      }),
    ),
  themes: () =>
    rows(
      ["theme", "background"],
      Object.entries(palettes).map(([name, { background }]) => [`\`${name}\``, `\`${background}\``]),
    ),
  keys: () =>
    rows(
      ["keys", "what they do", "its name"],
      bindings
        .filter(({ help }) => help !== "")
        .map(({ keys, help, action }) => [keys.map(keyLabel).join(", "), help, `\`${action}\``]),
    ),
  commands: () =>
    rows(
      ["command", "what it does"],
      commands.map(({ usage, help }) => [`\`${usage}\``, help]),
    ),
  sketch: () => `\`\`\`text\n${Buffer.from(txtOf(sketch())).toString()}\`\`\``,
};

/** The same sketch as the picture that the page of boards shows. */
export const sketchFile = new URL("../docs/board.svg", import.meta.url);

function rightsTable(
  where: string,
  table: Readonly<Record<string, { does: string; roles: readonly string[] }>>,
  roles: readonly string[],
): string {
  const body = Object.values(table).map(({ does, roles: having }) => [
    does,
    ...roles.map(role => (having.includes(role) ? "yes" : "")),
  ]);
  return rows([where, ...roles], body);
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...body].map(cells => `| ${cells.join(" | ")} |`).join("\n");
}

if (import.meta.main) {
  for (const page of pages) writeFileSync(page, withTables(readFileSync(page, "utf8")));
  writeFileSync(sketchFile, svgOf(sketch()));
}
