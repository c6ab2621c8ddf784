import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { defaultHost, defaultPort, reservedNames, userName } from "../protocol/index.ts";

/** The variable that says what a flag does. */
export function variableOf(flag: string): string {
  return `BACKCHANNEL_${flag.toUpperCase().replaceAll("-", "_")}`;
}

/** What flags fall back on. */
export function fromEnvironment(flag: string): string | undefined {
  return process.env[variableOf(flag)] || undefined;
}

export function defaultDataDir(): string {
  return join(process.env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "backchannel");
}

/** `$XDG_CONFIG_HOME/backchannel` */
export function configDir(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "backchannel");
}

export function defaultAddress(): string {
  return `ws://${defaultHost}:${defaultPort}`;
}

/** The login name, as far as it can be a name here. */
export function loginName(): string {
  const login = userInfo().username;
  const name = userName(login) ?? userName(login.replace(/[^\p{L}\p{N}._-]/gu, "")) ?? "somebody";
  // Some machines have one user, and it is called admin.
  return reservedNames.includes(name.toLowerCase()) ? `${name}-1` : name;
}
