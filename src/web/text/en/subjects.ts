import type { Texts } from '../vi.ts';

export const subjects: Texts['people']['journal']['subjects'] = {
  report: (cycle, unit) => `Report of ${unit}, ${cycle}`,
  column: (name, cycle) => `Column “${name}”, ${cycle}`,
  cycle: (cycle) => `Cycle ${cycle}`,
  person: (name) => `Account of ${name}`,
  unit: (name) => `Unit ${name}`,
  token: (name) => `Token “${name}”`,
  assignment: (name) => `Assignment “${name}”`,
  indicator: (name) => `Way to measure “${name}”`,
  goal: (target) => `Goal of target ${target}`,
  check: (name) => `Check “${name}”`,
  mapping: (name) => `File reading “${name}”`,
  document: 'Scan of the Appendix',
  office: 'Standing office',
  simulation: 'Simulated figures of the demonstration',
  whole: {
    people: 'Accounts',
    catalogue: 'Catalogue',
    goals: 'Several goals',
    indicators: 'Several ways to measure',
    assignments: 'Several assignments',
    figures: 'Figures',
    amounts: 'Results',
    mail: 'Reminders by mail',
    instance: 'This instance',
  },
};
