/**
 * What programs stumble over when somebody says it: text of all kinds that is taken for something else, or counted, cut,
 * joined or turned around wrongly. Written for this house, so that it is there in every clone.
 */
export const awkwardStrings: readonly string[] = [
  // Nothing, or what looks like it.
  ..." |\t|\n|\n\n\n|\r\n|\u00a0|\u3000|\u200b|\u2800|\u3164|\u00ad|\ufeff|\0".split("|"),
  // Values of other kinds.
  ..."null|undefined|NaN|true|-0|1e999|0x10|١٢٣|1_000|9007199254740993|2026-02-30|--|-rf|...".split("|"),
  "__proto__",
  "constructor",
  "hasOwnProperty",
  '{"type":"message","text":"nested"}',
  // Other languages that text ends up in.
  "'; drop table messages; --",
  '" or ""="',
  "%_\\%",
  'near("a" "b", 2) AND NOT text:*',
  "$(reboot) `reboot` ; reboot & reboot | reboot",
  "%s %n %x %1$s {0} {{7*7}} \x24{7*7} #{7*7}",
  "<b>bold</b><script>alert(1)</script><!-- &amp; &#0; -->",
  "[text](javascript:alert(1)) ![](file:///etc/passwd) <https://example.org/>",
  "http://[::1 https://user:password@example.org:99999/%zz?#\u202egro.elpmaxe",
  "../../../etc/passwd\0.txt C:\\con\\nul \\\\server\\share",
  "(a+)+$ [[:alpha:] \\p{ *?",
  "``` ~~~ > > > ||a|| **_~`a`~_** - 1. # :a: :joy: @everyone #general/1",
  "```\n\x1b[2J unended",
  // What a terminal acts on.
  "\x1b[2J\x1b[H\x1b[8mhidden\x1b[0m",
  "\x1b]0;title\x07\x1b]52;c;YQ==\x07\x1b]8;;file:///\x1b\\here\x1b]8;;\x1b\\",
  "\x9b31m\x9d0;title\x9c\x90q\x9c",
  "\x1bc\x1b(0\x0e\x0f\x05\x07\b\b\b\x7f",
  "\x1b\x1b\x1b[[[\x1b]\x1bP\x1b_\x1b^\x1bX",
  "all is well\rroot: it is not",
  "one\u2028two\u2029three\vfour\ffive\x85six",
  // What turns around, hides or joins.
  "\u202eright to left\u202c \u2067isolated \u2066within",
  "שלום hello مرحبا (1) 2 ג'",
  "p\u0430ypal ａｄｍｉｎ ⅰⅱ ﬁ ſ K İıß",
  "pass\u200bword \u200d\u200d \u2060\ufeff \u{e0061}\u{e0062}\u{e007f}",
  "a\ufe0e\ufe0f\u{e0100} \ufffc\ufff9a\ufffab\ufffb",
  // What is more, or less, than it is counted as.
  `e${"\u0301\u0327".repeat(50)} \u0301alone`,
  "👩🏽\u200d🚀 👨\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} 🇩🇪🇫 1\ufe0f\u20e3 🏽🏽",
  "日本語の文 한국어 ᄒ\u1161\u11ab ﾊ\uff9f\uff9e ไทยน้ำ नमस्ते க்ஷ្ត្រី བོད",
  "﷽ ௵ 𒐫 ꧅ ⸻ 𝔘𝔫𝔦 𐀀 🂡 ☃\ufe0f ☃\ufe0e",
  "\ud83d \ude00 \udc00\ud800 \uffff \ufffe \u{10ffff} \ue000",
  "a\u0300 \u00e0 \u212b \u00c5 A\u030a",
  // Long, in every way.
  "x".repeat(3_000),
  "日".repeat(1_000),
  "👩\u200d".repeat(300),
  "a ".repeat(1_500),
  "line\n".repeat(300),
  "> ".repeat(500),
  "(".repeat(1_000),
];
