import type { RecordKind } from '../record.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import type { Parser } from './parser.ts';
import { segment } from './segment.ts';
import { shopify } from './shopify.ts';
import { webhook } from './webhook.ts';

export const PARSERS: Record<RecordKind, Parser> = { segment, shopify, webhook, facebook, google };
