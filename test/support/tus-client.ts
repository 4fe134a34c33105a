import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';

export interface TusAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Calls of the tus protocol over a raw socket, so that each can be cut off while it runs. */
export class TusClient {
  private readonly url: string;
  private readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string>) {
    this.url = url;
    this.headers = { 'tus-resumable': '1.0.0', ...headers };
  }

  /** Begins an upload; returns its address's path. @throws Error when it is refused. */
  async begin(size: number, headers: Record<string, string> = {}): Promise<string> {
    const answer = await this.ask('POST', '/api/v1/uploads/resumable', { 'upload-length': String(size), ...headers });
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
    return answer.headers.location ?? '';
  }

  piece(path: string, offset: number, bytes: Buffer): Promise<TusAnswer> {
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    return this.ask('PATCH', path, headers, bytes);
  }

  ask(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<TusAnswer> {
    const { call, answer } = this.open(method, path, { ...headers, 'content-length': String(body?.length ?? 0) });
    call.end(body);
    return answer;
  }

  /** A call whose body the test writes itself. When the connection breaks, its status is 0. */
  open(
    method: string,
    path: string,
    headers: Record<string, string> = {},
  ): { call: ClientRequest; answer: Promise<TusAnswer> } {
    const call = request(this.url + path, { method, agent: false, headers: { ...this.headers, ...headers } });
    const answer = new Promise<TusAnswer>((resolve) => {
      const broken = (error: Error) => resolve({ status: 0, headers: {}, text: error.message });
      call.on('error', broken);
      call.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', broken);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
    });
    return { call, answer };
  }
}
