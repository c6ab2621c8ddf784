import type { ReadStream, WriteStream } from "node:tty";
import { type Client, Slice } from "../client/index.ts";
import { type Clock, systemClock } from "../protocol/index.ts";
import { Attention } from "./attention/attention.ts";
import { browse } from "./browse.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { copySequence, whyNoClipboard } from "./clipboard.ts";
import { deskOf, restored } from "./desk.ts";
import { editorCommand, editText } from "./editor.ts";
import { Filling } from "./filling.ts";
import { Input } from "./input.ts";
import { keepDrafts } from "./kept-drafts.ts";
import type { KeptWidths } from "./kept-widths.ts";
import { listen } from "./keyboard.ts";
import { keymapOf } from "./keys/keymap.ts";
import type { PaneName } from "./layout.ts";
import { Look } from "./look.ts";
import { watchNews } from "./news.ts";
import { Pace } from "./pace.ts";
import { writeReport } from "./report.ts";
import { timesOf } from "./rows/dates.ts";
import { allPanes, Scene } from "./scene.ts";
import { askBackground, resetColours, setColours } from "./screen/colours.ts";
import { giveMouse, takeMouse } from "./screen/mouse.ts";
import { Screen } from "./screen/screen.ts";
import { Terminal } from "./screen/terminal.ts";
import { noServers, type Servers } from "./servers.ts";
import { defaultTuiSettings, type TuiSettings } from "./settings.ts";
import { seesConversation } from "./shown.ts";
import { keepHeapSmall } from "./small-heap.ts";
import { stalePanes } from "./stale.ts";
import { initialView, withVi } from "./view.ts";
import { watch } from "./watch.ts";

export interface TuiOptions {
  readonly client: Client;
  /** The room to begin with, once one is in it. */
  readonly room: number | undefined;
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly environment: NodeJS.ProcessEnv;
  /** Its person was never here before. */
  readonly firstRun?: boolean;
  readonly settings?: TuiSettings;
  /** Where else one can go. */
  readonly servers?: Servers;
  /** As another left it, instead of `input` and `output` as the shell gave them. */
  readonly terminal?: Terminal;
  /** Takes over what the program has put on the alternate screen already; false: nothing. */
  readonly takeOver?: () => boolean;
  readonly widths?: KeptWidths;
  readonly clock?: Clock;
}

/** A program on the full screen, until its person quits. */
export interface Tui {
  /** Goes to the room that one came for, or to a message in it; whoever has gone elsewhere by now stays there. */
  arrive(room: number, seq?: number): void;
  /** Says a line to the person. */
  notify(text: string): void;
  /** Gives the terminal back, as soon as no editor has it; `done` resolves. */
  quit(): void;
  readonly done: Promise<void>;
  /** Resolves when no editor has the terminal. */
  readonly atHand: Promise<void>;
  /** Ends it, and leaves the terminal as it is to the next, with what its person has chosen here. */
  handOver(): Pick<TuiOptions, "settings" | "terminal">;
}

