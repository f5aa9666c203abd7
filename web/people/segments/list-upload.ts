import {
  LIST_LIMITS,
  type ListFile,
  type ListImport,
  type ListLook,
  type ListMode,
} from '../../../contract/segment-lists.ts';
import type { SegmentDetail } from '../../../contract/segments.ts';
import { type Api, ApiFailure } from '../../app/api.ts';
import { State } from '../../ui/watch.ts';

/** A file on its way to a list: what was chosen, and what it would do. Nothing is done before `apply`. */
export class ListUpload extends State {
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  /** The list that is changed; undefined for a new one. */
  segment: SegmentDetail | undefined;
  name = '';
  fileName = '';
  mode: ListMode = 'replace';
  makeUnknown = false;
  /** How the file is to be read, as far as the merchant said so. */
  reading: Partial<Pick<ListFile, 'column' | 'by' | 'hasHeader'>> = {};
  look: ListLook | undefined;
  looking = false;
  lookFailure = '';
  applying = false;
  #file = '';
  #asked: AbortController | undefined;
  readonly #api: Api;
  readonly #id: string | undefined;

  constructor(api: Api, id: string | undefined) {
    super();
    this.#api = api;
    this.#id = id;
  }

  async load(): Promise<void> {
    this.status = 'loading';
    this.changed();
    try {
      const path = `/segments/${encodeURIComponent(this.#id ?? '')}`;
      this.segment = this.#id ? await this.#api.get<SegmentDetail>(path) : undefined;
      this.status = this.segment && !this.segment.isList ? 'missing' : 'ready';
    } catch (error) {
      this.status = error instanceof ApiFailure && error.status === 404 ? 'missing' : 'failed';
      this.failure = wordsOf(error);
    }
    this.changed();
  }

  async choose(file: File): Promise<void> {
    this.look = undefined;
    this.reading = {};
    this.fileName = file.name;
    if (this.name === '') this.name = file.name.replace(/\.\w+$/, '').slice(0, 80);
    this.#file = file.size > LIST_LIMITS.bytes ? '' : await base64Of(file);
    this.lookFailure =
      file.size > LIST_LIMITS.bytes
        ? 'The file has more than 5 MB: cut it in two.'
        : file.size === 0
          ? 'The file is empty.'
          : '';
    this.changed();
    await this.ask();
  }

  /** Changes what is asked for, and looks again. */
  async set(change: Partial<Pick<ListUpload, 'mode' | 'makeUnknown' | 'reading'>>): Promise<void> {
    Object.assign(this, change);
    await this.ask();
  }

  async ask(): Promise<void> {
    if (this.#file === '') return;
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.looking = true;
    this.lookFailure = '';
    this.changed();
    try {
      this.look = await this.#api.post<ListLook>('/segments/lists/look', this.#request, { signal: asked.signal });
    } catch (error) {
      if (asked.signal.aborted) return;
      this.look = undefined;
      this.lookFailure = wordsOf(error);
    }
    if (this.#asked === asked) this.looking = false;
    this.changed();
  }

  /** Does what is shown, or begins with it; undefined where it was refused, and then `lookFailure` says why. */
  async apply(): Promise<ListImport | undefined> {
    const { look } = this;
    if (!look || this.applying || this.looking) return undefined;
    this.applying = true;
    this.changed();
    try {
      const body = { ...this.#request, hash: look.hash, ...(look.isNew ? { newId: look.segmentId } : {}) };
      return await this.#api.post<ListImport>('/segments/lists/apply', body);
    } catch (error) {
      this.lookFailure = wordsOf(error);
      return undefined;
    } finally {
      this.applying = false;
      this.changed();
    }
  }

  get #request() {
    const { fileName, mode, makeUnknown, reading, name } = this;
    const list = this.#id ? { segmentId: this.#id } : { name: name.trim() };
    return { ...list, ...reading, file: this.#file, fileName: fileName.slice(0, 200), mode, makeUnknown };
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
