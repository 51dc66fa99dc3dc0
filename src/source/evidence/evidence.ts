// Tài liệu kiểm chứng: files that stand behind a report or one of its cells.
import type { CellPlace } from '../report/answer.ts';

/** `paper`: the scan of a report that was signed on paper. */
export type EvidenceUse = 'evidence' | 'paper';

export interface Evidence {
  readonly id: number;
  readonly report: number;
  /** null: it stands behind the whole report. */
  readonly cell: CellPlace | null;
  readonly use: EvidenceUse;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
  readonly ended: { readonly by: string; readonly at: Date; readonly why: string } | null;
}

/** A kind of file that is taken, told by its content. */
export interface EvidenceKind {
  readonly mediaType: string;
  /** The first is the usual one. */
  readonly extensions: readonly string[];
  /** Whether a page signed on paper may come so. */
  readonly paper: boolean;
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], paper: true },
  { mediaType: 'image/png', extensions: ['png'], paper: true },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], paper: true },
  { mediaType: 'image/webp', extensions: ['webp'], paper: true },
  { mediaType: 'image/heic', extensions: ['heic', 'heif'], paper: true },
  { mediaType: `${OFFICE}.wordprocessingml.document`, extensions: ['docx'], paper: false },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'], paper: false },
  { mediaType: `${OPEN_DOCUMENT}.text`, extensions: ['odt'], paper: false },
  { mediaType: `${OPEN_DOCUMENT}.spreadsheet`, extensions: ['ods'], paper: false },
];

/** The kinds as a person reads them: «PDF, PNG, JPG …». */
export const kindsTaken = (use: EvidenceUse): string =>
  EVIDENCE_KINDS.filter(({ paper }) => paper || use === 'evidence')
    .map(({ extensions: [usual = ''] }) => usual.toUpperCase())
    .join(', ');

/** What a browser's file chooser offers: «.pdf,.png …». */
export const acceptedBy = (use: EvidenceUse): string =>
  EVIDENCE_KINDS.filter(({ paper }) => paper || use === 'evidence')
    .flatMap(({ extensions }) => extensions.map((one) => `.${one}`))
    .join(',');

/** The name with an ending that tells the truth, without marks that turn the reading direction. */
export function nameOf(name: string, { extensions }: EvidenceKind): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim() || 'tai-lieu';
  const ending = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase();
  return ending && extensions.includes(ending) ? plain : `${plain}.${extensions[0]}`;
}
