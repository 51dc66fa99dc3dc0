import { HTTPException } from 'hono/http-exception';
import { Problem } from '../kernel/problem.ts';
import { renderPage } from '../web/layout.tsx';
import { textsOf } from '../web/page.ts';
import { ProblemPage } from '../web/problem-page.tsx';
import { isApi, type RequestContext } from './deps.ts';
import { pageOf } from './page-of.ts';

/** One wrong place in a request: a JSON pointer into the body, or the name of a parameter. */
export interface Fault {
  readonly at: string;
  readonly detail: string;
}

/** A request that does not have the shape its operation asks for. */
export class InvalidRequest extends Problem {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const [first] = faults;
    super('body-invalid', { what: first ? `${first.at}: ${first.detail}` : '' });
    this.faults = faults;
  }
}

/** Any error as an answer: RFC 9457 for programs, a page that says what to do for people. */
export async function answerProblem(error: Error, c: RequestContext): Promise<Response> {
  const problem = toProblem(error, c);
  const headers = headersOf(problem);
  // A step that failed after the route had answered: the length was that of the other answer.
  if (c.finalized) c.res.headers.delete('Content-Length');
  if (!wantsPage(c)) {
    return c.body(JSON.stringify(documentOf(problem, c)), problem.status as 400, {
      ...headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  }
  const page = await pageOf(c, null);
  return c.html(renderPage(ProblemPage({ page, problem })), problem.status as 400, {
    ...headers,
    'Cache-Control': 'no-store',
  });
}

function toProblem(error: Error, c: RequestContext): Problem {
  if (error instanceof Problem) {
    // By its name and message alone: the whole of it may hold claims about a person.
    if (error.cause instanceof Error) {
      const { name, message } = error.cause;
      c.var.log.warn({ code: error.code, why: `${name}: ${message}` }, 'refused by another system');
    }
    return error;
  }
  if (error instanceof HTTPException) {
    if (error.status === 415) {
      return new Problem('media-type-unsupported', { accepted: 'application/json' });
    }
    if (error.status < 500) {
      const what = 'không đọc được JSON';
      return new Problem('body-invalid', { what, what_en: 'the JSON cannot be read' });
    }
  }
  if (isConnectionLost(error)) return new Problem('database-unavailable');
  if (isUnkeepable(error)) {
    c.var.log.warn({ err: error }, 'not to be kept');
    const what = 'có ký tự hoặc con số không lưu được';
    return new Problem('body-invalid', { what, what_en: 'a character or number cannot be kept' });
  }
  c.var.log.error({ err: error }, 'unexpected');
  return new Problem('internal-error', { incident: c.var.requestId });
}

// Class 57P (operator intervention) and 08 (connection) of PostgreSQL, and a socket that is gone.
function isConnectionLost(error: Error): boolean {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && /^(57P0\d|08...|ECONN\w+|EPIPE)$/.test(code)) return true;
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}

// A NUL, half of a surrogate pair, or a number beyond the type that holds it: in every text that people send,
// and refused by PostgreSQL wherever it stands (class 22, data exception).
function isUnkeepable(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^22(021|P05|P02|003)$/.test(code);
}

function headersOf(problem: Problem): Record<string, string> {
  const { seconds } = problem.params;
  if (problem.status === 401) return { 'WWW-Authenticate': 'Bearer realm="kydai"' };
  if (problem.status === 503) return { 'Retry-After': '2' };
  if (problem.status === 429) return { 'Retry-After': String(seconds ?? 1) };
  return problem.code === 'request-running' ? { 'Retry-After': '1' } : {};
}

function documentOf(problem: Problem, c: RequestContext): object {
  const { language } = c.var;
  return {
    type: `/api#${problem.code}`,
    title: textsOf(language).access.problemTitle(problem.status),
    status: problem.status,
    code: problem.code,
    detail: [problem.say(language), remedyOf(problem, c)].filter(Boolean).join(' '),
    instance: c.req.path,
    request: c.var.requestId,
    ...(problem instanceof InvalidRequest ? { errors: problem.faults } : {}),
  };
}

const STALE: readonly string[] = ['goal-confirmed-already', 'changed-meanwhile'];

/** A page asks again with its form; a program has to be told which field makes the difference. */
function remedyOf({ code }: Problem, c: RequestContext): string | undefined {
  const target = /^\/api\/v1\/targets\/\d+(?=\/goals\/)/.exec(c.req.path)?.[0];
  if (!target || !STALE.includes(code)) return undefined;
  return textsOf(c.var.language).access.sendVersion(target);
}

/** People get a page; /api and whatever asks for JSON get the document. */
function wantsPage(c: RequestContext): boolean {
  if (isApi(c.req.path)) return false;
  const accept = c.req.header('Accept') ?? '';
  return accept.includes('text/html') || !accept.includes('json');
}
