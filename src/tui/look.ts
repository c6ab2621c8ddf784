import { isLight, type Rgb } from "./theme/colour.ts";
import { either, type Palette, palettes } from "./theme/palettes.ts";
import { createTheme, type Theme } from "./theme/theme.ts";

/** The theme that goes with the terminal's background, whatever that is. */
export const automatic = "auto";

/** What a terminal has told of its background: its colour, that it does not tell, or nothing yet. */
type Told = Rgb | "nothing" | undefined;

/** Which theme is worn: the one that was chosen, one that is tried on, or what goes with the terminal. */
export class Look {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #palettes: Readonly<Record<string, Palette>>;
  readonly #wear: (theme: Theme) => void;
  #chosen: string;
  #tried: string | undefined;
  #told: Told;
  #worn: { readonly palette: Palette; readonly named: boolean };

  constructor(options: {
    environment: NodeJS.ProcessEnv;
    theme: string;
    /** Those of one's own. */
    themes: Readonly<Record<string, Palette>>;
    /** Puts another theme on. */
    wear(theme: Theme): void;
  }) {
    this.#environment = options.environment;
    this.#palettes = { ...palettes, ...options.themes };
    this.#wear = options.wear;
    this.#chosen = options.theme;
    this.#worn = this.#wanted();
  }

  get names(): readonly string[] {
    return [automatic, ...Object.keys(this.#palettes)];
  }

  get chosen(): string {
    return this.#chosen;
  }

  get theme(): Theme {
    return createTheme(this.#environment, this.#worn.palette);
  }

  /** Its palette, if it was asked for by its name: then it does not go by the terminal. */
  get named(): Palette | undefined {
    return this.#worn.named ? this.#worn.palette : undefined;
  }

  /** Whether the theme depends on what the terminal has not told yet. */
  get asks(): boolean {
    return !this.#worn.named && this.#told === undefined;
  }

  /** Puts a theme on to see how it is; without a name, the one that was chosen again. */
  try(name: string | undefined): void {
    this.#tried = name;
    this.#change();
  }

  choose(name: string): void {
    this.#tried = undefined;
    this.#chosen = name;
    this.#change();
  }

  /** The terminal has told its background, or that it will not. */
  told(background: Rgb | undefined): void {
    if (background === undefined && this.#told !== undefined) return;
    this.#told = background ?? "nothing";
    this.#change();
  }

  #change(): void {
    const { palette, named } = this.#wanted();
    if (palette === this.#worn.palette && named === this.#worn.named) return;
    this.#worn = { palette, named };
    this.#wear(this.theme);
  }

  #wanted(): { palette: Palette; named: boolean } {
    const name = this.#tried ?? this.#chosen;
    if (name !== automatic) return { palette: this.#palettes[name] ?? palettes.dark, named: true };
    return { palette: this.#fitting(), named: false };
  }

  #fitting(): Palette {
    if (this.#told === "nothing") return either;
    const light = this.#told ? isLight(this.#told) : saysLight(this.#environment);
    return light ? palettes.light : palettes.dark;
  }
}

/** Some terminals say their colours from the start, by their numbers: the last is the background's. */
function saysLight({ COLORFGBG = "" }: NodeJS.ProcessEnv): boolean {
  return /(?:^|;)(?:7|15)$/.test(COLORFGBG);
}
