const manners =
  "able bold brave bright calm clever cosy curious eager fair fond gentle glad golden grand happy hardy jolly keen kind light lively lucky mellow merry mild modest neat nimble noble patient plain polite prompt proud quick quiet ready rosy shy silent silver sleepy smart snowy soft steady sunny swift tidy warm wise witty young".split(
    " ",
  );
const animals =
  "ant badger bat bear beaver bee bison boar crane crow deer dove duck eagle eel elk falcon finch fox frog goose hare hawk hedgehog heron horse ibis jay kite lark lion lizard lynx mole moose moth mouse newt otter owl ox panda pike raven robin seal snail stork swan tiger toad trout turtle whale wolf wren".split(
    " ",
  );

/** A name that is easy to read and to say, and that nobody can have: `guest-quiet-otter-42`. */
export function guestName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)];
  return `guest-${pick(manners)}-${pick(animals)}-${10 + Math.floor(random() * 90)}`;
}
