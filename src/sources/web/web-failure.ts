import type { ErrorCode } from '../../errors/codes.js';
import { NianbaoError } from '../../errors/nianbao-error.js';

const CODES: Record<string, ErrorCode> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ENODATA: 'dns',
  ESERVFAIL: 'dns',
  ECONNREFUSED: 'connect',
  ECONNRESET: 'connect',
  ECONNABORTED: 'connect',
  EHOSTUNREACH: 'connect',
  EHOSTDOWN: 'connect',
  ENETUNREACH: 'connect',
  ENETDOWN: 'connect',
  EADDRNOTAVAIL: 'connect',
  EPIPE: 'connect',
  EACCES: 'connect',
  EPERM: 'connect',
  UND_ERR_SOCKET: 'connect',
  UND_ERR_INFO: 'connect',
  ERR_HTTP2_STREAM_CANCEL: 'connect',
  ERR_HTTP2_SESSION_ERROR: 'connect',
  ERR_HTTP2_STREAM_ERROR: 'connect',
  ERR_HTTP2_GOAWAY_SESSION: 'connect',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'http_malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'http_malformed',
  ERR_HTTP2_ERROR: 'http_malformed',
  EPROTO: 'tls',
};

const TLS =
  /^(?:ERR_(?:TLS|SSL)_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL_)/;
const MALFORMED = /^(?:HPE_|Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR__)/;

/**
 * What went wrong when an answer was fetched, as an error for people.
 *
 * @param thrown by undici, Node's sockets, TLS, resolver or zlib
 * @param url for the message
 * @returns an error with one of the codes dns, connect, tls, timeout, http_malformed; another NianbaoError
 *   as it is; what no system or library gave a code, as `internal`
 */
export function webFailure(thrown: unknown, url: string): NianbaoError {
  let unknown: string | null = null;
  for (let cause = thrown, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof NianbaoError) return cause;
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const known =
      CODES[code] ?? (TLS.test(code) ? 'tls' : MALFORMED.test(code) ? 'http_malformed' : undefined);
    if (known !== undefined) return new NianbaoError(known, { url, reason: code }, { cause: thrown });
    if (cause.name === 'TimeoutError')
      return new NianbaoError('timeout', { url, reason: 'total' }, { cause: thrown });
    // A system or a library gave it a code: no fault of ours, although the table does not know it.
    if (code !== '') unknown = code;
  }
  if (unknown !== null) return new NianbaoError('connect', { url, reason: unknown }, { cause: thrown });
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new NianbaoError('internal', { reason }, { cause: thrown });
}

/** Whether a failure means that nothing of the host answers, and not only this page. */
export function isUnreachable(error: NianbaoError): boolean {
  const { code, details } = error;
  return (
    code === 'dns' ||
    code === 'tls' ||
    (code === 'connect' && details['reason'] === 'ECONNREFUSED') ||
    (code === 'timeout' && details['reason'] === 'UND_ERR_CONNECT_TIMEOUT')
  );
}
