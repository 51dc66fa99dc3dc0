// A server on loopback that speaks clamd's INSTREAM as clamd does, and finds what a test calls a virus.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export interface FakeClamd {
  readonly port: number;
  /** Files that were looked at to the end, in bytes. */
  readonly seen: readonly number[];
  stop(): Promise<void>;
}

const COMMAND = Buffer.from('zINSTREAM\0');

/** `virus`: bytes that are found; `limit`: above it clamd answers with an error and hangs up. */
export async function startClamd(
  virus: string,
  { limit = 1024 * 1024, path }: { readonly limit?: number; readonly path?: string } = {},
): Promise<FakeClamd> {
  const seen: number[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    void answer(socket, { virus, limit, seen });
  });
  server.listen(path ?? { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    seen,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface About {
  readonly virus: string;
  readonly limit: number;
  readonly seen: number[];
}

async function answer(socket: Socket, { virus, limit, seen }: About): Promise<void> {
  let held = Buffer.alloc(0);
  for await (const piece of socket) {
    held = Buffer.concat([held, piece as Buffer]);
    const { file, ended } = streamed(held);
    if (held.length >= COMMAND.length && !held.subarray(0, COMMAND.length).equals(COMMAND)) {
      socket.end('UNKNOWN COMMAND\0');
    } else if (file.length > limit) {
      socket.end('INSTREAM size limit exceeded. ERROR\0');
    } else if (ended) {
      seen.push(file.length);
      socket.end(`stream: ${file.includes(virus) ? 'Thu-Virus FOUND' : 'OK'}\0`);
    } else continue;
    return;
  }
}

/** What came so far: chunks with their length before each; a length of nought ends the file. */
function streamed(held: Buffer): { readonly file: Buffer; readonly ended: boolean } {
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= held.length; ) {
    const length = held.readUInt32BE(at);
    if (length === 0) return { file: Buffer.concat(chunks), ended: true };
    chunks.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { file: Buffer.concat(chunks), ended: false };
}
