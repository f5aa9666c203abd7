import worker from './index.js';
import workerFirst from './worker-first.js';

/**
 * The hub's front door on the machine's own address: the Worker behind a socket of its own. Miniflare's own door puts two
 * more Workers before it, which cost several times what the Worker itself takes for a small request. What those
 * and Cloudflare do on the way is done here: assets, the caller's address, compression.
 */
export const front = {
  async fetch(request, env, execution) {
    const pathname = pathOf(request.url);
    if (workerFirst.some((rule) => rule.test(pathname)) || !['GET', 'HEAD'].includes(request.method)) {
      return worker.fetch(pathname.startsWith('/api/') ? fromCaller(request) : request, env, execution);
    }
    return compressed(request, await env.ASSETS.fetch(request));
  },
};

export * from './index.js';
export { default } from './index.js';

/** Of an absolute address; taking it apart as a URL costs as much as a tenth of a small request. */
function pathOf(url) {
  const from = url.indexOf('/', url.indexOf('//') + 2);
  const end = url.slice(from).search(/[?#]/);
  return end < 0 ? url.slice(from) : url.slice(from, from + end);
}

/** Cloudflare tells the caller's address, which the API asks for. This door listens on the machine's own address only, so that is the caller's too. */
function fromCaller(request) {
  if (request.headers.has('cf-connecting-ip')) return request;
  const told = new Request(request);
  told.headers.set('CF-Connecting-IP', '127.0.0.1');
  return told;
}

function compressed(request, response) {
  const type = response.headers.get('content-type') ?? '';
  const wanted = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!wanted || !/^(text\/|application\/(json|javascript|manifest\+json)|image\/svg)/.test(type)) return response;
  const smaller = new Response(response.body, response);
  smaller.headers.set('Content-Encoding', 'gzip');
  smaller.headers.append('Vary', 'Accept-Encoding');
  return smaller;
}
