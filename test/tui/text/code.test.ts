import { expect, test } from "vitest";
import { codeSpans } from "../../../src/tui/text/code.ts";

const looks = (text: string, language: string) =>
  codeSpans(text, language)
    .map(({ text, roles: [role] }) => (role ? `${role}(${text})` : text))
    .join("");

test.each([
  ["ts", "const a = 'b'; // c", "keyword(const) a = string('b'); comment(// c)"],
  ["js", "`a\n$b` /* c\nd */ 0xff", "string(`a\n$b`) comment(/* c\nd */) number(0xff)"],
  ["Python", 'def f():\n  """a\nb"""\n  # c', 'keyword(def) f():\n  string("""a\nb""")\n  comment(# c)'],
  ["rust", "let a: &'a str = 'b'", "keyword(let) a: &'a str = string('b')"],
  ["sql", "Select 'it' from t -- c", "keyword(Select) string('it') keyword(from) t comment(-- c)"],
  ["sh", "echo $#  # c", "keyword(echo) $#  comment(# c)"],
  ["json", '{"a": [1.5, true]}', '{string("a"): [number(1.5), keyword(true)]}'],
  ["diff", "@@ 1\n-a\n+b\n c", "keyword(@@ 1)\nremoved(-a)\nadded(+b)\n c"],
  ["", "const a = 1", "const a = 1"],
  ["klingon", "const a = 1", "const a = 1"],
])("%s: %j", (language, text, expected) => expect(looks(text, language)).toBe(expected));
