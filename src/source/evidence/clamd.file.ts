// Asks a running clamd whether a file is clean: its INSTREAM command over TCP or a local socket.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

export type ClamdPlace =
  | { readonly host: string; readonly port: number }
  | { readonly path: string };

const TIMEOUT_MS = 60_000;
const LONGEST_ANSWER = 4096;

/** What clamd found in the file, or null. Throws when it cannot be asked or did not look to the end. */
export async function scan(place: ClamdPlace, path: string): Promise<string | null> {
  const answer = await ask(place, path);
  if (answer === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found) return found.slice(0, 100);
  throw new Error(`clamd: ${answer.slice(0, 200) || 'no answer'}`);
}

async function ask(place: ClamdPlace, path: string): Promise<string> {
  const socket = connect(place);
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('clamd does not answer')));
  try {
    await once(socket, 'connect');
    const answer = answerOf(socket);
    // clamd may answer and hang up in the middle, when the file is above its own limit.
    send(socket, path).catch(() => {});
    return await answer;
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer;
    socket.write(sized(bytes.length));
    if (!socket.write(bytes)) await once(socket, 'drain');
  }
  socket.write(sized(0));
}

function sized(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket) {
    text += (piece as Buffer).toString('utf8');
    if (text.includes('\0') || text.length > LONGEST_ANSWER) break;
  }
  return text.split('\0', 1)[0]?.trim() ?? '';
}
