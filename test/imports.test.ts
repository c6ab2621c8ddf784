import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** What each folder may import of ours. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  client: ["protocol"],
  server: ["protocol"],
  tui: ["client", "protocol"],
  cli: ["client", "protocol", "server", "tui"],
};

const files = globSync("**/*.{ts,tsx}", { cwd: src });

function importsOf(file: string, types = true): string[] {
  const whole = readFileSync(join(src, file), "utf8");
  const text = types ? whole : whole.replace(/^import type [^;]+;/gm, "");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(match => match[1] as string);
  return found.map(path => normalize(join(dirname(file), path)));
}

const folderOf = (file: string) => file.split("/")[0] as string;

it("imports go one way: protocol, then client and server, then tui, then cli", () => {
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.flatMap(file =>
    importsOf(file)
      .filter(path => !path.startsWith(".."))
      .filter(path => folderOf(path) !== folderOf(file) && !allowed[folderOf(file)]?.includes(folderOf(path)))
      .map(path => `${file} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

it("another folder is entered by its front door where it has one", () => {
  const doors = ["client", "protocol"];
  // The store's threads load single files of the protocol, without its validators: they start in half the time.
  // What is drawn before the program is loaded cannot wait for a front door.
  const exempt = (file: string) => file.startsWith("server/store/") || file === "cli/opening.ts";
  const wrong = files
    .filter(file => !exempt(file))
    .flatMap(file =>
      importsOf(file)
        .filter(path => doors.includes(folderOf(path)) && folderOf(path) !== folderOf(file))
        .filter(path => path !== `${folderOf(path)}/index.ts`)
        .map(path => `${file} imports ${path}`),
    );
  expect(wrong).toEqual([]);
});

it("a store's thread loads none of the protocol's schemas, of which it would be half", () => {
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const next of importsOf(file, false)) load(next);
  };
  load("server/store/sqlite/worker.ts");
  expect([...loaded]).toContain("protocol/errors.ts");
  expect([...loaded].filter(file => /^protocol\/(index|schema|frame|frames\/.*)\.ts$/.test(file))).toEqual(
    [],
  );
});

it("Ink is loaded with the first that it lays out, and not with the program", () => {
  const outside = files.filter(file => !file.startsWith("tui/ink/"));
  const early = outside.filter(file =>
    /^import (?!type )[^;]+ from "(ink|[^"]*\/ink\/[^"]+)";/m.test(readFileSync(join(src, file), "utf8")),
  );
  expect(early).toEqual([]);
  expect(outside.flatMap(file => importsOf(file, false))).toContain("tui/ink/panes.ts");
});

it("no file imports itself in a circle, types apart", () => {
  const graph = new Map(files.map(file => [file, importsOf(file, false)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" > "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
