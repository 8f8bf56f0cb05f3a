const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i;
const PORT = /(?<=[\]a-z\d]):\d{1,5}$/i;

/**
 * Whether an address to listen at, or a `Host` header (with or without a port), means this machine itself.
 */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host) || LOOPBACK.test(host.replace(PORT, ''));
}
