/** For `coerce`: a port as it was written. As a number, nothing (`""`) would be 0, which takes any. */
export function portNumber(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(
    `A port (--port, BACKCHANNEL_PORT) is a whole number from 0 to 65535, not ${JSON.stringify(given)}.`,
  );
}
