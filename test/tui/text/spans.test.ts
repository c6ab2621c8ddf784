import { expect, test } from "vitest";
import { type Reader, spansOf } from "../../../src/tui/text/spans.ts";
import { reader } from "./support.ts";

/** Each span that has a look as `role+role(text)`, hidden ones as `hidden(text)`, where they lead behind `->`. */
function looks(text: string, who: Reader = reader()): string {
  return spansOf(text, who)
    .map(({ text, roles, link, hidden }) => {
      const look = [...roles, ...(hidden ? ["hidden"] : [])].join("+");
      const shown = look === "" ? text : `${look}(${text})`;
      return link ? `${shown}->${link.href} ` : shown;
    })
    .join("");
}

test.each([
  ["**bold**", "strong(bold)"],
  ["*italic* and _italic_", "italic(italic) and italic(italic)"],
  ["***both***", "strong+italic(both)"],
  ["~~gone~~", "strike(gone)"],
  ["`code`", "dim(`)code(code)dim(`)"],
  ["``a ` b``", "dim(``)code(a ` b)dim(``)"],
  ["**a *b* c**", "strong(a )strong+italic(b)strong( c)"],
  ["**a _b_**", "strong(a )strong+italic(b)"],
  ['(*x*), *really?* "*so*"', '(italic(x)), italic(really?) "italic(so)"'],
  ["**`code`**", "strong+dim(`)strong+code(code)strong+dim(`)"],
  ["你好**世界**吗", "你好strong(世界)吗"],
  ["단어**굵게**는", "단어strong(굵게)는"],
  ["`*not* this`", "dim(`)code(*not* this)dim(`)"],
])("%j is %s", (text, expected) => expect(looks(text)).toBe(expected));

test.each([
  "a_b_c and snake_case_name",
  "2*3*4 = 24, 2 * 3 * 4",
  "__init__ and __FILE__",
  "*.ts and *.js",
  "char *p, *q; int **argv",
  "f(*args, **kwargs)",
  '"*" and "*", (*) and (*)',
  "a || b || c, if (a||b||c)",
  "¯\\_(ツ)_/¯",
  "\\*not italic\\*",
  "~/bin ~~ ~3",
  "***** 5 stars ****",
  "/* comment */ and /*comment*/",
  "one * and no other",
  "**not closed",
  "`not closed",
  "*a\nb*",
  "`a\nb`",
  "[x](javascript:alert(1)) [y](file:///etc/passwd) [z](http://)",
  "[brackets] and (parentheses) [a] (b)",
  "-rw-r--r-- 1 root root 4_096 *",
  "10:30:45 a:b:c ::1 std::vector::iterator :nothing_that_is_an_emoji:",
  "a@b.example user@host:path @types/node",
  "#1 #42 &#39; C# #",
  " /\\_/\\\n( o.o )\n > ^ <\n|_| || ||",
  "1. in prose",
  "ftp://a.example javascript:alert(1) data:text/html,x",
  "https://user:pass@a.example/ https://google.com@evil.example",
])("%j stays as typed", text => expect(looks(text)).toBe(text));

test.each([
  ["https://a.example/b_c_d", "link(https://a.example/b_c_d)->https://a.example/b_c_d "],
  ["see http://a.example/x.", "see link(http://a.example/x)->http://a.example/x ."],
  ["(https://a.example)", "(link(https://a.example)->https://a.example )"],
  ["https://a.example/w_(x)", "link(https://a.example/w_(x))->https://a.example/w_(x) "],
  ["wss://a.example", "link(wss://a.example)->wss://a.example/ "],
  ["mailto:a@b.example", "link(mailto:a@b.example)->mailto:a@b.example "],
  ["**https://a.example**", "strong+link(https://a.example)->https://a.example "],
  ["[docs](https://a.example)", "link(docs)->https://a.example "],
  ["[**b** c](https://a.example)", "strong+link(b)->https://a.example link( c)->https://a.example "],
  ["[w](https://a.example/w_(x))", "link(w)->https://a.example/w_(x) "],
  ["[a [b](https://b.example) c](https://c.example)", "[a link(b)->https://b.example  c](https://c.example)"],
  ["[https://a.example/x](https://a.example/x)", "link(https://a.example/x)->https://a.example/x "],
])("%j leads there", (text, expected) => expect(looks(text)).toBe(expected));

