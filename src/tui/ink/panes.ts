/** What Ink lays out. It is loaded when the first of it is to be seen: it takes a quarter of the time of a start. */
export { Help } from "./help.tsx";
export { Info } from "./info.tsx";
export { PaneRoot } from "./pane-root.ts";
export { Themes } from "./themes.tsx";
