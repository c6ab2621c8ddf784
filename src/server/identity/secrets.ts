import { createHash, randomBytes, randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for others, read out over a phone or typed from paper. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const codeLength = 12;

/** A code for people: 59 bits, in groups of four. */
export function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  return letters.replace(/.{4}(?=.)/g, "$&-");
}

/** What is stored of a code: however it was typed. */
export function hashCode(code: string): string {
  return hashSecret(code.toLowerCase().replace(/[^0-9a-z]/g, ""));
}

/** A secret for programs: 256 bits, and its name in front so that it is known where it should not be. */
export function newToken(): string {
  return `bct_${randomBytes(32).toString("base64url")}`;
}

/** Enough for what is random and long: nobody can try them all. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
