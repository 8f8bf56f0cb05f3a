import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bilingual } from '../language.js';
import { viewOf } from './view.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What can be wrong with a request that a machine makes, by code. */
export const PROBLEMS = {
  sign_in_required: { status: 401, detail: both('请先登录，或使用令牌', 'Sign in, or use a token') },
  token_unknown: { status: 401, detail: both('令牌无效', 'The token is not valid') },
  operators_only: { status: 403, detail: both('只有操作员可以更改', 'Only operators may change something') },
  token_missing: {
    status: 403,
    detail: both('缺少会话的 CSRF 令牌', 'The CSRF token of the session is missing'),
  },
  other_site: {
    status: 403,
    detail: both('请求来自另一个网站的页面', 'The request comes from a page of another site'),
  },
  invalid_request: { status: 400, detail: both('请求的参数有误', 'The request is not as it should be') },
  not_found: { status: 404, detail: both('没有这个内容', 'There is nothing here') },
  finding_resolved: {
    status: 409,
    detail: both('该问题已不存在，无需处理', 'No current report yields this finding any more'),
  },
  internal: { status: 500, detail: both('服务器出错，详见日志', 'Something failed here; the log says what') },
} as const;

/** One of {@link PROBLEMS}. */
export type ProblemCode = keyof typeof PROBLEMS;

/** One field of a request and what is wrong with it. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Whether a path is for machines, which get JSON and no page. */
export function isForMachines(url: string): boolean {
  return /^\/(?:api\/|metrics(?:\?|$))/.test(url);
}

/** Answers with a problem (RFC 9457), in the language of the request. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  errors?: readonly FieldProblem[],
): FastifyReply {
  const { status, detail } = PROBLEMS[code];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? '',
    status,
    code,
    detail: viewOf(request, 'zh').say(detail),
    ...(errors === undefined ? {} : { errors }),
  };
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}
