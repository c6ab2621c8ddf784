import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { pinDigest, type ServerTrust } from "../client/index.ts";
import { Exit, exit } from "./exit.ts";

/** How the server is known, as the flags say it. */
export interface TrustFlags {
  /** A file. */
  readonly ca?: string | undefined;
  readonly pin?: string | undefined;
}

/** What the client is told of it; what makes no sense ends the program with a sentence. */
export function checkedTrust(address: string, { ca, pin }: TrustFlags): ServerTrust {
  if (pin && !pinDigest(pin)) {
    throw new Exit(
      exit.usage,
      `${JSON.stringify(pin)} is no pin. One is the SHA-256 of the server's public key, as base64 or hex.`,
    );
  }
  // Who asks for a certain key must not be let in to whoever answers.
  if (pin && !address.startsWith("wss:")) {
    throw new Exit(
      exit.usage,
      `A pin is for a server with TLS, whose address begins with wss://, not ${address}`,
    );
  }
  return { ...(ca ? { ca: checkedCa(ca) } : {}), ...(pin ? { pin } : {}) };
}

function checkedCa(file: string): string {
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Exit(exit.usage, `The file ${file} of --ca cannot be read (${code}).`);
  }
  try {
    new X509Certificate(pem);
  } catch {
    throw new Exit(exit.usage, `The file ${file} of --ca holds no certificate in PEM.`);
  }
  return pem;
}
