/** `#rrggbb` */
export type Hex = string;

export type Rgb = readonly [red: number, green: number, blue: number];

export function rgbOf(hex: Hex): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Relative luminance as WCAG 2 defines it. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** From 1, the same, to 21, black on white. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Where people can still be expected to tell text from what is behind it. */
export function isLight(background: Rgb): boolean {
  return contrast(background, [0, 0, 0]) > contrast(background, [255, 255, 255]);
}

const steps = [0, 95, 135, 175, 215, 255];

/** What xterm's colour of this number, 16 to 255, looks like. */
export function rgbOf256(number: number): Rgb {
  if (number >= 232) {
    const grey = 8 + (number - 232) * 10;
    return [grey, grey, grey];
  }
  const place = number - 16;
  return [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map(
    step => steps[step] as number,
  ) as unknown as Rgb;
}

/** The number of a colour that is exactly one of the 256, whose code is half as long as that of any colour. */
export function exact256(colour: Rgb): number | undefined {
  const [red, green, blue] = colour.map(part => steps.indexOf(part)) as [number, number, number];
  if (Math.min(red, green, blue) >= 0) return 16 + red * 36 + green * 6 + blue;
  const [grey] = colour;
  const same = colour.every(part => part === grey) && grey >= 8 && grey <= 238 && (grey - 8) % 10 === 0;
  return same ? 232 + (grey - 8) / 10 : undefined;
}

/** The nearest of the 256 that can be read on this background no worse than the colour itself, or than need be. */
export function nearest256(colour: Rgb, background: Rgb, enough: number): number {
  const exact = exact256(colour);
  if (exact !== undefined) return exact;
  const least = Math.min(enough, contrast(colour, background));
  let best = 231;
  let distance = Number.POSITIVE_INFINITY;
  for (let number = 16; number < 256; number++) {
    const candidate = rgbOf256(number);
    const away = difference(colour, candidate);
    if (away < distance && contrast(candidate, background) >= least) {
      best = number;
      distance = away;
    }
  }
  return best;
}

/** Squares of the parts' differences, weighted as eyes do. */
export function difference(one: Rgb, other: Rgb): number {
  const [red, green, blue] = one.map((part, place) => (part - (other[place] as number)) ** 2) as [
    number,
    number,
    number,
  ];
  return 2 * red + 4 * green + 3 * blue;
}