/** Takes the terminal and shows the client's state in it. */
export function startTui(options: TuiOptions): Tui {
  const {
    client,
    environment,
    settings = defaultTuiSettings,
    servers = noServers,
    widths,
    clock = systemClock,
  } = options;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const { room: active, firstRun: learning = false } = options;
  const folds = { widths: widths?.read() ?? {} };
  const began = { ...initialView, active, learning, folds, mouse: settings.mouse };
  const view = new Slice(withVi(restored(began, client.drafts), settings.vi));
  const terminal = options.terminal ?? new Terminal(options.input, options.output, options.takeOver);
  const screen = new Screen(terminal);
  const { osc, depth } = capabilitiesOf(environment);
  const mayColour = osc && depth !== "none";
  const look = new Look({
    environment,
    theme: settings.theme,
    themes: settings.themes,
    wear(theme) {
      scene.wear(theme);
      dress();
      ask();
      pace.soon();
    },
  });
  const keymap = keymapOf(settings.keys);
  const times = timesOf(settings.times);
  const scene = new Scene({
    client,
    view: () => view.get(),
    keymap,
    theme: look.theme,
    times,
    screen,
    size: () => terminal.size,
    now: () => clock.now(),
    loaded(failure) {
      if (failure) say(`This cannot be shown: ${failure.message}`, true);
      pace.now();
    },
  });
  const pace = new Pace(what => {
    scene.draw(what);
    // After a key the newest messages may not be in sight yet.
    if (what === "keys") return;
    markRead();
    attention.title();
    filling.fill();
  }, clock);
  const filling = new Filling({ client, view, scene });
  const attention = new Attention({ client, view: () => view.get(), terminal, settings, environment, clock });
  const ends: (() => void)[] = [];

  /** Where one is as long as one has gone nowhere by oneself. */
  let firstRoom = options.room;
  let handedOver = false;
  const end = () => {
    for (const end of ends.splice(0)) end();
    input.end();
    pace.stop();
    scene.close();
  };
  const quit = () => {
    if (handedOver) return;
    // What is written in an editor is kept like all that was not sent.
    if (terminal.lent) return void terminal.lent.then(quit);
    end();
    terminal.release();
    resolve();
  };
  const repaint = () => {
    screen.repaint();
    scene.touch(...allPanes);
    pace.now();
    // A window that has grown may have room for more than is loaded.
    pace.soon();
  };
  const input = new Input({
    client,
    view,
    scene,
    keymap,
    look,
    clock,
    acts: {
      quit,
      servers,
      suspend: () => terminal.suspend(),
      edit: (text, take) => terminal.lend(async () => take(await editText(text, editorCommand(environment)))),
      repaint,
      copy: text => {
        const why = whyNoClipboard(text, environment);
        if (!why) terminal.write(copySequence(text, environment));
        return why;
      },
      save: (name, text) => writeReport(environment, name, text),
      keepWidths: drawn => widths?.keep(drawn),
      browse: url => browse(url, environment),
    },
  });

  /** Another background is the terminal's matter: no cell of ours has one. */
  function dress(): void {
    const { named } = look;
    if (!mayColour || !settings.background) return;
    if (named) terminal.dress("colours", setColours(named), resetColours);
    else terminal.undress("colours");
  }

  /** As long as it is not ours, nothing is said about it. */
  function holdMouse(): void {
    // On a board it draws.
    if (view.get().mouse || view.get().drawing) terminal.dress("mouse", takeMouse, giveMouse);
    else terminal.undress("mouse");
  }

  function ask(): void {
    if (mayColour && look.asks) terminal.write(askBackground);
  }

  /** Whether what is said in a room now is in sight of somebody who looks at it. */
  function isSeen(room: number | undefined): boolean {
    const now = view.get();
    const here = room !== undefined && now.active === room;
    return here && now.focused && seesConversation(now) && !deskOf(now).anchor;
  }

  /** What is in sight of somebody who looks at it is read. */
  function markRead(): void {
    const { active } = view.get();
    if (active === undefined || !isSeen(active)) return;
    const { atEnd, messages } = client.room(active).timeline.get();
    const last = messages.at(-1);
    if (atEnd && last) client.read(active, last);
  }

  ends.push(
    listen({
      terminal,
      clock,
      presence: state => {
        // Who said that they are away still is.
        if (client.doing.state !== "away") client.presence(state);
      },
      take(events) {
        let any = false;
        for (const event of events) {
          attention.heard(event);
          input.take(event);
          any = true;
        }
        if (any) pace.now();
      },
    }),
  );
  terminal.onResize(repaint);
  terminal.onGone(quit);
  const say = (text: string, error: boolean) => view.update(now => ({ ...now, notice: { text, error } }));

  keepHeapSmall();
  watchState();
  sayTrouble();
  dress();
  holdMouse();
  terminal.enter();
  if (options.room !== undefined) input.show(options.room);
  pace.now();
  // After the first paint, which waits for no answer.
  ask();
  return {
    arrive(room, seq) {
      const { active } = view.get();
      if (active !== firstRoom) return;
      if (seq !== undefined) input.goTo({ room, seq });
      else if (active !== room) input.show(room);
    },
    notify: text => say(text, false),
    quit,
    done,
    get atHand() {
      return terminal.lent ?? Promise.resolve();
    },
    handOver() {
      handedOver = true;
      end();
      // It is kept where titles are kept, and must come back from there before another is.
      terminal.undress("title");
      terminal.handOver();
      const { mouse, vi } = view.get();
      return { terminal, settings: { ...settings, theme: look.chosen, mouse, vi: vi !== undefined } };
    },
  };

  function watchState(): void {
    const redraw = (...panes: readonly PaneName[]) => {
      scene.touchLater(...panes);
      pace.soon();
    };
    let before = view.get();
    ends.push(
      watch({ client, view, times, clock, redraw, say }),
      client.rooms.subscribe(leaveWhatIsGone),
      client.trouble.subscribe(sayTrouble),
      view.subscribe(() => {
        const now = view.get();
        scene.touch(...stalePanes(before, now));
        keepDrafts(client, before, now);
        if (now.mouse !== before.mouse || now.drawing !== before.drawing) holdMouse();
        before = now;
        pace.soon();
      }),
      client.on(event => attention.event(event)),
      watchNews({ client, isSeen, say }),
    );
  }

  function sayTrouble(): void {
    const trouble = client.trouble.get();
    if (trouble !== undefined) say(trouble, true);
  }

  /** The room one was in is gone. No other comes in its place: what is typed on would be said to whoever is there. */
  function leaveWhatIsGone(): void {
    const { active } = view.get();
    if (active === undefined || client.rooms.get().has(active)) return;
    if (active === firstRoom) firstRoom = undefined;
    input.putOut();
  }
}
