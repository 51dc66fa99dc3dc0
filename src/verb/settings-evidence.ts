// Where evidence lies and who scans it; part of settings.ts.
import { isAbsolute } from 'node:path';
import type { ClamdPlace } from '../source/evidence/clamd.file.ts';
import type { S3Place } from '../source/evidence/s3.file.ts';

export interface EvidenceSettings {
  /** Largest file, in bytes. */
  readonly limit: number;
  /** A bucket; null: a folder in the data directory. */
  readonly s3: S3Place | null;
  readonly clamd: ClamdPlace | null;
}

export const EVIDENCE_SETTINGS = [
  { name: 'EVIDENCE_LIMIT_MB', fallback: '25' },
  { name: 'EVIDENCE_S3_URL', fallback: '' },
  { name: 'EVIDENCE_S3_KEY', fallback: '' },
  { name: 'EVIDENCE_S3_SECRET', fallback: '' },
  { name: 'EVIDENCE_S3_REGION', fallback: 'us-east-1' },
  { name: 'CLAMD', fallback: '' },
] as const;

/** What settings.ts reads with: each says what is wrong in one line. */
export interface Reading {
  text(name: string): string;
  whole(name: string, least: number, most: number): number;
  address(name: string, protocols: readonly string[]): URL | null;
  fail(name: string, must: string): void;
}

const MIB = 1024 * 1024;

export const readEvidenceSettings = (reading: Reading): EvidenceSettings => ({
  limit: reading.whole('EVIDENCE_LIMIT_MB', 1, 1024) * MIB,
  s3: readS3(reading),
  clamd: readClamd(reading),
});

function readS3({ text, address, fail }: Reading): S3Place | null {
  const url = address('EVIDENCE_S3_URL', ['http:', 'https:']);
  if (!url) return null;
  const [key, secret] = [text('EVIDENCE_S3_KEY'), text('EVIDENCE_S3_SECRET')];
  if (key === '' || secret === '') {
    fail(
      'EVIDENCE_S3_URL',
      'cần cả EVIDENCE_S3_KEY và EVIDENCE_S3_SECRET (both the key and the secret are needed)',
    );
  }
  return { url, key, secret, region: text('EVIDENCE_S3_REGION') };
}

/** `127.0.0.1:3310` or the path of a socket. */
function readClamd({ text, fail }: Reading): ClamdPlace | null {
  const given = text('CLAMD');
  if (given === '') return null;
  if (isAbsolute(given)) return { path: given };
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(given) ?? [];
  if (host && Number(port) > 0 && Number(port) <= 65_535) return { host, port: Number(port) };
  fail(
    'CLAMD',
    'cần «máy:cổng» hoặc đường dẫn của socket (host:port or the absolute path of a socket)',
  );
  return null;
}
