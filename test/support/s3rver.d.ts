/** s3rver 3.7 ships no types; only what the tests use. */
declare module 's3rver' {
  class S3rver {
    constructor(options: {
      port: number;
      address?: string;
      silent?: boolean;
      directory: string;
      configureBuckets?: { name: string }[];
    });
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
  export = S3rver;
}
