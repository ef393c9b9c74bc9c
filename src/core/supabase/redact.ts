const hidden = '[redacted]';

/** Forms in which a secret can appear in the CLI's output, its arguments or an environment listing. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // The password of a URL runs to the last `@` before a blank or quote, since it may hold a raw `@` or `/`.
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'`]*):[^\s"'`]*@/gi, `$1:${hidden}@`],
  [/\bsbp_(?:oauth_)?[A-Za-z0-9]{8,}/g, `sbp_${hidden}`],
  [/\bsb_secret_[\w-]{8,}/g, `sb_secret_${hidden}`],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, hidden],
  [/\b(bearer)\s+[\w.~+/-]{8,}=*/gi, `$1 ${hidden}`],
  [
    /\b((?:PG|SUPABASE_DB_|POSTGRES_|DB_)PASSWORD|PGSSLPASSWORD|SUPABASE_ACCESS_TOKEN)(["']?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    `$1$2${hidden}`,
  ],
  [/([?&\s]|^)(password|sslpassword)=(?:'[^']*'|[^\s&'"]+)/gi, `$1$2=${hidden}`],
  [/(--password)(=|\s+)(?:"[^"]*"|'[^']*'|\S+)/g, `$1$2${hidden}`],
];

/**
 * Text without secrets: passwords in URLs, access tokens, keys, password variables and flags; and each of
 * `secrets` wherever it stands, as it is and percent-encoded.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let result = text;
  for (const secret of secrets) {
    // A very short secret would blank out ordinary words; the patterns below still cover its usual places.
    if (secret.length < 4) continue;
    for (const form of new Set([secret, encodeURIComponent(secret)]))
      result = result.replaceAll(form, hidden);
  }
  for (const [pattern, replacement] of patterns) result = result.replace(pattern, replacement);
  return result;
}

/** A command line for the log: file and arguments, redacted. */
export function redactCommand(
  file: string,
  args: readonly string[],
  secrets: readonly string[] = [],
): string {
  const shown = args.map((arg, index) =>
    /^(?:--password|-p|--token)$/.test(args[index - 1] ?? '') ? hidden : redact(arg, secrets),
  );
  return [file, ...shown]
    .map((part) => (/[\s"]/.test(part) || part === '' ? JSON.stringify(part) : part))
    .join(' ');
}
