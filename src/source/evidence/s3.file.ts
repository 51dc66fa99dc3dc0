// Blobs in a bucket of any server that speaks the S3 API.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AwsClient } from 'aws4fetch';
import type { Blobs } from './blobs.file.ts';

export interface S3Place {
  /** Address of the bucket, with a prefix if wanted: https://s3.example.vn/ky-dai/evidence. */
  readonly url: URL;
  readonly key: string;
  readonly secret: string;
  readonly region: string;
}

const TIMEOUT_MS = 60_000;

/** Throws an Error when the server refuses or does not answer; nothing is kept by halves there. */
export function s3Blobs({ url, key, secret, region }: S3Place): Blobs {
  const client = new AwsClient({
    ...{ accessKeyId: key, secretAccessKey: secret },
    ...{ service: 's3', region, retries: 2 },
  });
  const base = url.href.replace(/\/$/, '');
  const placeOf = (hash: string): string => `${base}/${hash.slice(0, 2)}/${hash}`;
  const ask = (hash: string, init: RequestInit = {}): Promise<Response> =>
    client.fetch(placeOf(hash), { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    async keep(hash, path) {
      const known = await ask(hash, { method: 'HEAD' });
      if (known.ok) return;
      if (known.status !== 404) throw refused('HEAD', known.status);
      const { size } = await stat(path);
      const answer = await ask(hash, {
        method: 'PUT',
        body: createReadStream(path) as unknown as ReadableStream,
        duplex: 'half',
        // The content is signed by its hash, which is its name: a changed byte is refused on the way.
        headers: { 'content-length': String(size), 'x-amz-content-sha256': hash },
      } as RequestInit);
      await answer.arrayBuffer();
      if (!answer.ok) throw refused('PUT', answer.status);
    },
    async read(hash) {
      const answer = await ask(hash);
      if (answer.status === 404) return undefined;
      if (!answer.ok || !answer.body) throw refused('GET', answer.status);
      return answer.body as unknown as AsyncIterable<Uint8Array>;
    },
  };
}

const refused = (method: string, status: number): Error =>
  new Error(`the S3 server answered ${status} to ${method}`);
