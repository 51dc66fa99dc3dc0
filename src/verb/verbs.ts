import type { Program } from './program.ts';

type Verb = (program: Program) => Promise<void>;

/** Verbs of the program by name, each loaded when it is asked for. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  serve: async () => (await import('./serve.ts')).serveInstance,
  'import-appendix': async () => (await import('./import-appendix.ts')).importAppendix,
  'import-figures': async () => (await import('./import-figures.ts')).importFiguresFile,
  report: async () => (await import('./report.ts')).report,
  'add-person': async () => (await import('./add-person.ts')).addPerson,
  'reset-access': async () => (await import('./reset-access.ts')).resetAccess,
  verify: async () => (await import('./verify.ts')).verify,
  recompute: async () => (await import('./recompute.ts')).recompute,
  'export-catalogue': async () => (await import('./export-catalogue.ts')).exportCatalogueFiles,
  simulate: async () => (await import('./simulate.ts')).simulateCity,
};