test.each([
  [
    "[https://bank.example](https://evil.example)",
    "link(https://bank.example)->https://evil.example dim( (evil.example))",
  ],
  [
    "[bank.example](https://evil.example/bank.example)",
    "link(bank.example)->https://evil.example/bank.example dim( (evil.example))",
  ],
  [
    "[ｂａｎｋ．example](https://evil.example)",
    "link(ｂａｎｋ．example)->https://evil.example dim( (evil.example))",
  ],
  [
    "[boss@bank.example](mailto:me@evil.example)",
    "link(boss@bank.example)->mailto:me@evil.example dim( (me@evil.example))",
  ],
  [
    "https://аррӏе.example",
    "link(https://аррӏе.example)->https://xn--80ak6aa92e.example/ dim( (xn--80ak6aa92e.example))",
  ],
  ["http://0x7f.1/", "link(http://0x7f.1/)->http://127.0.0.1/ dim( (127.0.0.1))"],
])("%j says where it really leads", (text, expected) => expect(looks(text)).toBe(expected));

test("an address that does not fit its form is harmless, whatever is in it", () => {
  expect(looks("https://a.example/ü?q=ñ")).toBe(
    "link(https://a.example/ü?q=ñ)->https://a.example/%C3%BC?q=%C3%B1 ",
  );
  expect(looks(`https://a.example/${"x".repeat(3_000)}`)).not.toContain("->");
});

test("where there are no links to click on, the address can be read", () => {
  const spare = reader({}, { TERM: "linux" });
  expect(looks("[docs](https://a.example) https://b.example", spare)).toBe(
    "link(docs)dim( (https://a.example)) link(https://b.example)",
  );
});

test("each link has an id of its own", () => {
  const ids = spansOf("https://a.example [a](https://a.example)", reader()).flatMap(
    ({ link }) => link?.id ?? [],
  );
  expect(ids).toEqual(["m1.1", "m1.2"]);
});

test("names of people and rooms stand out, and one's own more", () => {
  expect(looks("@bob, @Alice. #general!")).toBe("mention(@bob), toMe(@Alice). mention(#general)!");
  expect(looks("@林美玲 #日本-room")).toBe("mention(@林美玲) mention(#日本-room)");
  expect(looks(`@${"x".repeat(33)}`)).toBe(`@${"x".repeat(33)}`);
});

test("an emoji by its name is shown where it can be, and not in code", () => {
  expect(looks(":+1: :tada: `:+1:`")).toBe("👍 🎉 dim(`)code(:+1:)dim(`)");
  expect(looks(":+1:", reader({}, { LANG: "C" }))).toBe(":+1:");
  expect(looks(":+1:", reader({}, { TERM: "linux" }))).toBe(":+1:");
});

test("a spoiler has nothing to be read, also over lines, until it is revealed", () => {
  const text = "who: ||the **butler**\nhttps://a.example|| no";
  expect(spansOf(text, reader()).filter(({ hidden }) => !hidden)).toEqual([
    { text: "who: ", roles: [] },
    { text: " no", roles: [] },
  ]);
  expect(looks(text, reader({ revealed: true }))).toBe(
    "who: dim(||)the strong(butler)\nlink(https://a.example)->https://a.example dim(||) no",
  );
});

test("where nothing is struck out, the marks say so", () => {
  expect(looks("~~gone~~", reader({}, { TERM: "linux" }))).toBe(
    "dim(~~)gone(~~)".replace("gone(", "gonedim("),
  );
});

test("what a terminal would join to one character is not cut in two", () => {
  expect(looks("🇩**🇪** x")).toBe("🇩🇪 x");
});
