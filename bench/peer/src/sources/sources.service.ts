import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Source } from './source.entity.js';

/** A removed source works for at most this long, as in PulseHub. */
const FRESH_MS = 5000;

@Injectable()
export class SourcesService {
  private readonly kept = new Map<string, { source: Promise<Source | null>; until: number }>();

  constructor(@InjectRepository(Source) private readonly sources: Repository<Source>) {}

  async require(id: string): Promise<Source> {
    const now = Date.now();
    let known = this.kept.get(id);
    if (!known || known.until < now) {
      known = { source: this.sources.findOneBy({ id }), until: now + FRESH_MS };
      this.kept.set(id, known);
    }
    const source = await known.source;
    if (!source) throw new NotFoundException();
    return source;
  }
}
