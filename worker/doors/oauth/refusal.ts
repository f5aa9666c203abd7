/** The codes of RFC 6749, 7591 and 8707 that we answer with. */
export type RefusalCode =
  | 'invalid_request'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_target'
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied';

/** A refusal in the words of OAuth, for a program. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, description: string) {
    super(description);
    this.code = code;
  }
}

export function refuse(code: RefusalCode, description: string): never {
  throw new Refusal(code, description);
}
