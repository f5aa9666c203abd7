import type { OAuthProviderName } from '../../../../contract/oauth.ts';
import type { SourceType } from '../../../../contract/sources.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import type { OAuthProvider } from './provider.ts';
import { shopify } from './shopify.ts';

export const OAUTH: Record<OAuthProviderName, OAuthProvider> = { google, facebook, shopify };

/** The provider at which a type of source is connected by signing in. */
export function oauthOf(sourceType: SourceType): OAuthProvider | undefined {
  return Object.values(OAUTH).find((one) => one.sourceType === sourceType);
}
