import { deskOf, inRoom, withDraft } from "../desk.ts";
import { replace } from "../keys/edit.ts";
import type { Stage } from "../stage.ts";

/** One goes on writing in one's editor. However long it is by then, it is taken: it can still be made shorter. */
export async function openEditor(stage: Stage): Promise<void> {
  const { active } = stage.view.get();
  try {
    // One may have been put out of the room meanwhile: the text is still its own.
    await stage.acts.edit(deskOf(stage.view.get()).draft.text, text =>
      stage.change(view =>
        inRoom(view, active, there => withDraft(there, draft => replace(draft, 0, draft.text.length, text))),
      ),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    stage.say(`Nothing was changed by your editor: ${why}`, true);
  }
}
