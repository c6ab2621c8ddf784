import type { ReactElement } from "react";
import type { FoundEmoji } from "../emoji/emoji.ts";
import type { Theme } from "../theme/theme.ts";
import type { PaneSize } from "./pane.tsx";
import { type Choice, Picker } from "./picker.tsx";

/** Emoji with their names, and with their numbers where those are keys. */
export function EmojiPicker({
  emoji,
  numbered,
  ...shared
}: PaneSize & {
  emoji: readonly FoundEmoji[];
  numbered: boolean;
  at: number;
  theme: Theme;
}): ReactElement {
  const show = ({ emoji, name }: FoundEmoji, place: number): Choice => ({
    name: `${emoji} ${name}`,
    about: numbered && place < 9 ? String(place + 1) : "",
  });
  return <Picker {...shared} title="Emoji" choices={emoji} show={show} />;
}
