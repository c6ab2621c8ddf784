import type { Client, Slice } from "../client/index.ts";
import type { Clock } from "../protocol/index.ts";
import type { PaneName } from "./layout.ts";
import type { Times } from "./rows/dates.ts";
import type { View } from "./view.ts";

interface Watched {
  readonly client: Client;
  readonly view: Slice<View>;
  readonly times: Times;
  readonly clock: Clock;
  readonly redraw: (...panes: readonly PaneName[]) => void;
  readonly say: (text: string, error: boolean) => void;
}

/** What is on the screen is drawn anew when it changes: the client's state, of it what is looked at, and time. */
export function watch(watched: Watched): () => void {
  const { client, view, redraw } = watched;
  const ends = [
    client.rooms.subscribe(() => redraw("title", "rooms", "messages", "status")),
    client.preferences.subscribe(() => redraw("rooms", "messages", "status")),
    client.waiting.subscribe(() => redraw("messages", "status")),
    client.me.subscribe(() => redraw("messages")),
    client.connection.subscribe(() => redraw("messages", "status")),
    following(
      view,
      now => now.active,
      active => watchRoom(watched, active),
    ),
    following(
      view,
      now => now.list?.listing,
      listing => {
        const marks = view.get().list?.marks;
        const end = listing?.state.subscribe(() => redraw("messages"));
        return () => {
          end?.();
          marks?.carryOut();
          listing?.close();
        };
      },
    ),
    following(
      view,
      now => now.log?.log,
      log => log?.state.subscribe(() => redraw("messages")) ?? (() => {}),
    ),
    following(
      view,
      now => (now.drawing ? now.active : undefined),
      room => watchBoard(watched, room),
    ),
    countDown(watched),
    passTime(watched),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Watches something as long as it is what is looked at. */
function following<T>(view: Slice<View>, what: (now: View) => T, begin: (watched: T) => () => void) {
  let current = what(view.get());
  let end = begin(current);
  const endView = view.subscribe(() => {
    const next = what(view.get());
    if (next === current) return;
    end();
    current = next;
    end = begin(next);
  });
  return () => {
    endView();
    end();
  };
}

function watchRoom({ client, redraw }: Watched, active: number | undefined): () => void {
  if (active === undefined) return () => {};
  const { timeline, people, typing } = client.room(active);
  const ends = [
    timeline.subscribe(() => redraw("messages", "status")),
    people.subscribe(() => redraw("title", "messages", "members")),
    typing.subscribe(() => redraw("status")),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** A board is kept in step while one has it before one. What the server did not want of it is told. */
function watchBoard({ client, redraw, say }: Watched, room: number | undefined): () => void {
  if (room === undefined) return () => {};
  const board = client.board(room);
  let refused = board.state.get().refused;
  const end = board.state.subscribe(() => {
    redraw("messages");
    const now = board.state.get().refused;
    if (now && now !== refused) say(now.message, true);
    refused = now;
  });
  void board.open().then(failure => failure && say(failure.message, true));
  return () => {
    end();
    board.close();
  };
}

/** The seconds to the next try are shown, and only they tick. */
function countDown({ client, clock, redraw }: Watched): () => void {
  let cancel = () => {};
  const tick = () => {
    cancel();
    if (client.connection.get().status !== "waiting") return;
    redraw("status");
    cancel = clock.after(1_000, tick);
  };
  const end = client.connection.subscribe(tick);
  return () => {
    end();
    cancel();
  };
}

/** How long ago something was changes by itself; what does not change is not painted. */
function passTime({ clock, times, redraw }: Watched): () => void {
  let cancel = () => {};
  const wait = () => {
    cancel = clock.after(60_000, () => {
      // When somebody was last here is told so in any case.
      redraw("members", ...(times.moves ? (["messages"] as const) : []));
      wait();
    });
  };
  wait();
  return () => cancel();
}
