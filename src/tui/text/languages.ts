/** What is enough of a language to colour it: a few lines of code in a chat, not a project in an editor. */
export interface Language {
  readonly comments: readonly RegExp[];
  readonly strings: readonly RegExp[];
  /** With spaces between: they are a set when the first code of the language is seen. */
  readonly keywords: string;
  /** Whether its words may be in capitals, too. */
  readonly anyCase?: boolean;
}

const slashes = /\/\/.*/;
const block = /\/\*[\s\S]*?(?:\*\/|$)/;
const hash = /#.*/;
const dashes = /--.*/;
const double = /"(?:\\.|[^"\\\n])*"?/;
const single = /'(?:\\.|[^'\\\n])*'?/;
const backticks = /`(?:\\[\s\S]|[^`\\])*`?/;
/** In these languages an apostrophe is of one character, or of a lifetime. */
const character = /'(?:\\.[^'\n]{0,8}|[^'\\\n])'/;
const triple = /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)/;

const words = (...lists: string[]): string => lists.join(" ");
const curly = "if else for while do switch case default break continue return";
const objects = "class new this super extends import static public private protected try catch finally throw";

const script: Language = {
  comments: [slashes, block],
  strings: [double, single, backticks],
  keywords: words(
    curly,
    objects,
    "const let var function async await yield of in from export typeof instanceof delete void null undefined true false",
    "interface type enum implements readonly as satisfies keyof declare namespace abstract",
  ),
};
const c: Language = {
  comments: [slashes, block],
  strings: [double, character],
  keywords: words(
    curly,
    objects,
    "int char long short float double bool void unsigned signed const struct union enum typedef sizeof extern inline goto",
    "auto namespace using template typename virtual override operator delete nullptr true false null NULL",
    "package interface implements final abstract boolean byte throws instanceof var string record sealed",
    "val fun when object data companion is in internal out ref async await foreach",
  ),
};
const json: Language = { comments: [slashes, block], strings: [double], keywords: words("true false null") };
const markup: Language = {
  comments: [/<!--[\s\S]*?(?:-->|$)/],
  strings: [double, single],
  keywords: words(""),
};

const languages: readonly (readonly [names: string, language: Language])[] = [
  ["js javascript jsx ts typescript tsx mjs", script],
  ["c h cpp c++ cc hpp cs csharp java kotlin kt", c],
  ["json json5 jsonc", json],
  ["html xml svg vue", markup],
  [
    "py python",
    {
      comments: [hash],
      strings: [triple, double, single],
      keywords: words(
        "def class if elif else for while break continue return import from as try except finally raise with lambda pass",
        "yield async await global nonlocal assert del in is not and or None True False self match case",
      ),
    },
  ],
  [
    "go golang",
    {
      comments: [slashes, block],
      strings: [double, /`[^`]*`?/, character],
      keywords: words(
        curly,
        "func package import type struct interface map chan go defer select range var const fallthrough goto nil true false",
        "string int int64 uint byte rune error bool any make append len",
      ),
    },
  ],
  [
    "rs rust",
    {
      comments: [slashes, block],
      strings: [double, character],
      keywords: words(
        "fn let mut pub struct enum impl trait for if else match while loop break continue return use mod crate self Self",
        "where as move ref unsafe async await dyn const static type in true false Some None Ok Err",
      ),
    },
  ],
  [
    "sh bash zsh shell console",
    {
      comments: [/(?<![^\s])#.*/],
      strings: [double, single],
      keywords: words(
        "if then else elif fi for while until do done case esac in function return exit export local set unset shift source",
        "echo cd sudo read test",
      ),
    },
  ],
  [
    "rb ruby",
    {
      comments: [hash],
      strings: [double, single],
      keywords: words(
        "def class module end if elsif else unless while until do begin rescue ensure return yield require attr_accessor",
        "self nil true false and or not in case when then super puts",
      ),
    },
  ],
  [
    "php",
    {
      comments: [slashes, hash, block],
      strings: [double, single],
      keywords: words(
        curly,
        objects,
        "function echo foreach as namespace use const null true false array fn match",
      ),
    },
  ],
  [
    "sql sqlite postgres mysql",
    {
      comments: [dashes, block],
      strings: [single],
      anyCase: true,
      keywords: words(
        "select from where insert into values update set delete create table index drop alter add join left right inner",
        "outer on group by order having limit offset as and or not null is in like between distinct union all primary key",
        "references default begin commit rollback with case when then else end exists unique explain",
      ),
    },
  ],
  [
    "lua",
    {
      comments: [/--\[\[[\s\S]*?(?:\]\]|$)/, dashes],
      strings: [double, single],
      keywords: words(
        "local function end if then else elseif for while do repeat until return break in and or not nil true false",
      ),
    },
  ],
  [
    "css scss less",
    { comments: [block], strings: [double, single], keywords: words("important media import from to and") },
  ],
  [
    "yaml yml toml ini conf dockerfile make makefile",
    {
      comments: [/(?<![^\s])[#;].*/],
      strings: [double, single],
      keywords: words(
        "true false null yes no on off",
        "FROM RUN COPY CMD ENTRYPOINT WORKDIR ENV EXPOSE ARG USER",
      ),
    },
  ],
];

/** The language that people call so, if we know it. */
export function languageNamed(name: string): Language | undefined {
  const wanted = name.toLowerCase();
  return languages.find(([names]) => names.split(" ").includes(wanted))?.[1];
}
