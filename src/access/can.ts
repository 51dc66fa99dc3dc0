// Who may do what: one table, read by one pure function.
import { Problem } from '../kernel/problem.ts';
import { type Grant, ROLES, type Role, type Viewer } from './person.ts';
import type { Scope } from './scope.ts';

/** The thing acted upon. Left out, the question is whether the viewer may do it to anything at all. */
export interface On {
  /** Units of whom one must be the grant's unit, such as those that enter an element for an area. */
  readonly units?: readonly string[];
  readonly target?: number;
  /** True where reading needs no sign-in: a demonstration, or an instance with a published release. */
  readonly open?: boolean;
}

interface Rule {
  readonly roles: readonly Role[];
  readonly scope: Scope;
  /** True for what concerns the city as a whole: a grant for one unit or some targets is not enough. */
  readonly whole?: true;
  readonly vi: string;
  readonly en: string;
}

const RULES = {
  read: { roles: ROLES, scope: 'read', vi: 'xem số liệu', en: 'read data' },
  'read-journal': {
    roles: ['auditor', 'admin'],
    scope: 'journal:read',
    whole: true,
    vi: 'xem nhật ký hệ thống',
    en: 'read the journal',
  },
  'verify-journal': {
    roles: ['auditor', 'admin'],
    scope: 'journal:read',
    whole: true,
    vi: 'kiểm tra nhật ký hệ thống',
    en: 'verify the journal',
  },
  'manage-tokens': {
    roles: ['admin'],
    scope: 'tokens:write',
    whole: true,
    vi: 'quản lý mã truy cập của hệ thống khác',
    en: 'manage access tokens',
  },
  'manage-people': {
    roles: ['admin'],
    scope: 'tokens:write',
    whole: true,
    vi: 'quản lý tài khoản',
    en: 'manage accounts',
  },
  'place-goal': {
    roles: ['secretariat'],
    scope: 'catalogue:write',
    vi: 'xác định năm của mục tiêu',
    en: 'place goals',
  },
  'confirm-indicator': {
    roles: ['secretariat'],
    scope: 'catalogue:write',
    vi: 'xác nhận cách tính chỉ tiêu',
    en: 'confirm indicators',
  },
  'import-catalogue': {
    roles: ['secretariat'],
    scope: 'catalogue:write',
    whole: true,
    vi: 'nhập phụ lục mục tiêu',
    en: 'import an appendix',
  },
  'edit-assignments': {
    roles: ['secretariat'],
    scope: 'catalogue:write',
    whole: true,
    vi: 'phân công số liệu',
    en: 'edit assignments',
  },
  'edit-method': {
    roles: ['secretariat'],
    scope: 'catalogue:write',
    whole: true,
    vi: 'sửa ngưỡng đánh giá',
    en: 'edit thresholds',
  },
  'post-figures': {
    roles: ['service', 'secretariat', 'reporter'],
    scope: 'figures:write',
    vi: 'gửi số liệu này',
    en: 'send this figure',
  },
  'import-figures': {
    roles: ['secretariat', 'reporter'],
    scope: 'figures:write',
    vi: 'nhập số liệu từ tệp',
    en: 'import figures from a file',
  },
  'read-work': {
    roles: ['admin', 'secretariat', 'city-leader', 'lead', 'unit-leader', 'reporter', 'auditor'],
    scope: 'read',
    vi: 'xem việc cần làm',
    en: 'see the tasks',
  },
  'read-report': {
    roles: ['secretariat', 'lead', 'unit-leader', 'reporter', 'auditor', 'city-leader'],
    scope: 'read',
    vi: 'xem báo cáo của đơn vị này',
    en: 'read this unit’s report',
  },
  'fill-report': {
    roles: ['reporter'],
    scope: 'reports:write',
    vi: 'nhập báo cáo của đơn vị này',
    en: 'fill in this unit’s report',
  },
  'keep-evidence': {
    roles: ['reporter', 'unit-leader'],
    scope: 'reports:write',
    vi: 'thêm, gỡ tài liệu kiểm chứng của đơn vị này',
    en: 'add or remove this unit’s evidence',
  },
  'sign-report': {
    roles: ['unit-leader'],
    scope: 'reports:write',
    vi: 'duyệt, ký báo cáo của đơn vị này',
    en: 'sign this unit’s report',
  },
  'reopen-report': {
    roles: ['secretariat'],
    scope: 'reports:write',
    vi: 'mở lại báo cáo của đơn vị',
    en: 'reopen a unit’s report',
  },
  'note-cell': {
    roles: ['reporter', 'unit-leader', 'lead', 'secretariat'],
    scope: 'reports:write',
    vi: 'trao đổi về ô số liệu này',
    en: 'comment on this cell',
  },
  'read-column': {
    roles: ['secretariat', 'lead', 'unit-leader', 'auditor', 'city-leader'],
    scope: 'read',
    vi: 'xem cột số liệu này',
    en: 'read this column',
  },
  'confirm-column': {
    roles: ['lead'],
    scope: 'reports:write',
    vi: 'xác nhận cột số liệu này',
    en: 'confirm this column',
  },
  'object-column': {
    roles: ['lead'],
    scope: 'reports:write',
    vi: 'có ý kiến về cột số liệu này',
    en: 'give an opinion on this column',
  },
  'return-cell': {
    roles: ['lead', 'secretariat'],
    scope: 'reports:write',
    vi: 'trả lại ô số liệu',
    en: 'return a cell',
  },
  'approve-column': {
    roles: ['secretariat'],
    scope: 'reports:write',
    vi: 'phê duyệt cột số liệu',
    en: 'approve a column',
  },
  // The standing office's own rows are approved by someone else.
  'approve-office-column': {
    roles: ['city-leader'],
    scope: 'reports:write',
    vi: 'phê duyệt số liệu của chính Cơ quan thường trực',
    en: 'approve the standing office’s own figures',
  },
  'write-lead-words': {
    roles: ['lead'],
    scope: 'reports:write',
    vi: 'ghi kết quả, khó khăn, nguyên nhân, kiến nghị',
    en: 'write results, difficulties, causes and proposals',
  },
  'manage-cycles': {
    roles: ['secretariat'],
    scope: 'reports:write',
    whole: true,
    vi: 'điều hành kỳ thu thập',
    en: 'run collection cycles',
  },
  'edit-checks': {
    roles: ['secretariat'],
    scope: 'catalogue:write',
    whole: true,
    vi: 'sửa quy tắc kiểm tra',
    en: 'edit checking rules',
  },
  delegate: {
    roles: ['unit-leader', 'lead'],
    scope: 'reports:write',
    vi: 'ủy quyền, bàn giao việc của đơn vị này',
    en: 'delegate or hand over this unit’s work',
  },
} satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as readonly Action[];

