/** Why a server did not start: one sentence for the operator, and the file it is about. */
export interface StartFailure {
  readonly code:
    | "port_taken"
    | "address"
    | "tls"
    | "data_owned"
    | "data_unwritable"
    | "data_full"
    | "data_newer"
    | "data_corrupt";
  readonly message: string;
  readonly file?: string;
}
