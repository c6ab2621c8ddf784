import type { AnswerBody } from "../protocol/index.ts";

/** Who put an emoji to a message, as one line: not all are named where there are very many. */
export function reactedBy(
  { emoji, people }: AnswerBody<"info">["reactions"][number],
  { reactions = [] }: AnswerBody<"info">["message"],
): string {
  const count = reactions.find(one => one.emoji === emoji)?.count ?? 0;
  const more = count > people.length ? [`${count - people.length} more`] : [];
  return [...people.map(({ name }) => name), ...more].join(", ");
}
