import type { AccountSeed, GrantSeed } from './account.ts';

interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: 'department' | 'commune' | 'outside' | 'group';
}

/** Account that owns the demonstration's bearer token. */
export const SERVICE_ACCOUNT = 'he-thong';

const everywhere = (role: GrantSeed['role']): GrantSeed => ({ role, unit: null, targets: null });

/**
 * Accounts of the demonstration: admin, thuky, lanhdao, kiemtoan, the service account, and for each
 * unit its officer `cb-<code>` and its leader `ld-<code>`. `leads` gives the targets that a unit leads or owns figures of.
 */
export function demoAccounts(
  units: readonly DemoUnit[],
  leads: ReadonlyMap<string, readonly number[]>,
): readonly Omit<AccountSeed, 'passwordHash'>[] {
  const city = [
    ['admin', 'Quản trị hệ thống', 'admin'],
    ['thuky', 'Thư ký Cơ quan thường trực', 'secretariat'],
    ['lanhdao', 'Lãnh đạo thành phố', 'city-leader'],
    ['kiemtoan', 'Kiểm toán viên', 'auditor'],
    [SERVICE_ACCOUNT, 'Hệ thống kết nối', 'service'],
  ] as const;
  return [
    ...city.map(([username, name, role]) => ({
      username,
      name,
      unit: null,
      grants: [everywhere(role)],
    })),
    ...units
      .filter((unit) => unit.kind !== 'group')
      .flatMap((unit) => unitAccounts(unit, leads.get(unit.code) ?? [])),
  ];
}

function unitAccounts(
  unit: DemoUnit,
  targets: readonly number[],
): Omit<AccountSeed, 'passwordHash'>[] {
  const lead: GrantSeed[] = targets.length ? [{ role: 'lead', unit: unit.code, targets }] : [];
  const within = (role: GrantSeed['role']): GrantSeed[] => [
    { role, unit: unit.code, targets: null },
    ...lead,
  ];
  return [
    {
      username: `cb-${unit.code}`,
      name: `Cán bộ đầu mối ${unit.name}`,
      unit: unit.code,
      grants: within('reporter'),
    },
    {
      username: `ld-${unit.code}`,
      name: `Lãnh đạo ${unit.name}`,
      unit: unit.code,
      grants: within('unit-leader'),
    },
  ];
}
