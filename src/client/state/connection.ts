/** Why there will be no further try: the server's last word, or one's own. */
export interface Stop {
  /** A code of the protocol, or `no_common_version`, `distrusted`, or `closed` when one ended it oneself. */
  readonly code: string;
  readonly message: string;
}

/** How it stands with the connection. Not to have one is a state, not an error. */
export type ConnectionState =
  | { readonly status: "connecting"; readonly attempt: number }
  | {
      readonly status: "online";
      readonly server: { readonly name: string; readonly version: string };
      readonly since: number;
    }
  | {
      readonly status: "waiting";
      readonly attempt: number;
      readonly retryAt: number;
      readonly reason: string;
      /** The server's own word, if it answered and did not let one in just now. */
      readonly code?: string;
    }
  | { readonly status: "stopped"; readonly reason: Stop };

/** Why one waits for a server that has too many people coming at once. */
export const busy = "the server is busy";
