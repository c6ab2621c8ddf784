import { execFileSync } from "node:child_process";
import { build } from "esbuild";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { lateBuiltins } from "../../scripts/bundle/late-builtins.ts";
import { LateSegmenter } from "../../scripts/bundle/late-segmenter.ts";
import ourWidth from "../../scripts/bundle/string-width.ts";

const texts = [
  "",
  "plain",
  "\x1b[31m│ red\x1b[0m",
  "│ ┌─┐ ✓✓ Привет",
  "日本語 é e\u0301",
  "👨‍👩‍👧‍👦 🇩🇪 ❤️",
  "\r\n",
  "\x1b[31mred │\x1b[0m 漢字",
];

// What the bundle puts in the place of other people's code has to be as good as that.
it.each(texts)("the late segmenter cuts %j as the real one does", text => {
  const cut = (segmenter: Pick<LateSegmenter, "segment">) =>
    Array.from(segmenter.segment(text), ({ segment, index }) => [segment, index]);
  expect(cut(new LateSegmenter())).toEqual(cut(new Intl.Segmenter()));
});

it.each(texts)("the late segmenter finds what is at each place of %j as the real one does", text => {
  const found = (segmenter: Pick<LateSegmenter, "segment">) =>
    Array.from({ length: text.length + 1 }, (_, at) => segmenter.segment(text).containing(at));
  expect(found(new LateSegmenter())).toEqual(found(new Intl.Segmenter()));
});

it.each(texts)("Ink's width of %j is string-width's", text => {
  expect(ourWidth(text)).toBe(stringWidth(text));
});

it("what comes with Node is loaded when it is used, and is then what it always was", async () => {
  const contents = `
    import { EventEmitter } from "node:events";
    import { spawn } from "node:child_process";
    import path, { sep } from "path";
    import process from "node:process";
    const isLoaded = () => process.moduleLoadList.includes("NativeModule child_process");
    const before = isLoaded();
    class Ours extends EventEmitter {}
    const same = [typeof spawn, path.join("a", "b"), sep, new Ours().emit("nothing"), process === globalThis.process];
    console.log(JSON.stringify([before, isLoaded(), same]));
  `;
  const { outputFiles } = await build({
    stdin: { contents, sourcefile: "program.mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    plugins: [lateBuiltins],
  });
  const program = outputFiles[0]?.text ?? "";
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  expect(JSON.parse(printed)).toEqual([false, true, ["function", "a/b", "/", false, true]]);
});
