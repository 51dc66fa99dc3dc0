// The OpenAPI document: made of the routes themselves, so that it cannot say anything else.
import { OpenAPIHono } from '@hono/zod-openapi';
import { type Env, isApi, type RequestContext } from '../deps.ts';
import { InvalidRequest } from '../problem-response.ts';
import { addAmounts } from './amounts.ts';
import { addAssessments } from './assessments.ts';
import { addAssignments } from './assignments.ts';
import { addChecks } from './checks.ts';
import { addColumns } from './columns.ts';
import { addCycles } from './cycles.ts';
import { addDefinitions } from './definitions.ts';
import { addDelegations } from './delegations.ts';
import { addDimensions } from './dimensions.ts';
import { addEvidence } from './evidence.ts';
import { addFigures } from './figures.ts';
import { addJournal } from './journal.ts';
import { addPeople } from './people.ts';
import { addProgramme } from './programme.ts';
import { addReceipts } from './receipts.ts';
import { addReportSheets } from './report-sheets.ts';
import { addReports } from './reports.ts';
import { addSessions } from './sessions.ts';
import { addTargets } from './targets.ts';
import { addTokens } from './tokens.ts';
import { addWork } from './work.ts';

/** All operations below /api/v1, and the document that describes them. */
export function createApi(): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (!result.success) throw invalid(result.target, result.error.issues, c as RequestContext);
    },
  });
  addSessions(api);
  addProgramme(api);
  addTargets(api);
  addDefinitions(api);
  addDimensions(api);
  addAmounts(api);
  addAssessments(api);
  addReceipts(api);
  addFigures(api);
  addReportSheets(api);
  addReports(api);
  addEvidence(api);
  addAssignments(api);
  addTokens(api);
  addPeople(api);
  addDelegations(api);
  addJournal(api);
  addCycles(api);
  addColumns(api);
  addChecks(api);
  addWork(api);
  return api;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function invalid(target: string, issues: readonly Issue[], c: RequestContext): InvalidRequest {
  const inBody = target === 'json' && isApi(c.req.path);
  return new InvalidRequest(
    issues.slice(0, 50).map(({ path, message }) => ({
      at: inBody ? `/${path.map(String).join('/')}` : path.map(String).join('.') || target,
      detail: message,
    })),
  );
}

/** The document of all operations, as OpenAPI 3.1. */
export function apiDocument(api: OpenAPIHono<Env>, version: string) {
  const registry = api.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'kydai_session',
    description: 'Phiên đăng nhập; tên cookie có tiền tố __Host- khi dùng https · a session',
  });
  registry.registerComponent('securitySchemes', 'csrf', {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: 'Giá trị csrf nhận khi đăng nhập · the value csrf of the sign-in',
  });
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'Mã truy cập có phạm vi · a token with scopes',
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Kỳ Đài',
      version,
      description:
        'Theo dõi thực hiện mục tiêu: danh mục, số liệu, kết quả, đánh giá và nguồn gốc của từng con số. · How the goals of a plan are being met: targets, figures, results, assessments, and the lineage of every number.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: '/api/v1', description: 'Máy chủ này · this server' }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
  });
}

const TAGS = [
  ['catalogue', 'Chương trình, mục tiêu, chỉ tiêu, phân công · what is promised and measured'],
  ['dimensions', 'Địa bàn, đơn vị, kỳ báo cáo · areas, units, periods'],
  ['results', 'Kết quả, đánh giá, nguồn gốc số liệu · amounts, assessments, receipts'],
  ['figures', 'Gửi số liệu · sending figures'],
  ['collecting', 'Kỳ thu thập, báo cáo, cột số liệu · cycles, reports, columns'],
  ['access', 'Phiên đăng nhập, mã truy cập · sessions and tokens'],
  ['journal', 'Nhật ký · the journal'],
] as const;
