import type { ReadStream, WriteStream } from "node:tty";
import { type Client, Slice } from "../client/index.ts";
import { type Clock, systemClock } from "../protocol/index.ts";
import { Attention } from "./attention/attention.ts";
import { browse } from "./browse.ts";
import { copySequence, whyNoClipboard } from "./clipboard.ts";
import { restored } from "./desk.ts";
import { editorCommand, editText } from "./editor.ts";
import { Filling } from "./filling.ts";
import { isInSight, markRead } from "./in-sight.ts";
import { Input } from "./input.ts";
import { keepDrafts } from "./kept-drafts.ts";
import type { KeptWidths } from "./kept-widths.ts";
import { listen } from "./keyboard.ts";
import { keymapOf } from "./keys/keymap.ts";
import { Look } from "./look.ts";
import { watchNews } from "./news.ts";
import { Outfit } from "./outfit.ts";
import { Pace } from "./pace.ts";
import { writeReport } from "./report.ts";
import { type Times, timesOf } from "./rows/dates.ts";
import { allPanes, Scene } from "./scene.ts";
import { Screen } from "./screen/screen.ts";
import { Terminal } from "./screen/terminal.ts";
import { noServers, type Servers } from "./servers.ts";
import { defaultTuiSettings, type TuiSettings } from "./settings.ts";
import { keepHeapSmall } from "./small-heap.ts";
import type { Acts } from "./stage.ts";
import { stalePanes } from "./stale.ts";
import type { Theme } from "./theme/theme.ts";
import { initialView, type View, withVi } from "./view.ts";
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
  return new RunningTui(options);
}

/** All its parts, and what goes from one to another. */
class RunningTui implements Tui {
  readonly #client: Client;
  readonly #settings: TuiSettings;
  readonly #clock: Clock;
  readonly #view: Slice<View>;
  readonly #terminal: Terminal;
  readonly #screen: Screen;
  readonly #look: Look;
  readonly #outfit: Outfit;
  readonly #scene: Scene;
  readonly #pace: Pace;
  readonly #filling: Filling;
  readonly #attention: Attention;
  readonly #input: Input;
  readonly #ends: (() => void)[] = [];
  readonly #done = Promise.withResolvers<void>();
  /** Where one is as long as one has gone nowhere by oneself. */
  #firstRoom: number | undefined;
  #handedOver = false;

