import type { BoardSize, Colour, Invitation, RoomRole, RoomSummary } from "../../protocol/index.ts";

/** The commands about rooms and who is in them. Each checks by `rights` that its author may give it. */
export interface RoomCommands {
  /** `most` rooms somebody may be in; without it, or with 0, any number. */
  createRoom: {
    args: { user: number; name: string; topic: string; board?: BoardSize; most?: number; at: number };
    result: RoomSummary;
  };
  joinRoom: {
    args: { user: number; name: string; most?: number; only?: readonly number[]; at: number };
    result: RoomSummary;
  };
  /** At most so many `people`, their author among them, who has at most so many open. */
  openDirect: {
    args: { user: number; names: readonly string[]; people: number; most?: number; at: number };
    result: RoomSummary;
  };
  leaveRoom: { args: { user: number; room: number; at: number }; result: { version: number } };
  setTopic: { args: { user: number; room: number; topic: string; at: number }; result: { version: number } };
  changeRoom: {
    args: { user: number; room: number; settings: NewSettings; at: number };
    result: { version: number };
  };
  setRoomRole: {
    args: { by: number; user: number; room: number; role: RoomRole; at: number };
    result: { version: number };
  };
  /** Those who were in it are told. */
  deleteRoom: {
    args: { user: number; room: number; name: string; at: number };
    result: { users: readonly number[] };
  };
  /** Without an invitation, they are in the room already. */
  inviteToRoom: {
    args: { by: number; room: number; name: string; at: number };
    result: { user: number; invitation?: Invitation };
  };
}

/** What is left out stays. */
export interface NewSettings {
  readonly name?: string;
  readonly colour?: Colour | null;
  readonly private?: boolean;
  readonly readOnly?: boolean;
  readonly archived?: boolean;
}
