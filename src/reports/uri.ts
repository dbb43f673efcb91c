/**
 * A file name as a relative URI reference (RFC 3986): every character outside the unreserved set and the
 * slashes is percent-encoded, so the name cannot end a link or smuggle an escape code. A lone surrogate has
 * no UTF-8 form and becomes U+FFFD.
 */
export const fileUri = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
