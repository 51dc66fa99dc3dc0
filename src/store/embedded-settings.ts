import type { Endpoint } from './embedded-endpoint.ts';

/**
 * Set on the command line, so that they change with the program and not with an old data folder.
 * Sized for 2 cores and 2 GB. The server log keeps no statement text and no values.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '16MB',
  maintenance_work_mem: '96MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  password_encryption: 'scram-sha-256',
};

/** Arguments of `postgres`: data folder, where it answers, and the settings over the defaults. */
export function serverArguments(
  data: string,
  { host, port }: Endpoint,
  extra: Readonly<Record<string, string>> = {},
): string[] {
  const socket = host.startsWith('/');
  const settings = {
    ...SETTINGS,
    ...extra,
    listen_addresses: socket ? '' : host,
    unix_socket_directories: socket ? quoteFolder(host) : '',
    unix_socket_permissions: '0700',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', data, '-p', String(port), ...flags];
}

/** The setting is a list: a comma or a space in the folder's name needs quotes. */
const quoteFolder = (folder: string): string => `"${folder.replaceAll('"', '""')}"`;

/** Arguments of `initdb` for a new data folder: Vietnamese order (ICU), checksums, password only. */
export function initArguments(data: string, passwordFile: string, ctype: string): string[] {
  return [
    ...['-D', data, '-U', 'kydai', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', `--locale=${ctype}`, '--locale-provider=icu', '--icu-locale=vi-VN'],
    ...['--data-checksums', '--text-search-config=simple'],
  ];
}
