/** A server that one can go to, by the name of its profile. */
export interface ServerPlace {
  readonly name: string;
  /** Its address, and as whom one is there. */
  readonly about: string;
}

/** The servers that somebody has profiles of. */
export interface Servers {
  /** The profile of the one that is shown, if it has one. */
  readonly here: string | undefined;
  readonly known: readonly ServerPlace[];
  /** Goes there, `-` is where one was before; or says why that cannot be, and one is still here. */
  go(name: string): Promise<string | undefined>;
}

export const noServers: Servers = {
  here: undefined,
  known: [],
  go: async () => "There is no other server to go to.",
};

/** Goes to a server if there is one of that name; or says why not. */
export async function goTo(servers: Servers, name: string): Promise<string | undefined> {
  if (name === servers.here) return `You are on ${name}.`;
  const { known } = servers;
  if (name === "-" || known.some(one => one.name === name)) return servers.go(name);
  const names = known.map(one => one.name).join(", ");
  return names === ""
    ? "There are no profiles: config.toml has them."
    : `There is no profile ${name}: ${names}.`;
}
