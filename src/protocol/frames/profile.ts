import type { Static } from "typebox";
import * as Type from "typebox";
import { limits } from "../limits.ts";
import { answer, event, request, UserId } from "../schema.ts";
import { Colour } from "./rooms.ts";

/** How somebody wants to be shown. What is left out is not so: then they are shown by their name alone. */
export const Profile = Type.Object({
  /** What they are called besides; no two people can be called alike, nor as the other's name. */
  display: Type.Optional(Type.String()),
  colour: Type.Optional(Colour),
  /** What they say of themselves. */
  status: Type.Optional(Type.String()),
});

/** Whether there is nothing in it: then it is left out. */
export function isPlain({ display, colour, status }: Profile): boolean {
  return (display ?? colour ?? status) === undefined;
}

/** Changes one's own; null takes away, what is left out stays. */
export const ChangeProfile = request("profile", {
  display: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  colour: Type.Optional(Type.Union([Colour, Type.Null()])),
  status: Type.Optional(Type.Union([Type.String({ maxLength: limits.status }), Type.Null()])),
});
export const Profiled = answer({});

/** Somebody one shares a room with, or oneself, wants to be shown so from now on. */
export const ProfileEvent = event("profile", { user: UserId, profile: Profile });

export type Profile = Static<typeof Profile>;
export type ProfileEvent = Static<typeof ProfileEvent>;