  constructor(options: TuiOptions) {
    const { client, environment, room, settings = defaultTuiSettings, clock = systemClock } = options;
    this.#client = client;
    this.#settings = settings;
    this.#clock = clock;
    this.#firstRoom = room;
    this.#view = new Slice(viewAtFirst(options, settings));
    const view = () => this.#view.get();
    const terminal = options.terminal ?? new Terminal(options.input, options.output, options.takeOver);
    this.#terminal = terminal;
    this.#screen = new Screen(terminal);
    const { theme, themes, background } = settings;
    this.#look = new Look({ environment, theme, themes, wear: theme => this.#wear(theme) });
    this.#outfit = new Outfit({ terminal, look: this.#look, environment, background });
    const keymap = keymapOf(settings.keys);
    const times = timesOf(settings.times);
    this.#scene = new Scene({
      client,
      view,
      keymap,
      theme: this.#look.theme,
      times,
      screen: this.#screen,
      size: () => terminal.size,
      now: () => clock.now(),
      loaded: failure => this.#loaded(failure),
    });
    this.#pace = new Pace(what => this.#draw(what), clock);
    this.#filling = new Filling({ client, view: this.#view, scene: this.#scene });
    this.#attention = new Attention({ client, view, terminal, settings, environment, clock });
    this.#input = new Input({
      client,
      view: this.#view,
      scene: this.#scene,
      keymap,
      look: this.#look,
      clock,
      acts: this.#acts(options),
    });
    this.#listen();
    keepHeapSmall();
    this.#watch(times);
    this.#sayTrouble();
    this.#outfit.colours();
    this.#outfit.mouse(view());
    terminal.enter();
    if (room !== undefined) this.#input.show(room);
    this.#pace.now();
    // After the first paint, which waits for no answer.
    this.#outfit.ask();
  }

  get done(): Promise<void> {
    return this.#done.promise;
  }

  get atHand(): Promise<void> {
    return this.#terminal.lent ?? Promise.resolve();
  }

  arrive(room: number, seq?: number): void {
    const { active } = this.#view.get();
    if (active !== this.#firstRoom) return;
    if (seq !== undefined) this.#input.goTo({ room, seq });
    else if (active !== room) this.#input.show(room);
  }

  notify(text: string): void {
    this.#say(text, false);
  }

  quit(): void {
    if (this.#handedOver) return;
    // What is written in an editor is kept like all that was not sent.
    if (this.#terminal.lent) return void this.#terminal.lent.then(() => this.quit());
    this.#end();
    this.#terminal.release();
    this.#done.resolve();
  }

  handOver(): Pick<TuiOptions, "settings" | "terminal"> {
    this.#handedOver = true;
    this.#end();
    const terminal = this.#terminal;
    // It is kept where titles are kept, and must come back from there before another is.
    terminal.undress("title");
    terminal.handOver();
    const { mouse, vi } = this.#view.get();
    const settings = { ...this.#settings, theme: this.#look.chosen, mouse, vi: vi !== undefined };
    return { terminal, settings };
  }

  #end(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#input.end();
    this.#pace.stop();
    this.#scene.close();
  }

  #acts({ environment, servers = noServers, widths }: TuiOptions): Acts {
    const terminal = this.#terminal;
    return {
      quit: () => this.quit(),
      servers,
      suspend: () => terminal.suspend(),
      edit: (text, take) => terminal.lend(async () => take(await editText(text, editorCommand(environment)))),
      repaint: () => this.#repaint(),
      copy(text) {
        const why = whyNoClipboard(text, environment);
        if (!why) terminal.write(copySequence(text, environment));
        return why;
      },
      save: (name, text) => writeReport(environment, name, text),
      keepWidths: drawn => widths?.keep(drawn),
      browse: url => browse(url, environment),
    };
  }

  /** What comes from the terminal. */
  #listen(): void {
    const client = this.#client;
    this.#ends.push(
      listen({
        terminal: this.#terminal,
        clock: this.#clock,
        presence(state) {
          // Who said that they are away still is.
          if (client.doing.state !== "away") client.presence(state);
        },
        take: events => {
          let any = false;
          for (const event of events) {
            this.#attention.heard(event);
            this.#input.take(event);
            any = true;
          }
          if (any) this.#pace.now();
        },
      }),
    );
    this.#terminal.onResize(() => this.#repaint());
    this.#terminal.onGone(() => this.quit());
  }

  /** What comes from the client, and from the view as keys change it. */
  #watch(times: Times): void {
    const client = this.#client;
    const view = this.#view;
    const say = (text: string, error: boolean) => this.#say(text, error);
    let before = view.get();
    this.#ends.push(
      watch({
        client,
        view,
        times,
        clock: this.#clock,
        redraw: (...panes) => {
          this.#scene.touchLater(...panes);
          this.#pace.soon();
        },
        say,
      }),
      client.rooms.subscribe(() => this.#leaveWhatIsGone()),
      client.trouble.subscribe(() => this.#sayTrouble()),
      view.subscribe(() => {
        const now = view.get();
        this.#scene.touch(...stalePanes(before, now));
        keepDrafts(client, before, now);
        if (now.mouse !== before.mouse || now.drawing !== before.drawing) this.#outfit.mouse(now);
        before = now;
        this.#pace.soon();
      }),
      client.on(event => this.#attention.event(event)),
      watchNews({ client, isSeen: room => isInSight(view.get(), room), say }),
    );
  }

  #draw(what: "keys" | "all"): void {
    this.#scene.draw(what);
    // After a key the newest messages may not be in sight yet.
    if (what === "keys") return;
    markRead(this.#client, this.#view.get());
    this.#attention.title();
    this.#filling.fill();
  }

  #repaint(): void {
    this.#screen.repaint();
    this.#scene.touch(...allPanes);
    this.#pace.now();
    // A window that has grown may have room for more than is loaded.
    this.#pace.soon();
  }

  #wear(theme: Theme): void {
    this.#scene.wear(theme);
    this.#outfit.colours();
    this.#outfit.ask();
    this.#pace.soon();
  }

  /** What had to be loaded to be shown is there, or cannot be. */
  #loaded(failure: Error | undefined): void {
    if (failure) this.#say(`This cannot be shown: ${failure.message}`, true);
    this.#pace.now();
  }

  #say(text: string, error: boolean): void {
    this.#view.update(now => ({ ...now, notice: { text, error } }));
  }

  #sayTrouble(): void {
    const trouble = this.#client.trouble.get();
    if (trouble !== undefined) this.#say(trouble, true);
  }

  /** The room one was in is gone. No other comes in its place: what is typed on would be said to whoever is there. */
  #leaveWhatIsGone(): void {
    const { active } = this.#view.get();
    if (active === undefined || this.#client.rooms.get().has(active)) return;
    if (active === this.#firstRoom) this.#firstRoom = undefined;
    this.#input.putOut();
  }
}

function viewAtFirst({ client, room, firstRun = false, widths }: TuiOptions, settings: TuiSettings): View {
  const folds = { widths: widths?.read() ?? {} };
  const first = { ...initialView, active: room, learning: firstRun, folds, mouse: settings.mouse };
  return withVi(restored(first, client.drafts), settings.vi);
}
