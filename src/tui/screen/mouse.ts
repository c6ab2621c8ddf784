/** Clicks, the wheel and what is dragged (1002), told in numbers that reach past column 223 (1006). */
export const takeMouse = "\x1b[?1002h\x1b[?1006h";
export const giveMouse = "\x1b[?1006l\x1b[?1002l";
