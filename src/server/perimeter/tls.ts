import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import type { StartFailure } from "../start-failure.ts";

/** Where the certificate (and after it those between it and its root) and its private key are, in PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** What a TLS server shows and proves, ready for use. */
export interface TlsIdentity {
  readonly context: SecureContextOptions;
  readonly expires: string;
}

/** Reads a certificate and its key, or says in one sentence what is wrong with them. */
export function readTls(files: TlsFiles): TlsIdentity | { failure: StartFailure } {
  const cert = read(files.cert);
  if (cert instanceof Error) return failed(`The certificate ${files.cert} ${reason(cert)}`);
  const key = read(files.key);
  if (key instanceof Error) return failed(`The certificate's key ${files.key} ${reason(key)}`);

  const certificate = attempt(() => new X509Certificate(cert));
  if (!certificate) return failed(`${files.cert} holds no certificate in PEM.`);
  const privateKey = attempt(() => createPrivateKey(key));
  if (!privateKey) return failed(`${files.key} holds no private key in PEM that is open without a password.`);
  if (!certificate.checkPrivateKey(privateKey)) {
    return failed(`The key in ${files.key} does not belong to the certificate in ${files.cert}.`);
  }
  // The version is said because Node can be told on its command line to take an older one.
  const context: SecureContextOptions = { cert, key, minVersion: "TLSv1.2" };
  // OpenSSL has a word of its own: it takes no key that is too short for its security level.
  if (!attempt(() => createSecureContext(context))) {
    return failed(`The certificate in ${files.cert} is too weak for TLS, or one that follows it is damaged.`);
  }
  return { context, expires: certificate.validTo };
}

/** At once and not in the background: the files are small, and what a signal asked for has happened when it returns. */
function read(file: string): Buffer | Error {
  try {
    return readFileSync(file);
  } catch (error) {
    return error as Error;
  }
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "does not exist.";
  return `cannot be read (${error.code}). Give this user the right to, or name another file.`;
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function failed(message: string): { failure: StartFailure } {
  return { failure: { code: "tls", message } };
}
