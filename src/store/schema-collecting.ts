// Tables of migrations/003_collecting.sql.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Cells = ColumnType<unknown, string | null, string | null>;

interface CycleTable {
  code: string;
  kind: string;
  first_month: number;
  last_month: number;
  state: Generated<string>;
  unit_deadline: string;
  city_deadline: string;
  lock_day: string | null;
  note: string | null;
  opened_by: string;
  opened_at: Date;
  closed_by: string | null;
  closed_at: Date | null;
  version: Generated<number>;
  revision: number;
}

interface ReportTable {
  id: Generated<number>;
  cycle: string;
  unit: string;
  state: Generated<string>;
  report_revision: Generated<number>;
  version: Generated<number>;
  form_version: string | null;
  form_fields: Cells | null;
  sent_by: string | null;
  sent_at: Date | null;
  signed_by: string | null;
  signed_at: Date | null;
  signed_how: string | null;
  paper_number: string | null;
  paper_date: string | null;
  paper_file: string | null;
  reference: string | null;
  comment: string | null;
  revision: number;
}

interface ReportCellTable {
  report: number;
  element: string;
  area: string;
  period: string;
  basis: string;
  answer: string;
  typed: string | null;
  amount: string | null;
  skip_reason: string | null;
  explanation: string | null;
  comment: string | null;
  estimated: Generated<boolean>;
  definition_version: number;
  findings: Generated<unknown>;
  locked: Generated<boolean>;
  returned_by: string | null;
  returned_at: Date | null;
  returned_why: string | null;
  returned_version: number | null;
  version: Generated<number>;
  by: string;
  at: Date;
  revision: number;
  finished: GeneratedAlways<boolean>;
}

interface ReportAuthorTable {
  report: number;
  report_revision: number;
  person: string;
}

interface ReportEventTable {
  id: Generated<number>;
  report: number;
  report_revision: number;
  act: string;
  by: string;
  on_behalf_of: string | null;
  at: Date;
  reason: string | null;
  cells: Cells | null;
  revision: number;
}

interface CellNoteTable {
  id: Generated<number>;
  report: number;
  element: string;
  area: string;
  period: string;
  by: string;
  at: Date;
  text: string;
  question: Generated<boolean>;
  answered_at: Date | null;
  revision: number;
}

interface LateExceptionTable {
  id: Generated<number>;
  cycle: string;
  unit: string;
  until: string;
  reason: string;
  by: string;
  at: Date;
  ended_at: Date | null;
  revision: number;
}

interface IndicatorColumnTable {
  indicator: string;
  cycle: string;
  state: Generated<string>;
  column_revision: Generated<number>;
  version: Generated<number>;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  seal: string | null;
  objections_until: string | null;
  approved_by: string | null;
  approved_at: Date | null;
  answered: number | null;
  expected: number | null;
  revision: number;
}

interface ColumnAuthorTable {
  indicator: string;
  cycle: string;
  column_revision: number;
  person: string;
  part: string;
}

interface ColumnOpinionTable {
  id: Generated<number>;
  indicator: string;
  cycle: string;
  column_revision: number;
  unit: string;
  kind: string;
  reason: string | null;
  by: string;
  at: Date;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  revision: number;
}

interface ColumnEventTable {
  id: Generated<number>;
  indicator: string;
  cycle: string;
  column_revision: number;
  act: string;
  by: string;
  at: Date;
  reason: string | null;
  cells: Cells | null;
  revision: number;
}

interface LeadWordsTable {
  target: number;
  cycle: string;
  unit: string;
  version: number;
  result: Generated<string>;
  difficulty: Generated<string>;
  cause: Generated<string>;
  proposal: Generated<string>;
  by: string;
  at: Date;
  revision: number;
  superseded: number | null;
}

export interface CollectingTables {
  cycle: CycleTable;
  report: ReportTable;
  report_cell: ReportCellTable;
  report_author: ReportAuthorTable;
  report_event: ReportEventTable;
  cell_note: CellNoteTable;
  late_exception: LateExceptionTable;
  indicator_column: IndicatorColumnTable;
  column_author: ColumnAuthorTable;
  column_opinion: ColumnOpinionTable;
  column_event: ColumnEventTable;
  lead_words: LeadWordsTable;
}
