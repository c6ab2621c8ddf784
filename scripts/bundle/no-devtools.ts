/** Stands in for react-devtools-core, which Ink imports only where somebody develops Ink. */
export const initialize = (): void => {};
export const connectToDevTools = (): void => {};
// biome-ignore lint/style/noDefaultExport: that is how Ink imports it
export default { initialize, connectToDevTools };
