/** Clicks and the wheel (1000), told in numbers that reach past column 223 (1006). */
export const takeMouse = "\x1b[?1000h\x1b[?1006h";
export const giveMouse = "\x1b[?1006l\x1b[?1000l";
