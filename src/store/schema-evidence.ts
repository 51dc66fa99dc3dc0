// Tables of migrations/006_evidence.sql.
import type { Generated } from 'kysely';

interface EvidenceFileTable {
  hash: string;
  size: number;
  media_type: string;
  scan: string;
  revision: number;
}

interface EvidenceTable {
  id: Generated<number>;
  report: number;
  element: string | null;
  area: string | null;
  period: string | null;
  use: string;
  hash: string;
  name: string;
  note: string | null;
  by: string;
  at: Date;
  revision: number;
  ended_by: string | null;
  ended_at: Date | null;
  ended_why: string | null;
  ended_revision: number | null;
}

export interface EvidenceTables {
  evidence_file: EvidenceFileTable;
  evidence: EvidenceTable;
}
