import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { editorCommand, editText } from "../../src/tui/editor.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";

test.each<[NodeJS.ProcessEnv, string[]]>([
  [{ VISUAL: "code --wait", EDITOR: "vi" }, ["code", "--wait"]],
  [{ VISUAL: " ", EDITOR: "nano" }, ["nano"]],
  [{ EDITOR: `"/opt/my editor/ed" -c 'set tw=0; x'` }, ["/opt/my editor/ed", "-c", "set tw=0; x"]],
  [{ EDITOR: "vi $(touch x); y" }, ["vi", "$(touch", "x);", "y"]],
  [{}, ["vi"]],
])("%j is %j", (environment, command) => {
  expect(editorCommand(environment)).toEqual(command);
});

const script = (code: string) => [process.execPath, "-e", code];

test("a text is as its person leaves it, and nothing of it stays behind", async () => {
  const notes = join(temporaryDirectory(), "notes");
  const code = `const fs = require("fs"); const file = process.argv[1];
    const mode = path => fs.statSync(path).mode & 0o777;
    const notes = { file, modes: [mode(file), mode(require("path").dirname(file))] };
    fs.writeFileSync(${JSON.stringify(notes)}, JSON.stringify(notes));
    fs.appendFileSync(file, " and more\\n");`;
  expect(await editText("a word", script(code))).toBe("a word and more");
  const { file, modes } = JSON.parse(readFileSync(notes, "utf8"));
  expect(modes).toEqual([0o600, 0o700]);
  expect(() => statSync(dirname(file))).toThrow("ENOENT");
});

test.each([
  ["in the file", ".", `fs.writeFileSync(file, "half a sen")`],
  ["in one beside it", "a", `fs.writeFileSync(file + ".save", "half a sen")`],
])(
  "what an editor that is closed with its terminal left %s stays, and it is told where",
  async (_, text, act) => {
    const code = `const fs = require("fs"); const file = process.argv[1]; ${act}; process.kill(process.pid, "SIGHUP");`;
    const failure = await editText(text, script(code)).catch(String);
    const [, directory = ""] = /ended with SIGHUP\. What it left is in (\S+)$/.exec(failure) ?? [];
    const left = readdirSync(directory).map(name => readFileSync(join(directory, name), "utf8"));
    rmSync(directory, { recursive: true });
    expect(left).toContain("half a sen");
  },
);

test("of an editor that fails and wrote nothing, nothing stays behind", async () => {
  const notes = join(temporaryDirectory(), "notes");
  const code = `require("fs").writeFileSync(${JSON.stringify(notes)}, process.argv[1]); process.exit(1)`;
  await expect(editText("a word", script(code))).rejects.toThrow(/ended with 1$/);
  expect(() => statSync(dirname(readFileSync(notes, "utf8")))).toThrow("ENOENT");
});

test("an editor that fails, or that there is not, says so", async () => {
  await expect(editText("a", script("process.exit(3)"))).rejects.toThrow("ended with 3");
  await expect(editText("a", ["/no/such/editor"])).rejects.toThrow("ENOENT");
});
