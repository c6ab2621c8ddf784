import program from "../../package.json" with { type: "json" };

/** The protocol spoken here; `hello` lists what a server speaks, newest first. */
export const protocolVersion = "chat.v1";
export const protocolVersions: readonly string[] = [protocolVersion];
/** The version of this program, told in `hello` and by `--version`. */
export const programVersion: string = program.version;
/** The WebSocket endpoint of a server, and the address a newcomer's server has. */
export const defaultHost = "127.0.0.1";
export const defaultPort = 7788;
export const defaultRoom = "general";
