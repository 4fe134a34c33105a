export type ServerSettings = Record<string, string | number>;

/**
 * Settings of the embedded server, for one small machine that also runs the application. They are passed on the command
 * line at every start, so that a new version of the product changes them and the data folder holds none.
 */
export function serverSettings(port: number): ServerSettings {
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    cluster_name: 'lineshift',
    max_connections: 60,
    superuser_reserved_connections: 3,
    shared_buffers: '96MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    // An acknowledged write survives kill -9 and a power cut.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    max_wal_senders: 2,
    max_replication_slots: 0,
    max_wal_size: '512MB',
    min_wal_size: '80MB',
    checkpoint_timeout: '5min',
    // Few helper processes: short statements gain nothing from them, and each costs an idle machine something.
    max_logical_replication_workers: 0,
    max_worker_processes: 4,
    max_parallel_workers: 2,
    max_parallel_workers_per_gather: 1,
    autovacuum_max_workers: 2,
    // Queue tables change quickly, and dead rows in the claim index halve its throughput.
    autovacuum_naptime: '20s',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    password_encryption: 'scram-sha-256',
    // The log contains the error, never the row: a statement or a DETAIL line carries customers' data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  };
}

export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