const ruleOf = (action: Action): Rule => RULES[action];

/** True when the viewer may do it; grants limit by unit and target, a token's scopes limit further. */
export function can(viewer: Viewer, action: Action, on: On = {}): boolean {
  if (action === 'read' && on.open) return true;
  if (viewer.kind === 'anonymous') return false;
  return grantsFor(viewer, action).some((grant) => covers(grant, on));
}

/** The same as a refusal to show, or undefined when there is none. */
export function refusal(viewer: Viewer, action: Action, on: On = {}): Problem | undefined {
  if (can(viewer, action, on)) return undefined;
  if (viewer.kind === 'anonymous') return new Problem('sign-in-needed');
  const { vi, en } = ruleOf(action);
  return new Problem('forbidden', { what: vi, what_en: en });
}

export const scopeOf = (action: Action): Scope => ruleOf(action).scope;

/** Roles that may do it. */
export const rolesFor = (action: Action): readonly Role[] => ruleOf(action).roles;

function covers(grant: Grant, on: On): boolean {
  const unit = grant.unit === null || on.units === undefined || on.units.includes(grant.unit);
  const target =
    grant.targets === null || on.target === undefined || grant.targets.includes(on.target);
  return unit && target;
}

/** The grants by which a viewer may do it; a query over several people is filtered by them. */
export function grantsFor(viewer: Viewer, action: Action): readonly Grant[] {
  if (viewer.kind === 'anonymous') return [];
  const { roles, scope, whole = false } = ruleOf(action);
  if (viewer.scopes !== null && !viewer.scopes.includes(scope)) return [];
  return viewer.grants.filter(
    ({ role, unit, targets }) =>
      roles.includes(role) && (!whole || (unit === null && targets === null)),
  );
}

/** Units for which a viewer may do it, whatever the target; stores put it into the query. */
export function unitsFor(viewer: Viewer, action: Action): 'all' | readonly string[] {
  const grants = grantsFor(viewer, action);
  if (grants.some(({ unit }) => unit === null)) return 'all';
  return [...new Set(grants.flatMap(({ unit }) => unit ?? []))];
}

/** Which rows a viewer's reading reaches; stores put it into the query. */
export interface Reach {
  readonly internal: boolean;
  /** Targets whose restricted rows may be read. */
  readonly restricted: 'all' | readonly number[];
}

const READS_ALL_RESTRICTED: readonly Role[] = ['secretariat', 'city-leader', 'auditor'];

/**
 * Restricted rows are read by the standing office, city leaders and auditors within their targets, and
 * by others only where a grant names the target. Internal rows need a sign-in unless all is open.
 */
export function reachOf(viewer: Viewer, demonstration: boolean): Reach {
  if (viewer.kind === 'anonymous') return { internal: demonstration, restricted: [] };
  const reading = can(viewer, 'read');
  if (!reading) return { internal: demonstration, restricted: [] };
  const wide = viewer.grants.filter((grant) => READS_ALL_RESTRICTED.includes(grant.role));
  if (wide.some((grant) => grant.targets === null)) return { internal: true, restricted: 'all' };
  return { internal: true, restricted: viewer.grants.flatMap((grant) => grant.targets ?? []) };
}

export function reaches(
  reach: Reach,
  row: { readonly target: number; readonly disclosure: 'public' | 'internal' | 'restricted' },
): boolean {
  if (row.disclosure === 'public') return true;
  if (row.disclosure === 'internal') return reach.internal;
  return reach.restricted === 'all' || reach.restricted.includes(row.target);
}
