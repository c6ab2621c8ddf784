import { expect, it } from "vitest";
import { inForce } from "../../../src/cli/config/in-force.ts";

const file = {
  user: "of-the-file",
  room: "of-the-file",
  profiles: { work: { server: "ws://work", user: "of-work" }, home: { server: "ws://home" } },
};

it("a flag counts before the environment, that before the profile, that before the file, that before the default", () => {
  const { server, user, room, times, profile } = inForce({
    flags: { room: "of-the-flag" },
    environment: { user: "of-the-environment", room: "of-the-environment" },
    file: { ...file, profile: "work" },
  });
  expect(room).toEqual({ value: "of-the-flag", from: { by: "flag", name: "--room" } });
  expect(user.from).toEqual({ by: "environment", name: "BACKCHANNEL_USER" });
  expect(server).toEqual({ value: "ws://work", from: { by: "file", key: ["profiles", "work", "server"] } });
  expect(profile.from).toEqual({ by: "file", key: ["profile"] });
  expect(times).toEqual({ value: "24h", from: { by: "default" } });
});

it("a profile that the command line names counts before the environment, and what it leaves out comes from elsewhere", () => {
  const { server, user, room } = inForce({
    flags: { profile: "work" },
    environment: { server: "ws://of-the-environment", user: "of-the-environment" },
    file: { ...file, profile: "home" },
  });
  expect([server.value, user.value, room.value]).toEqual(["ws://work", "of-work", "of-the-file"]);
});
