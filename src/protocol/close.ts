/** Close codes. 4000-4499: come back, with backoff. 4500-4999: coming back cannot help. */
export const close = {
  draining: 4000,
  slow: 4001,
  silent: 4002,
  flooding: 4003,
  authTimeout: 4500,
  noCommonVersion: 4502,
  revoked: 4503,
  banned: 4504,
  expired: 4505,
  crowded: 4506,
} as const;

/** Whether a client should come back by itself after its connection was closed with this code. */
export function mayReturn(code: number): boolean {
  return code < 4500 || code > 4999;
}
