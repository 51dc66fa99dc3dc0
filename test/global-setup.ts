import { startTestServer, type TestServer } from './server.ts';

let server: TestServer | undefined;

/** One PostgreSQL for the whole run; test files find it by KYDAI_TEST_URL. */
export async function globalSetup(): Promise<void> {
  const { env } = process;
  server = await startTestServer(env.KYDAI_TEST_SERVER);
  env.KYDAI_TEST_URL = server.url;
}

export async function globalTeardown(): Promise<void> {
  await server?.stop();
}
