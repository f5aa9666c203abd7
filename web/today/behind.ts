import type { Person } from '../../contract/people.ts';
import type { Api } from '../app/api.ts';
import { Paged } from '../ui/paged.ts';

/** The people behind a number, seen last first, page by page: what `ph-person-list` draws. */
export class PeopleBehind extends Paged<Person> {
  constructor(api: Api, path: string, body: object) {
    super(
      (cursor) => api.post(path, { ...body, ...(cursor ? { cursor } : {}) }),
      ({ id }) => id,
    );
  }
}
