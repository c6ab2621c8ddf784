import { spawn } from "node:child_process";

/** Shows a page in the browser of the machine one sits at; or says why that cannot be. */
export function browse(url: string, environment: NodeJS.ProcessEnv): string | undefined {
  if (!URL.canParse(url)) return "This is no address of the web.";
  const program = browserOf(environment);
  if (!program) return `There is no browser here: ${url}`;
  // The address is an argument, not a command: what is in it is nobody's to carry out.
  const child = spawn(program, [new URL(url).href], { stdio: "ignore", detached: true });
  // Without a listener a browser that is not there would end the program.
  child.on("error", () => {});
  child.unref();
  return undefined;
}

/** Over ssh a browser would come up where nobody sits, or nowhere. */
function browserOf({
  BROWSER,
  DISPLAY,
  WAYLAND_DISPLAY,
  SSH_CONNECTION,
}: NodeJS.ProcessEnv): string | undefined {
  if (BROWSER && !BROWSER.includes(" ")) return BROWSER;
  if (SSH_CONNECTION) return undefined;
  if (process.platform === "darwin") return "open";
  return DISPLAY || WAYLAND_DISPLAY ? "xdg-open" : undefined;
}
